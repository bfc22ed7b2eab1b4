"""Finding the page of an address in two queries, whatever its depth.

Wagtail asks for each level of the tree twice and for its restrictions in three steps more. Here the pages on
the way are one query and the page's own row, with what its head needs, another; the pages on the way then also
tell whose restrictions hold. Everything else, from hooks to errors, stays Wagtail's.
"""

from itertools import accumulate

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import views
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from .frame.frame_records import FRAME
from .frame.site_frame import SiteFrame
from .models import BrandedPage
from .public_pages import is_mirror


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's own view, with the page already found."""
    found = find_page(request, path)
    if found is not None and is_mirror(found.page):
        return redirect_to_original(found.page, request)
    return views.serve(request, path)


def redirect_to_original(mirror: Page, request: HttpRequest) -> HttpResponse:
    """The way on from a place in the tree that has nothing in its own language. Raises Http404 where the
    original isn't live."""
    url = mirror.alias_of.get_url(request) if mirror.alias_of.live else None
    if not url:
        raise Http404
    return redirect(url)


def find_page(request: HttpRequest, path: str) -> RouteResult | None:
    """The page of a path below the front page of the active language, or None.

    It is left on the request, where Wagtail looks before it would search by itself.
    """
    remember_only_site(request)
    if Site.find_for_request(request) is None:
        return None
    try:
        request._wagtail_route_for_request = _route(request, [part for part in path.split("/") if part])
    except Http404:
        request._wagtail_route_for_request = None
    return request._wagtail_route_for_request


def remember_only_site(request: HttpRequest) -> None:
    """Where there is one site, every host is its host: Wagtail needn't ask which."""
    sites = FRAME.kept("sites", lambda: list(Site.objects.select_related("root_page__locale")))
    if len(sites) == 1 and sites[0].is_default_site and not hasattr(request, "_wagtail_site"):
        request._wagtail_site = sites[0]


def _route(request: HttpRequest, parts: list[str]) -> RouteResult:
    """Raises Http404 where no live page answers."""
    root = SiteFrame.of(request).records.root_url_path
    url_paths = list(accumulate(parts, lambda url_path, part: f"{url_path}{part}/", initial=root))
    wanted = Page.objects.filter(url_path__in=["/", *url_paths]).select_related("locale")
    found = {page.url_path: page for page in wanted}
    chain = [found[url_path] for url_path in url_paths if url_path in found]
    if [page.url_path for page in chain] != url_paths[: len(chain)] or not chain:
        raise Http404
    page = _own_row(chain[-1])
    page._cached_parent_obj = chain[-2] if len(chain) > 1 else found.get("/")
    page.routed_through = tuple(found.values())
    # The page itself says whether it is live, and what it makes of the rest of the address.
    return page.route(request, parts[len(chain) - 1 :])


def _own_row(page: Page) -> Page:
    """The page as its own type, with what the frame needs joined to it."""
    model = page.specific_class
    if model is None or not issubclass(model, BrandedPage):
        return page.specific
    own = model._default_manager.select_related(*model.routed_with).get(pk=page.pk)
    own.locale = page.locale
    return own
