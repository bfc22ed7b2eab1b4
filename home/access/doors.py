"""The requests: for each verb, the doors that lead to it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from brand.models import BrandedPage
from news.models import EventPage, NewsPage, NoticePage

from ..models import HomePage
from .forms import api_body, form_data
from .stage import Stage


@dataclass
class Attempt:
    """Somebody of a role, in front of a page."""

    stage: Stage
    role: str
    client: Client
    token: dict[str, str]
    page: BrandedPage

    def post(self, path: str, data: dict | None = None) -> HttpResponse:
        return self.client.post(f"/admin/{path}", data or {})

    def get(self, path: str) -> HttpResponse:
        return self.client.get(f"/admin/{path}")

    def api(self, method: str, path: str, body: dict | None = None) -> HttpResponse:
        return getattr(Client(), method)(
            f"/api/v3/pages/{path}",
            *([json.dumps(body or {})] if method != "get" else []),
            content_type="application/json",
            headers=self.token,
        )

    @property
    def label(self) -> str:
        return type(self.page)._meta.label

    @property
    def parent(self) -> Page:
        return self.page.get_parent()

    @property
    def is_item(self) -> bool:
        return isinstance(self.page, NewsPage | EventPage | NoticePage)

    @property
    def destination(self) -> Page:
        """Where a copy goes."""
        return self.stage.own_place(self.role, self.page) if self.is_item else self.parent

    @property
    def neighbour(self) -> Page:
        return self.stage.place_in(self.stage.b, self.page)


Door = Callable[[Attempt], HttpResponse]
DOORS: dict[tuple[str, str], Door] = {}


def door(verb: str, name: str) -> Callable[[Door], Door]:
    def register(function: Door) -> Door:
        DOORS[verb, name] = function
        return function

    return register


def applies(verb: str, at: Attempt) -> bool:
    """Whether there is anything to do: a page isn't moved to where it is, nor reordered alone."""
    match verb:
        case "take":
            return at.is_item and at.destination.pk != at.parent.pk
        case "give" | "copy away":
            return at.is_item and at.neighbour.pk != at.parent.pk
        case "reorder":
            return at.parent.numchild > 1
        case "translate":
            return not isinstance(at.page, HomePage)
        case _:
            return True


@door("create", "admin")
def _(at: Attempt) -> HttpResponse:
    meta = type(at.page)._meta
    data = form_data(at.page, title="Uusi sivu kertoo kokeilusta", slug="uusi-sivu")
    return at.post(f"pages/add/{meta.app_label}/{meta.model_name}/{at.parent.pk}/", data)


@door("create", "api")
def _(at: Attempt) -> HttpResponse:
    body = api_body(at.page, title="Uusi sivu kertoo kokeilusta", slug="uusi-sivu")
    return at.api("post", "", {"meta": {"type": at.label, "parent_id": at.parent.pk}} | body)


@door("edit", "admin")
def _(at: Attempt) -> HttpResponse:
    return at.post(
        f"pages/{at.page.pk}/edit/", form_data(at.page, title="Muutettu otsikko kertoo kokeilusta")
    )


@door("edit", "api")
def _(at: Attempt) -> HttpResponse:
    return at.api(
        "patch", f"{at.page.pk}/", {"meta": {"type": at.label}, "title": "Muutettu otsikko kertoo kokeilusta"}
    )


@door("publish", "admin")
def _(at: Attempt) -> HttpResponse:
    data = form_data(at.page, title="Muutettu otsikko kertoo kokeilusta") | {"action-publish": "1"}
    return at.post(f"pages/{at.page.pk}/edit/", data)


@door("publish", "api")
def _(at: Attempt) -> HttpResponse:
    return at.api("post", f"{at.page.pk}/actions/publish/")


@door("publish", "api patch")
def _(at: Attempt) -> HttpResponse:
    meta = {"type": at.label, "action": "publish"}
    return at.api("patch", f"{at.page.pk}/", {"meta": meta, "title": "Muutettu otsikko kertoo kokeilusta"})


@door("unpublish", "admin")
def _(at: Attempt) -> HttpResponse:
    return at.post(f"pages/{at.page.pk}/unpublish/")


@door("unpublish", "api")
def _(at: Attempt) -> HttpResponse:
    return at.api("post", f"{at.page.pk}/actions/unpublish/")


@door("schedule", "admin")
def _(at: Attempt) -> HttpResponse:
    moment = timezone.localtime(timezone.now() + timedelta(days=3)).strftime("%Y-%m-%d %H:%M")
    data = form_data(at.page, go_live_at=moment) | {"action-publish": "1"}
    return at.post(f"pages/{at.page.pk}/edit/", data)


@door("expire", "admin")
def _(at: Attempt) -> HttpResponse:
    moment = timezone.localtime(timezone.now() + timedelta(days=3)).strftime("%Y-%m-%d %H:%M")
    data = form_data(at.page, expire_at=moment) | {"action-publish": "1"}
    return at.post(f"pages/{at.page.pk}/edit/", data)


@door("delete", "admin")
def _(at: Attempt) -> HttpResponse:
    return at.post(f"pages/{at.page.pk}/delete/")


@door("delete", "api")
def _(at: Attempt) -> HttpResponse:
    return at.api("delete", f"{at.page.pk}/")


def _move(at: Attempt, to: Page) -> HttpResponse:
    return at.post(f"pages/{at.page.pk}/move/{to.pk}/confirm/")


def _move_over_api(at: Attempt, to: Page) -> HttpResponse:
    return at.api("post", f"{at.page.pk}/actions/move/", {"destination_id": to.pk, "position": "last-child"})


