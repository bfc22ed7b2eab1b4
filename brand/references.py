"""What a page may point at: only what the one who points at it may choose.

Wagtail's choosers hide the files of other collections, but a posted id is accepted. So whoever saves a page is
asked here, with the permissions that the choosers go by, about everything the page has begun to refer to. What
was on the page before, in whichever language or revision, may stay.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

Reference = tuple[type[Model], str]


def check_references(page: Page, user) -> None:
    """Raise a ValidationError, keyed to the fields, if `user` may not use what `page` newly refers to."""
    by_field = references(page)
    strange = _not_choosable({reference for found in by_field.values() for reference in found}, user)
    if strange:
        strange -= _known_to(page, strange)
    errors = {
        name: [_refusal(model) for model, _pk in sorted(found & strange, key=str)]
        for name, found in by_field.items()
        if found & strange
    }
    if errors:
        raise ValidationError(errors)


def references(page: Page) -> dict[str, set[Reference]]:
    """The pictures, documents and pages that a page refers to, by the name of the field or relation."""
    found = {name: {(_guarded(model), pk) for model, pk in pairs} for name, pairs in _pairs(page)}
    return {name: kept for name, pairs in found.items() if (kept := {p for p in pairs if p[0]})}


def _pairs(instance: Model) -> Iterator[tuple[str, list[tuple[type[Model], str]]]]:
    for field in _pointing_fields(type(instance)):
        if field.many_to_one:
            pk = field.value_from_object(instance)
            yield field.name, [(field.related_model, str(pk))] if pk is not None else []
        else:
            value = getattr(instance, field.name)
            yield field.name, [(row[0], str(row[1])) for row in field.extract_references(value) if row[1]]
    for relation in get_all_child_relations(instance):
        if _pointing_fields(relation.related_model):
            children = getattr(instance, relation.get_accessor_name()).all()
            yield (
                relation.name,
                [pair for child in children for _name, found in _pairs(child) for pair in found],
            )


@cache
def _pointing_fields(model: type[Model]) -> tuple[Field, ...]:
    """The fields through which somebody who edits the object can make it refer to a file or page."""
    return tuple(
        field
        for field in model._meta.concrete_fields
        if field.editable
        and not isinstance(field, ParentalKey)
        and (hasattr(field, "extract_references") or (field.many_to_one and _guarded(field.related_model)))
    )


def _guarded(model: type[Model]) -> type[Model] | None:
    """The model whose permissions decide, or None where anybody may point."""
    return next(
        (one for one in (get_image_model(), get_document_model(), Page) if issubclass(model, one)), None
    )


def _not_choosable(wanted: Iterable[Reference], user) -> set[Reference]:
    by_model: dict[type[Model], set[str]] = {}
    for model, pk in wanted:
        by_model.setdefault(model, set()).add(pk)
    return {
        (model, pk)
        for model, pks in by_model.items()
        for pk in pks - {str(one) for one in _choosable(model, user, pks)}
    }


def _choosable(model: type[Model], user, pks: set[str]) -> Iterable[int]:
    if model is Page:
        chosen_from = choosable_pages(user)
    else:
        chosen_from = policy_registry.get_by_type(model).instances_user_has_permission_for(user, "choose")
    return chosen_from.filter(pk__in=pks).values_list("pk", flat=True)


def choosable_pages(user) -> PageQuerySet:
    """The pages that are open to everybody, and those that the user may edit or publish."""
    own = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, {"change", "publish"})
    return Page.objects.live().public() | own


def _known_to(page: Page, wanted: set[Reference]) -> set[Reference]:
    """Those of `wanted` that the page has had before, looked for only as far back as needed."""
    if not page.pk:
        return set()
    known: set[Reference] = set()
    for earlier in _earlier_versions(page):
        known |= wanted & {reference for found in references(earlier).values() for reference in found}
        if known == wanted:
            break
    return known


def _earlier_versions(page: Page) -> Iterator[Page]:
    yield from page.get_translations()
    # A row without either has only just been added, with what is being asked about.
    if page.latest_revision_id or page.last_published_at:
        yield type(page).objects.get(pk=page.pk)
    for revision in page.revisions.order_by("-created_at", "-id").iterator(chunk_size=20):
        yield revision.as_object()


def _refusal(model: type[Model]) -> str:
    if model is Page:
        return _("This page isn't open to everybody, and you can't edit it. Choose another page.")
    return _("This %(file)s isn't yours to use. Choose one of your own or of the shared ones.") % {
        "file": model._meta.verbose_name
    }
