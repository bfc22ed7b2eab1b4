"""The addresses of downloads, and what belongs to them."""

from django.urls import path

from . import views

urlpatterns = [
    path("esikatselu/<slug:slug>/<int:number>", views.preview, name="asset_preview"),
    path("kerro/<slug:slug>", views.wish, name="asset_wish"),
    path("<slug:owner>/<str:name>", views.download, name="download"),
]
