"""The form of a picture: in the admin, in the chooser, in bulk and behind API v3."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.models import modelform_factory
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.images.forms import BaseImageForm

from ..models import Picture
from ..models.library import SHARED_FIELDS
from ..uploads.forms import PictureFileField, replace_file_field


class PictureForm(BaseImageForm):
    """Judges the file and asks for what it shows. Named in WAGTAILIMAGES_IMAGE_FORM_BASE."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        replace_file_field(self, PictureFileField)
        if "description" in self.fields:
            field = self.fields["description"]
            field.required = True
            field.label = _("Text alternative in Finnish")
            field.help_text = _("Tell in a sentence what the picture shows to someone who doesn't see it.")

    def _update_errors(self, errors: ValidationError) -> None:
        """A part of the form, as API v3 sends it, may fail for the want of a field it doesn't have."""
        by_field = getattr(errors, "error_dict", {})
        missing = [name for name in by_field if name not in self.fields and name != NON_FIELD_ERRORS]
        for name in missing:
            by_field.setdefault(NON_FIELD_ERRORS, []).extend(by_field.pop(name))
        super()._update_errors(errors)


SharedMetadataForm = modelform_factory(Picture, form=WagtailAdminModelForm, fields=SHARED_FIELDS)
