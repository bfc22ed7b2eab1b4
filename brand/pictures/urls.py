"""Before Wagtail's own, at the same addresses: `images/` in the admin."""

from django.urls import path

from . import views

urlpatterns = [
    path("add/", views.AddPictureView.as_view()),
    path("multiple/add/", views.AddPicturesView.as_view()),
]
