"""The addresses of downloads."""

from django.urls import path

from . import views

urlpatterns = [path("<slug:owner>/<str:name>", views.download, name="download")]
