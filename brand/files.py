"""When a file may be read by its address: addresses count up, so anybody can guess one."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import HttpRequest
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet


def may_read(request: HttpRequest, document: AbstractDocument) -> bool:
    """Whether a live page that the reader may see refers to the document, or the reader may choose it."""
    return _chooses(request.user, document) or any(
        _may_see(request, page) for page in _live_pages_with(document)
    )


def readable(request: HttpRequest, model: type[Model]) -> set[int]:
    """The keys of those pictures or documents that live pages open to everybody refer to, or that the user of the
    request may choose or change."""
    rows = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model),
        base_content_type=ContentType.objects.get_for_model(Page),
    ).values_list("to_object_id", "object_id")
    pairs = {(int(file), int(page)) for file, page in rows}
    pages = Page.objects.live().public().filter(pk__in={page for _file, page in pairs})
    shown = set(pages.values_list("pk", flat=True))
    policy = policy_registry.get_by_type(model)
    own = policy.instances_user_has_any_permission_for(request.user, ["choose", "change"])
    return {file for file, page in pairs if page in shown} | set(own.values_list("pk", flat=True))


def _chooses(user, document: AbstractDocument) -> bool:
    policy = policy_registry.get_by_type(type(document))
    return any(policy.user_has_permission_for_instance(user, verb, document) for verb in ("choose", "change"))


def _live_pages_with(document: AbstractDocument) -> PageQuerySet:
    """The index holds what a page's row refers to: of a live page, that is what readers see."""
    rows = ReferenceIndex.get_references_to(document).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    return Page.objects.live().filter(pk__in=[int(pk) for pk in rows.values_list("object_id", flat=True)])


def _may_see(request: HttpRequest, page: Page) -> bool:
    return all(restriction.accept_request(request) for restriction in page.get_view_restrictions())
