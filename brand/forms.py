"""The form of every page type, in the editor and behind API v3."""

from collections import defaultdict

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from .references import check_references
from .translating.fidelity import check_fidelity


class BrandedPageForm(WagtailAdminPageForm):
    """Refuses files and pages that the one who fills it in may not use, and what isn't a translator's to change, on
    drafts too."""

    def clean_slug(self) -> str:
        """An address that anybody can read out and type. One that is older than this demand stands."""
        slug = self.cleaned_data["slug"]
        if not slug.isascii() and slug != self.instance.slug:
            message = _("Only the letters a–z, numbers and hyphens: write a for ä and å, o for ö.")
            raise ValidationError(message, code="not_ascii")
        return slug

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.for_user is not None:
            self._ask(check_references, self.instance, self.for_user)
            self._ask(check_fidelity, self.instance)
            self._ask(self.instance.check_end, self.for_user)

    def _ask(self, check, *about) -> None:
        try:
            check(*about)
        except ValidationError as error:
            self.add_error(None, error)

    def add_error(self, field, error) -> None:
        """What is wrong with a field that isn't in the form is said of the whole: a script sends a few fields, and
        Django would raise ValueError."""
        if field is None and hasattr(error, "error_dict"):
            placed = defaultdict(list)
            for name, errors in error.error_dict.items():
                placed[name if name in self.fields else NON_FIELD_ERRORS] += errors
            error = ValidationError(dict(placed))
        super().add_error(field, error)
