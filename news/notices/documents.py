"""The files of notices, by what pages refer to."""

from collections.abc import Iterable, Iterator

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from brand.models import BrandDocument
from brand.references import references


def documents_of(page: Page) -> set[int]:
    """The keys of the documents that the page, as it stands in memory, refers to."""
    found = {reference for pairs in references(page).values() for reference in pairs}
    return {int(pk) for model, pk in found if issubclass(model, BrandDocument)}


def files_of_others(notice: Page) -> Iterator[str]:
    """The titles of the notice's documents that other pages than notices refer to."""
    if found := documents_of(notice):
        used = _references_to(found).exclude(content_type=ContentType.objects.get_for_model(type(notice)))
        keys = {int(pk) for pk in used.values_list("to_object_id", flat=True)}
        yield from BrandDocument.objects.filter(pk__in=keys).order_by("pk").values_list("title", flat=True)


def pages_with(documents: Iterable[int]) -> dict[int, set[int]]:
    """The keys of the pages whose rows refer to each of the documents."""
    pages: dict[int, set[int]] = {pk: set() for pk in documents}
    for document, page in _references_to(pages).values_list("to_object_id", "object_id"):
        pages[int(document)].add(int(page))
    return pages


def _references_to(documents: Iterable[int]):
    return ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(BrandDocument),
        to_object_id__in=[str(pk) for pk in documents],
        base_content_type=ContentType.objects.get_for_model(Page),
    )
