"""Addresses. What is for machines and editors stands outside the language prefixes."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.api.v3.urls import api
from wagtail.documents import urls as wagtaildocs_urls

from brand.api_files import narrow_lists
from brand.api_requests import read_bodies_safely
from brand.pictures.serving import serve_rendition
from brand.routing import serve as serve_page
from brand.signin.views import to_the_door
from brand.strips.combiner import combiner
from brand.translating.views import admin_texts
from home.search import search
from news.notices.api import narrow_pages

from . import machines
from .storage import MARKS, RENDITIONS

narrow_lists()
narrow_pages()
read_bodies_safely()

handler500 = "sydansuomessa.faults.server_error"

urlpatterns = [
    # What is only read answers so to whatever is sent, with or without a form's key.
    path("robots.txt", csrf_exempt(machines.robots)),
    path("sitemap.xml", csrf_exempt(machines.sitemap), name="sitemap"),
    path(".well-known/security.txt", csrf_exempt(machines.security)),
    # Before Wagtail's own, which lacks some of its texts in Finnish and Swedish.
    path("admin/jsi18n/", admin_texts),
    # Before the admin's own addresses: its sign-in is ours, and its chooser names only what one may read.
    path("admin/", include("brand.signin.urls")),
    path("admin/", include("brand.choosing.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v3/", api.urls),
    path("lataa/", include("brand.strips.urls")),
    path("lataa/", include("brand.portal.urls")),
    # Renditions and marks only: originals and documents have no address of their own. With S3 set, the
    # storage's own addresses are used and these are never asked.
    re_path(rf"^media/(?P<path>{RENDITIONS}/[^\0]+)$", serve_rendition),
    re_path(rf"^media/(?P<path>{MARKS}/[^\0]+)$", serve, {"document_root": settings.MEDIA_ROOT}),
    *i18n_patterns(
        path("haku/", csrf_exempt(search), name="search"),
        path("aineistopankki/yhdistelma/", csrf_exempt(combiner), name="combiner"),
        path("palaute/", include("home.feedback.urls")),
        path("", include("news.urls")),
        path("", include("projects.urls")),
        # Wagtail would let people in here too.
        path("_util/login/", to_the_door),
        re_path(wagtail_urls.serve_pattern, csrf_exempt(serve_page), name="wagtail_serve"),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
