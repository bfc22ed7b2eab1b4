"""Addresses of the files that pages offer. They stand under the language prefixes, as the pages do."""

from django.urls import re_path
from django.views.decorators.csrf import csrf_exempt

from .views import page_file

urlpatterns = [
    re_path(
        r"^(?P<page_path>(?:[\w\-]+/)+)(?P<name>(?:rss|atom)\.xml|kalenteri\.ics)$",
        csrf_exempt(page_file),
        name="page_file",
    ),
]