def _bulk(at: Attempt, action: str, **data) -> HttpResponse:
    return at.post(f"bulk/wagtailcore/page/{action}/?id={at.page.pk}&next=/admin/", data)


for _verb in ("publish", "unpublish", "delete"):
    DOORS[_verb, "bulk"] = lambda at, verb=_verb: _bulk(at, verb)
DOORS |= {
    ("take", "admin"): lambda at: _move(at, at.destination),
    ("take", "api"): lambda at: _move_over_api(at, at.destination),
    ("take", "bulk"): lambda at: _bulk(at, "move", chooser=at.destination.pk),
    ("give", "admin"): lambda at: _move(at, at.neighbour),
    ("give", "api"): lambda at: _move_over_api(at, at.neighbour),
    ("give", "bulk"): lambda at: _bulk(at, "move", chooser=at.neighbour.pk),
}


def _copy(at: Attempt, to: Page, **data) -> HttpResponse:
    form = {"new_title": "Kopio kertoo kokeilusta", "new_slug": "kopio", "new_parent_page": to.pk}
    return at.post(f"pages/{at.page.pk}/copy/", form | data)


def _copy_over_api(at: Attempt, action: str, to: Page) -> HttpResponse:
    keep_live = {"keep_live": False} if action == "copy" else {}
    body = {"destination_id": to.pk, "slug": "kopio"} | keep_live
    return at.api("post", f"{at.page.pk}/actions/{action}/", body)


DOORS |= {
    ("copy", "admin"): lambda at: _copy(at, at.destination),
    ("copy", "api"): lambda at: _copy_over_api(at, "copy", at.destination),
    ("copy away", "admin"): lambda at: _copy(at, at.neighbour),
    ("copy away", "api"): lambda at: _copy_over_api(at, "copy", at.neighbour),
    ("alias", "admin"): lambda at: _copy(at, at.destination, alias="on"),
    ("alias", "api"): lambda at: _copy_over_api(at, "create_alias", at.destination),
}


@door("reorder", "admin")
def _(at: Attempt) -> HttpResponse:
    siblings = list(at.parent.get_children().values_list("pk", flat=True))
    last = len(siblings) - 1
    return at.post(
        f"pages/{at.page.pk}/set_position/?position={0 if siblings.index(at.page.pk) == last else last}"
    )


@door("reorder", "api")
def _(at: Attempt) -> HttpResponse:
    siblings = at.parent.get_children()
    first, last = siblings.first(), siblings.last()
    target, position = (first, "left") if last.pk == at.page.pk else (last, "right")
    body = {"destination_id": target.pk, "position": position}
    return at.api("post", f"{at.page.pk}/actions/move/", body)


@door("revert", "api")
def _(at: Attempt) -> HttpResponse:
    oldest = at.page.revisions.order_by("created_at", "pk").first()
    return at.api("post", f"{at.page.pk}/actions/revert/", {"revision_id": oldest.pk})


@door("revert", "admin")
def _(at: Attempt) -> HttpResponse:
    """The view shows the old revision in the editor's form, which is then posted as any other."""
    oldest = at.page.revisions.order_by("created_at", "pk").first()
    shown = at.get(f"pages/{at.page.pk}/revisions/{oldest.pk}/revert/")
    if shown.status_code != 200:
        return shown
    return at.post(f"pages/{at.page.pk}/edit/", form_data(oldest.as_object()) | {"revision": oldest.pk})


@door("lock", "admin")
def _(at: Attempt) -> HttpResponse:
    return at.post(f"pages/{at.page.pk}/lock/")


@door("unlock", "admin")
def _(at: Attempt) -> HttpResponse:
    return at.post(f"pages/{at.page.pk}/unlock/")


@door("privacy", "admin")
def _(at: Attempt) -> HttpResponse:
    return at.post(f"pages/{at.page.pk}/privacy/", {"restriction_type": "login"})


@door("translate", "localize")
def _(at: Attempt) -> HttpResponse:
    """Submit where there is no translation yet; bring up to date where there is."""
    source = TranslationSource.objects.filter(object_id=at.page.translation_key).first()
    if source is not None:
        return at.post(f"localize/update/{source.pk}/", {"publish_translations": "on"})
    swedish = Locale.objects.get(language_code="sv")
    return at.post(f"localize/submit/page/{at.page.pk}/", {"locales": [swedish.pk]})


def _newest(at: Attempt) -> int:
    return at.page.revisions.order_by("-created_at", "-pk").first().pk


DOORS |= {
    ("read draft", "view draft"): lambda at: at.get(f"pages/{at.page.pk}/view_draft/"),
    ("read draft", "editor"): lambda at: at.get(f"pages/{at.page.pk}/edit/"),
    ("read draft", "revision"): lambda at: at.get(f"pages/{at.page.pk}/revisions/{_newest(at)}/view/"),
    ("read draft", "compare"): lambda at: at.get(f"pages/{at.page.pk}/revisions/compare/live...latest/"),
    ("read draft", "admin api"): lambda at: at.get(f"api/main/pages/{at.page.pk}/"),
    ("read draft", "api"): lambda at: at.api("get", f"{at.page.pk}/?version=draft"),
    ("read draft", "api revision"): lambda at: at.api("get", f"{at.page.pk}/revisions/{_newest(at)}/"),
    ("history", "admin"): lambda at: at.get(f"pages/{at.page.pk}/history/"),
    ("history", "workflows"): lambda at: at.get(f"pages/{at.page.pk}/workflow_history/"),
    ("history", "usage"): lambda at: at.get(f"pages/{at.page.pk}/usage/"),
    ("history", "api"): lambda at: at.api("get", f"{at.page.pk}/revisions/"),
}
