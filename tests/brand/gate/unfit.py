"""A page that breaks TXT-01 (a headline in capitals) and its fit twin, what is posted of them, and what is said."""

import json

from django.test import Client
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from wagtail.users.models import UserProfile

from news.models import NewsPage
from tests.builders import LEAD, bearer, refreshed
from tests.people import account

FIT = "Kirjaston aukioloajat muuttuvat keväällä"
UNFIT = "KIRJASTON AUKIOLOAJAT MUUTTUVAT KEVÄÄLLÄ"
WRITER = "viestija@karstula.example"
BRAND_TEAM = "brandi@sydansuomessa.example"


def new_draft(parent: Page, title: str = UNFIT, slug: str = "luonnos", **fields) -> NewsPage:
    """A draft with a revision of Karstula's communicator."""
    values = {"lead": LEAD, "body": [("paragraph", "<p>Teksti.</p>")]} | fields
    page = NewsPage(title=title, slug=slug, live=False, **values)
    parent.add_child(instance=page)
    page.save_revision(user=account(WRITER))
    return refreshed(page)


def make_unfit(page: NewsPage):
    """A new revision of the page that breaks a must rule."""
    unfit = page.get_latest_revision_as_object()
    unfit.title = UNFIT
    return unfit.save_revision(user=account(WRITER))


def form(title: str, **changes) -> dict:
    """What the editor posts of a news item."""
    data = {
        "title": title,
        "slug": "uutinen",
        "lead": LEAD,
        "date": "2026-11-24",
        "picture": "",
        "project": "",
        "body": streamfield([("paragraph", rich_text("<p>Teksti.</p>"))]),
        "contact": streamfield([]),
        "related": streamfield([]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 0},
    }
    return nested_form_data(data | changes)


def api(method: str, path: str, body: dict | None = None, email: str = WRITER):
    """A request over API v3 with a token of the writer's."""
    return getattr(Client(), method)(
        f"/api/v3/pages/{path}",
        json.dumps(body or {}),
        content_type="application/json",
        headers=bearer(account(email)),
    )


def is_shown(page: NewsPage, title: str) -> bool:
    """Whether a visitor gets the page under this title."""
    response = Client().get(page.get_url())
    return response.status_code == 200 and title in response.content.decode().replace("\u00ad", "")


def speaks(email: str, language: str) -> None:
    """Let a person choose the language of their admin."""
    UserProfile.objects.update_or_create(user=account(email), defaults={"preferred_language": language})


def reason(language: str) -> str:
    """Why UNFIT is refused, in a language, with the rule that says so."""
    with translation.override(language):
        why = _("Write the headline in small letters: only the first word and names take a capital.")
    return f"{why} (TXT-01)"


def tells(answer: str, language: str, field: str = "") -> bool:
    """Whether an answer says in the language why, and names the field where it isn't the field's own place."""
    said = reason(language)
    return any(f"{field}{prefix}" in answer for prefix in (said, escape(said)))


def headline(language: str) -> str:
    """The field as a message names it: “Otsikko: ”."""
    with translation.override(language):
        return f"{NewsPage._meta.get_field('title').verbose_name}: "
