"""Wagtail's views for adding pictures, at their own addresses, with what ours need more."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.images.views.images import CreateView
from wagtail.images.views.multiple import AddView

from ..models.library import SHARED_FIELDS
from ..uploads import UploadRefused, check_picture, normalised
from .forms import SharedMetadataForm


class AddPictureView(CreateView):
    """Goes on to the picture's own page, where the focal point is marked."""

    def get_success_url(self) -> str:
        return reverse("wagtailimages:edit", args=[self.object.pk])

    def get_success_buttons(self) -> list:
        return []

    def get_success_message(self, instance) -> str:
        return _(
            "“%(title)s” has been added. Mark its focal point: drag a box over what must stay in view."
        ) % {"title": instance.title}


class AddPicturesView(AddView):
    """Many at once: what they have in common is given once, and each may differ from it afterwards."""

    template_name = "brand/pictures/add_multiple.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(shared_form=SharedMetadataForm(), **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        self._normalise(request)
        return super().post(request)

    @staticmethod
    def _normalise(request: HttpRequest) -> None:
        """What waits for its text alternative waits as it will be kept: without its metadata."""
        if "files[]" in request.FILES:
            try:
                check_picture(request.FILES["files[]"])
                request.FILES["files[]"] = normalised(request.FILES["files[]"])
            except UploadRefused:
                return  # the form says why

    def get_edit_upload_form_context_data(self) -> dict:
        shared = SharedMetadataForm(self.request.POST)
        shared.is_valid()
        for name in SHARED_FIELDS:
            if name in shared.cleaned_data:
                setattr(self.object, name, shared.cleaned_data[name])
        return super().get_edit_upload_form_context_data()
