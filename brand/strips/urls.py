"""The addresses of strips' files."""

from django.urls import path

from ..documents.views import document_file
from . import views

urlpatterns = [
    path("asiakirja/<str:kind>/<str:key>/<str:name>", document_file, name="document_file"),
    path("rivi/<str:template>/<str:kind>/<str:key>/<str:name>", views.strip_file, name="strip_file"),
    path("mitat/<str:owner>/<str:name>", views.measure_drawing, name="measure_drawing"),
]
