"""Where a notice's words are besides its row, and taking them away there.

Each function can be run again. What stays says who did what and when, without the words.
"""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Q
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment, ModelLogEntry, Page, PageLogEntry, Revision, WorkflowState
from wagtail.search import models as search_models
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    SegmentOverride,
    String,
    StringSegment,
    StringTranslation,
    Template,
    TemplateSegment,
    TranslatableObject,
)

from brand.models import BrandDocument

from .documents import documents_of, pages_with


def remove_versions(page: Page) -> None:
    """The versions, with what reviewers have said of them, and the comments."""
    content_type = ContentType.objects.get_for_model(Page)
    WorkflowState.objects.filter(base_content_type=content_type, object_id=str(page.pk)).delete()
    Comment.objects.filter(page=page.pk).delete()
    Page.objects.filter(pk=page.pk).update(
        latest_revision=None, live_revision=None, latest_revision_created_at=None
    )
    Revision.objects.filter(base_content_type=content_type, object_id=str(page.pk)).delete()


def clean_history(page: Page, subject: str) -> None:
    """Who did what stays; earlier subjects, comments and the like go, and addresses made of earlier subjects."""
    PageLogEntry.objects.filter(page=page.pk).update(label=subject, data={})
    Redirect.objects.filter(redirect_page=page.pk).delete()


def remove_translators_texts(key) -> None:
    """What wagtail-localize keeps of the notice: its texts in all languages. The shared strings of its segments
    go with them: see `forget_unused`."""
    of_object = Q(context__object_id=key)
    for model in (OverridableSegment, RelatedObjectSegment, StringSegment, TemplateSegment):
        model.objects.filter(of_object | Q(source__object_id=key)).delete()
    for model in (SegmentOverride, StringTranslation):
        model.objects.filter(of_object).delete()
    TranslatableObject.objects.filter(translation_key=key).delete()


def forget_unused(segment: StringSegment | TemplateSegment) -> None:
    """Delete what a notice's segment consisted of, unless another page says the same. wagtail-localize keeps every
    string that there ever was."""
    if isinstance(segment, StringSegment):
        String.objects.filter(pk=segment.string_id, segments=None).delete()
    else:
        Template.objects.filter(pk=segment.template_id, segments=None).delete()


def documents_to_remove(group: list[Page], others_running: Iterable[int]) -> set[int]:
    """The keys of the documents that go with the notices of the group.

    What was on display goes, whoever else has begun to refer to it, unless another notice is still showing it.
    What only a version had goes unless some page refers to it.
    """
    shown = {pk for page in group if page.date for pk in documents_of(page)}
    in_versions = {
        pk for page in group for version in page.revisions.all() for pk in documents_of(version.as_object())
    }
    own, running = {page.pk for page in group}, set(others_running)
    pages = pages_with(shown | in_versions)
    return {pk for pk in shown if not pages[pk] & running} | {
        pk for pk in in_versions - shown if not pages[pk] - own
    }


def remove_documents(keys: Iterable[int]) -> None:
    """The documents with their files, tags of theirs alone, and what the log calls them."""
    documents = list(BrandDocument.objects.filter(pk__in=keys))
    if not documents:
        return
    tags = {tag.pk for document in documents for tag in document.tags.all()}
    pks = [str(document.pk) for document in documents]
    for document in documents:
        document.delete()
    Tag.objects.filter(pk__in=tags, taggit_taggeditem_items=None).delete()
    content_type = ContentType.objects.get_for_model(BrandDocument)
    ModelLogEntry.objects.filter(content_type=content_type, object_id__in=pks).update(label="–", data={})


def forget_found_words() -> None:
    """SQLite's full-text index keeps the words of what has been taken out of it until it is merged: names of files
    among them. PostgreSQL has no such index apart from its rows."""
    if connection.vendor == "sqlite":
        table = connection.ops.quote_name(search_models.SQLiteFTSIndexEntry._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - the model's own name
