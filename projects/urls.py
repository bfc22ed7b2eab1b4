"""Addresses of the open data. They stand below the page of the list, in each language."""

from django.urls import re_path
from django.views.decorators.csrf import csrf_exempt

from .views import open_data

urlpatterns = [
    re_path(
        r"^(?P<page_path>(?:[\w\-]+/)+)(?P<name>(?:hankkeet|rahoitus)\.csv|hankkeet\.json)$",
        csrf_exempt(open_data),
        name="open_data",
    ),
]
