"""When a notice's time is over, nothing of what it said is left: not in any column of any table, not in any file."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, models
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Comment, CommentReply, Locale, TaskState, Workflow
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation, TranslationContext
from wagtail_localize.operations import TranslationCreator

from brand.models import BrandDocument
from news.models import NoticeEvent, NoticePage
from news.models.notice import EMPTIED
from tests.builders import CONTACT, refreshed
from tests.notices import DAY, draft_notice, let_time_pass, make_document
from tests.people import account
from tests.reading import text_of

pytestmark = pytest.mark.django_db
MARK = "qxmerkkizw"
# What stays: the subject, the number and what is no words of an editor's.
KEPT = {"title", "draft_title", "slug", "url_path", "path", "case_number", "kind"}


def marked(name: str, version: str = "") -> str:
    return f"{MARK}{name.replace('_', '')}{version}"


def words(version: str, document: BrandDocument) -> dict:
    """Every field that somebody can write into, with a mark of its own."""
    text = {name: marked(name, version) for name in ("lead", "seo_title", "search_description", "authority")}
    return text | {
        "body": [
            ("heading", marked("heading", version)),
            (
                "paragraph",
                f'<p>{marked("body", version)} <a href="https://{marked("href", version)}.example/">'
                f"{marked('link', version)}</a></p>",
            ),
        ],
        "attachments": [("file", {"document": document, "name": marked("file", version)})],
        "appeal": f"<p>{marked('appeal', version)}</p>",
        "contact": [
            ("contact", CONTACT | {"name": marked("contact", version), "role": marked("role", version)})
        ],
    }


def marked_document(version: str) -> BrandDocument:
    text, name = f"{MARK} tiedostossa".encode(), f"{marked('filename', version)}.txt"
    document = make_document(marked("document", version), text=text, name=name)
    document.tags.add(marked("tag", version))
    return document


def everywhere(mark: str) -> set[str]:
    """The tables, with their columns, and the files that hold the mark in any form."""
    found, wanted = set(), mark.encode()
    with connection.cursor() as cursor:
        for table in sorted(_tables(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                found |= {
                    f"{table}.{name}"
                    for name, value in zip(names, row, strict=True)
                    if wanted in _bytes(value)
                }
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        if mark in path.name or (path.is_file() and wanted in path.read_bytes()):
            found.add(str(path))
    return found


def _tables(cursor) -> list[str]:
    """Also those that belong to no model, such as the parts of SQLite's full-text index."""
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return [name for (name,) in cursor.fetchall()]
    return connection.introspection.table_names(cursor)


def _bytes(value) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value).lower()
    return (json.dumps(value) if isinstance(value, dict | list) else str(value)).lower().encode()


def publish_translation(notice: NoticePage) -> NoticePage:
    """The notice in Swedish, as a translator makes it: every string with a mark."""
    swedish = Locale.objects.get(language_code="sv")
    TranslationCreator(None, [swedish]).create_translations(notice)
    translation = Translation.objects.get(source__object_id=notice.translation_key, target_locale=swedish)
    for segment in translation.source.stringsegment_set.select_related("string"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=swedish,
            data=segment.string.data.replace(MARK, f"{MARK}sv")
            if MARK in segment.string.data
            else "Ansökan i byn",
        )
    context = TranslationContext.objects.get(object=translation.source.object, path="slug")
    SegmentOverride.objects.create(context=context, locale=swedish, data_json=json.dumps("ansokan"))
    translation.save_target(publish=False)
    translation.get_target_instance().get_latest_revision().publish()
    return refreshed(translation.get_target_instance())


def review(notice: NoticePage) -> None:
    """A workflow that somebody has turned down, with words; and comments."""
    user = account("viestija@karstula.example")
    workflow = Workflow.objects.filter(active=True).first()
    state = workflow.start(notice, user)
    state.current_task_state.reject(user=account("brandi@sydansuomessa.example"), comment=marked("review"))
    comment = Comment.objects.create(page=notice, user=user, text=marked("comment"), contentpath="authority")
    CommentReply.objects.create(comment=comment, user=user, text=marked("reply"))


def test_every_field_that_holds_words_is_emptied():
    text = (models.CharField, models.TextField, StreamField)
    fields = {one.name for one in NoticePage._meta.concrete_fields if isinstance(one, text)}
    assert fields == KEPT | set(EMPTIED)


def test_nothing_of_what_a_notice_said_is_left(django_capture_on_commit_callbacks, client):
    first, second = marked_document("a"), marked_document("b")
    until = timezone.localdate() + 20 * DAY
    with django_capture_on_commit_callbacks(execute=True):
        notice = draft_notice(title="Hakemus kylältä nähtävillä", **words("a", first), appeal_until=until)
        notice.save_revision(user=account("viestija@karstula.example"), log_action=True).publish()
        notice = refreshed(notice)
        translation = publish_translation(notice)
        before = everywhere(MARK)
        notice = refreshed(notice)
        for name, value in words("b", second).items():
            setattr(notice, name, value)
        notice.save_revision(log_action=True).publish()
        notice = refreshed(notice)
        # An earlier subject that named somebody, and the address that was made of it.
        notice.title, notice.slug = marked("earlier subject").replace(" ", ""), marked("slug")
        notice.save_revision(log_action=True)
        review(notice)
        Comment.objects.create(
            page=translation,
            user=account("brandi@sydansuomessa.example"),
            text=marked("sv"),
            contentpath="appeal",
        )
    assert translation.live and TaskState.objects.filter(comment=marked("review")).exists()
    assert marked("body", "b") in text_of(client.get(refreshed(notice).url))
    assert f"{MARK}svappeal" in text_of(client.get(translation.url))
    before |= everywhere(MARK)
    for table in (
        "news_noticepage.body",
        "wagtailcore_revision.content",
        "wagtailcore_comment.text",
        "wagtailcore_taskstate.comment",
        "wagtail_localize_string.data",
        "wagtail_localize_stringtranslation.data",
        "wagtail_localize_translationsource.content_json",
        "brand_branddocument.title",
        "taggit_tag.name",
    ):
        assert table in before, table
    assert [place for place in before if "filename" in place]

    let_time_pass(notice)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("remove_notices", verbosity=0)

    assert everywhere(MARK) == set()
    for page in (refreshed(notice), refreshed(translation)):
        answer = client.get(page.url or page.get_url())
        assert answer.status_code == 410 and page.title in answer.content.decode()
    removed = NoticeEvent.objects.filter(notice_key=notice.translation_key, what="removed")
    assert {(one.language, one.subject) for one in removed} == {
        ("fi", notice_subject(notice)),
        ("sv", "Ansökan i byn"),
    }


def notice_subject(notice: NoticePage) -> str:
    return refreshed(notice).title
