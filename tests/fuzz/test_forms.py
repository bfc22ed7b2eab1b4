"""What an editor's form or a script holds is kept, refused with words or refused as no form: it never fails.

On PostgreSQL this asks more: SQLite keeps zero characters, any number and any day.
"""

import json

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import example, given, settings
from hypothesis import strategies as st
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from news.models import EventPage, NewsPage
from tests.builders import bearer
from tests.people import account, signed_in

# Dear, as each form is drawn again; and SQLite would refuse less.
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
FEWER = settings.default.max_examples // 4
EDITOR = "viestija@karstula.example"
_TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(
        [
            "\0",
            "a\0b",
            "9" * 30,
            "-1",
            "1e999",
            "NaN",
            "0001-01-01",
            "9999-12-31T23:59:59",
            "99999-01-01",
            "x" * 3000,
        ]
    ),
)
_RICH = st.builds(
    lambda text, depth, offset, key: json.dumps(
        {
            "blocks": [
                {
                    "key": "a",
                    "text": text,
                    "type": "unstyled",
                    "depth": depth,
                    "inlineStyleRanges": [{"offset": offset, "length": 3, "style": "BOLD"}],
                    "entityRanges": [{"offset": 0, "length": 1, "key": key}],
                }
            ],
            "entityMap": {
                "0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": text, "id": offset}}
            },
        }
    ),
    st.one_of(_TEXTS, st.sampled_from(["\ud800", "a\udfff"])),
    st.integers(-1, 99),
    st.integers(-9, 9**20),
    st.sampled_from([0, 7]),
)
_FIELDS = st.sampled_from(
    ["title", "slug", "lead", "date", "picture", "project", "seo_title", "go_live_at", "expire_at", "next"]
)


def an_item() -> NewsPage:
    return NewsPage.objects.filter(publisher__slug="karstula", locale__language_code="fi").first()


def whole_form(item: NewsPage, rich_text: str) -> dict:
    return nested_form_data(
        {
            "title": item.title,
            "slug": item.slug,
            "lead": item.lead,
            "date": item.date.isoformat(),
            "body": streamfield([("paragraph", rich_text)]),
            "contact": streamfield([]),
            "related": streamfield([]),
            "comments": inline_formset([]),
        }
    )


@settings(max_examples=FEWER)
@given(st.dictionaries(_FIELDS, _TEXTS, min_size=1, max_size=4), st.one_of(_TEXTS, _RICH), st.booleans())
@example({"title": "a\0b"}, "{}", False)
@example({"picture": "9" * 30, "go_live_at": "9999-12-31 23:59", "expire_at": "0001-01-01 00:00"}, "{}", True)
@example({"next": "etusivu"}, '{"blocks": 5}', False)
def test_forms(changes, rich_text, publishes):
    item = an_item()
    sent = whole_form(item, rich_text) | changes | ({"action-publish": "1"} if publishes else {})
    with transaction.atomic():
        answer = signed_in(EDITOR).post(f"/admin/pages/{item.pk}/edit/", sent)
        transaction.set_rollback(True)
    assert answer.status_code in (200, 302, 400)


def test_a_form_as_it_is_meant_is_kept():
    """What has a fault of its own tells nothing of what is sent with it."""
    item, sent = an_item(), whole_form(an_item(), "null")
    assert signed_in(EDITOR).post(f"/admin/pages/{item.pk}/edit/", sent).status_code == 302


_JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**30), 10**30),
        st.floats(),
        _TEXTS,
        st.sampled_from(["\ud800", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.one_of(_TEXTS, st.sampled_from(["type", "value", "id", "format", "content"])),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=8,
)
_NAMES = st.sampled_from(
    [
        "title",
        "slug",
        "lead",
        "date",
        "picture",
        "project",
        "body",
        "start",
        "end",
        "repetition",
        "meta",
        "topics",
    ]
)


@settings(max_examples=FEWER * 2)
@given(st.sampled_from([NewsPage, EventPage]), st.one_of(_JSON, st.dictionaries(_NAMES, _JSON, max_size=3)))
@example(NewsPage, {"body": [{"type": "paragraph", "value": "\ud800"}]})
@example(NewsPage, {"title": "x" * 3000, "slug": "x" * 300})
@example(EventPage, {"start": "9999-12-31T23:59:59-12:00", "end": "0001-01-01T00:00:00+14:00"})
def test_bodies_of_scripts(kind, body):
    page = kind.objects.filter(publisher__slug="karstula", locale__language_code="fi").first()
    headers = bearer(account(EDITOR))
    with transaction.atomic():
        answer = Client().patch(
            f"/api/v3/pages/{page.pk}/", json.dumps(body), content_type="application/json", headers=headers
        )
        transaction.set_rollback(True)
    assert answer.status_code in (200, 400, 404, 422)
