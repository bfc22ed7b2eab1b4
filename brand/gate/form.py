"""The gate as the page's form says it: earlier and kinder, each word at its field, and nothing entered is lost."""

from django.core.exceptions import NON_FIELD_ERRORS

from ..forms import BrandedPageForm
from .guard import failing_rules
from .refusal import messages_by_field


class GuidelineForm(BrandedPageForm):
    """Base of every page type's form, in the admin and over API v3. A draft is saved whatever it says."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.is_deferred_validation and not self.errors:
            self.add_guideline_errors()

    def add_guideline_errors(self) -> None:
        """Put each broken must rule at its field, or above the form where the form hasn't the field."""
        for name, messages in messages_by_field(self.instance, failing_rules(self.instance)).items():
            key = name if name in self.fields and name != NON_FIELD_ERRORS else None
            for message in messages:
                self.add_error(key, message)
