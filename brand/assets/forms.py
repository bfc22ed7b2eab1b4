"""The forms by which the brand team makes assets, publishes versions and gives marks their official drawing."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from ..models import BrandAsset, Mark
from ..uploads import UploadRefused
from .incoming import contents_of, mark_drawing
from .marks import asset_of
from .publishing import Content, publish_version

MOST_FILES = 6


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files, one of each format."""

    widget = ManyFilesInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > MOST_FILES:
            raise ValidationError(_("That is too many files at once: a version has one of each format."))
        if self.required and not files:
            raise ValidationError(self.error_messages["required"], code="required")
        return [super(ManyFilesField, self).clean(file, None) for file in files]


class AssetForm(WagtailAdminModelForm):
    """An asset's facts, and the files of a new version where there are any."""

    files = ManyFilesField(
        label=_("Files of the new version"),
        required=False,
        help_text=_("One of each format. They take the old version's place everywhere at once; it is kept."),
    )
    note = forms.CharField(label=_("What changed"), max_length=300, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.contents: list[Content] = []
        if self.instance.newest_id is None:
            self.fields["files"].required = True
        # The name is part of addresses that are in use, the kind says which formats there are.
        for name in ("slug", "kind") if self.instance.pk else ():
            if name in self.fields:
                self.fields[name].disabled = True
        if self.instance.mark_id:
            for name in ("municipality", "organisation", "project_page", "is_public", "picture"):
                if name in self.fields:
                    self.fields[name].disabled = True

    def clean(self):
        cleaned = super().clean()
        kind = cleaned.get("kind") or self.instance.kind
        files = cleaned.get("files")
        if kind == BrandAsset.Kind.MARK and not self.instance.mark_id:
            self.add_error("kind", _("A mark is made under Marks, with its owner and variant."))
        elif files and kind:
            try:
                self.contents = contents_of(kind, files)
            except ValidationError as error:
                self.add_error("files", error)
        return cleaned

    def save(self, commit=True):
        with transaction.atomic():
            asset = super().save(commit=commit)
            if commit and self.contents:
                publish_version(asset, self.contents, note=self.cleaned_data["note"], by=self.for_user)
                asset.refresh_from_db()
        return asset

    def _post_clean(self):
        super()._post_clean()
        newest = self.instance.newest
        if newest and self.contents:
            old = {file.sha256 for file in newest.files.all()}
            if old == {content.sha256 for content in self.contents}:
                self.add_error("files", _("These are the newest version's files. Choose new ones."))
        formats = [content.format for content in self.contents]
        if len(set(formats)) < len(formats):
            self.add_error("files", _("Two of the files have the same format. Choose one of each."))


class MarkForm(WagtailAdminModelForm):
    """An owner's mark: on its first saving whose and which it is, later a new drawing only."""

    drawing = forms.FileField(
        label=_("Official drawing (SVG)"),
        help_text=_("Text in outlines. It takes the place of the present drawing everywhere at once."),
    )
    note = forms.CharField(label=_("What changed"), max_length=300, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.content: Content | None = None
        for name in ("municipality", "organisation", "shape", "variant") if self.instance.pk else ():
            self.fields[name].disabled = True

    def clean_drawing(self):
        try:
            self.content = mark_drawing(self.cleaned_data["drawing"])
        except UploadRefused as refused:
            raise ValidationError(refused.messages) from refused
        asset = BrandAsset.objects.filter(mark=self.instance).first() if self.instance.pk else None
        if asset and asset.newest and asset.newest.files.filter(sha256=self.content.sha256).exists():
            raise ValidationError(_("This is the drawing that is in use already. Choose a new one."))
        return self.cleaned_data["drawing"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("municipality") and cleaned.get("organisation"):
            self.add_error("organisation", _("A mark is a municipality's or an organisation's, not both."))
        elif not self.instance.pk and self._is_there(cleaned):
            self.add_error(
                "variant", _("The owner has this mark already. Open it and give it a new drawing.")
            )
        return cleaned

    def _is_there(self, cleaned) -> bool:
        names = ("municipality", "organisation", "shape", "variant")
        return Mark.objects.filter(**{name: cleaned.get(name) for name in names}).exists()

    def save(self, commit=True):
        with transaction.atomic():
            self.instance.width, self.instance.height = self.content.width, self.content.height
            publish_version(
                asset_of(self.instance), [self.content], note=self.cleaned_data["note"], by=self.for_user
            )
            self.instance.refresh_from_db()
        return self.instance
