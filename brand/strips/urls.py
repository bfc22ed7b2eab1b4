"""The addresses of strips' files."""

from django.urls import path

from . import views

urlpatterns = [path("<str:template>/<str:kind>/<str:key>/<str:name>", views.strip_file, name="strip_file")]
