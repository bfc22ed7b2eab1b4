"""The form of every page type, in the editor and behind API v3."""

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

from .references import check_references


class BrandedPageForm(WagtailAdminPageForm):
    """Refuses files and pages that the one who fills it in may not use, on drafts too."""

    def _post_clean(self) -> None:
        super()._post_clean()
        self._check_references()

    def _check_references(self) -> None:
        if self.for_user is None:
            return
        try:
            check_references(self.instance, self.for_user)
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                self.add_error(name if name in self.fields else None, messages)
