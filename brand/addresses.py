"""Addresses as another machine must know them: whole, and the same whichever name the site was asked by."""

from urllib.parse import urljoin, urlsplit

from django.conf import settings


def absolute(path: str) -> str:
    """The whole address of a path on this site; a whole address stays as it is."""
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)


def site_host() -> str:
    """The site's own name, with a port where it isn't the usual one."""
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc
