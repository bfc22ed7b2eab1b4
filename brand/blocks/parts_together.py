"""What a block asks of its parts together, beside what each part asks of itself."""

from django.core.exceptions import ValidationError
from wagtail import blocks


class PartsTogether:
    """Mix in before StructBlock. The form asks it in `clean()`; for the rulebook `faults()` alone will do."""

    def faults(self, value: blocks.StructValue) -> dict[str, str]:
        """What is wrong with the parts together, by part. Asks the database nothing."""
        raise NotImplementedError

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if faults := self.faults(cleaned):
            raise blocks.StructBlockValidationError(
                block_errors={name: ValidationError(message) for name, message in faults.items()}
            )
        return cleaned
