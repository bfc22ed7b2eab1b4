"""The gate as the page's form says it: earlier and kinder, each word at its field, and nothing entered is lost."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from wagtail.blocks import StreamValue

from ..forms import BrandedPageForm
from .block_errors import Said, errors_at_blocks
from .guard import failing_rules
from .refusal import placed


class GuidelineForm(BrandedPageForm):
    """Base of every page type's form, in the admin and over API v3. A draft is saved whatever it says."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.is_deferred_validation and not self.errors:
            self.add_guideline_errors()

    def add_guideline_errors(self) -> None:
        """Put each broken must rule at its field, or above the form where the form hasn't the field."""
        said_of: dict[str | None, list[Said]] = {}
        for name, finding, message in placed(self.instance, failing_rules(self.instance)):
            key = name if name in self.fields and name != NON_FIELD_ERRORS else None
            said_of.setdefault(key, []).append((finding.block, message))
        for key, said in said_of.items():
            self.add_error(key, self._errors_of(key, said))

    def _errors_of(self, key: str | None, said: list[Said]) -> list[ValidationError]:
        value = getattr(self.instance, key) if key else None
        if isinstance(value, StreamValue):
            return errors_at_blocks(said, value)
        return [ValidationError(message) for _block, message in said]
