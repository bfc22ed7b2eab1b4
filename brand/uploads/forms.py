"""The admin's and API v3's forms for files: what comes in is judged as the field is cleaned, before it is stored."""

from django.core.files import File
from django.forms import ModelForm
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField

from .content import check_content
from .normalising import normalised
from .pixels import check_picture


class PictureFileField(WagtailImageField):
    """A picture that is whole, of bearable size and what its name says, without metadata and upright."""

    def to_python(self, data: File | None) -> File | None:
        if not data:
            return super().to_python(data)
        check_picture(data)
        return super().to_python(normalised(data))


class DocumentFileField(WagtailDocumentField):
    """A file to download whose content is what its name says."""

    def to_python(self, data: File | None) -> File | None:
        if data:
            check_content(data)
        return super().to_python(data)


class DocumentForm(BaseDocumentForm):
    """Wagtail's form, with the file judged. Named in WAGTAILDOCS_DOCUMENT_FORM_BASE."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        replace_file_field(self, DocumentFileField)


def replace_file_field(form: ModelForm, field_class: type) -> None:
    """Put a judging field in place of the one that Wagtail's form factory has made, where the form has one."""
    made = form.fields.get("file")
    if made is not None:
        form.fields["file"] = field_class(label=made.label, required=made.required, widget=made.widget)
