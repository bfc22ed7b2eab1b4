"""The addresses of strips' files."""

from django.urls import path

from . import views

urlpatterns = [
    path("rivi/<str:template>/<str:kind>/<str:key>/<str:name>", views.strip_file, name="strip_file"),
    path("mitat/<str:owner>/<str:name>", views.measure_drawing, name="measure_drawing"),
]
