"""Performing the requests, one at a time, and telling what came of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.models import APIToken, Page, PageLogEntry, PageViewRestriction, Revision, WorkflowState
from wagtail_localize.models import Translation, TranslationSource

from brand.signin.second_factor import complete_session

from .doors import DOORS, Attempt, applies
from .stage import DRAFT_MARK, Stage, make_actor

# Statements that change nothing, or only mark a place to go back to.
READS = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")
OWN_TO_THE_DOOR = ('"django_session"', '"wagtailcore_apitoken"')
READING = ("read draft", "history")
# By the admin's form, what one may write is kept where one may not do the rest.
LEAVING_A_DRAFT = ("publish", "schedule", "expire", "alias")


@dataclass(frozen=True)
class Outcome:
    """What one request came to. `answer` is as in the table, or `!` for an error of the server or a refusal
    that left something behind."""

    role: str
    area: str
    page_type: str
    verb: str
    door: str
    answer: str
    status: int


class Trial:
    """A role's attempts on a stage. Every request is undone before the next."""

    def __init__(self, stage: Stage, role: str) -> None:
        self.stage = stage
        self.role = role
        user = make_actor(stage, role)
        self.client = Client(raise_request_exception=False)
        self.client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        # What a role may do is tried past the door, whatever the site asks for at it.
        complete_session(self.client.session, user)
        _token, plaintext = APIToken.create_token(user=user, name="trial")
        self.token = {"Authorization": f"Bearer {plaintext}"}
        # Every request is undone, so what was there before the first is there before each.
        self.traces = traces()
        self.states: dict[tuple[str, int], list] = {}

    def outcomes(self, area: str) -> Iterator[Outcome]:
        """What comes of every verb, on every page of the area and by every door."""
        for page in self.stage.areas[area]:
            for (verb, door), act in DOORS.items():
                fresh = type(page).objects.get(pk=page.pk)
                at = Attempt(self.stage, self.role, self.client, self.token, fresh)
                if applies(verb, at):
                    with undone():
                        before = self._before(verb, page)
                        with writes() as written:
                            response = act(at)
                        answer = _answer(verb, page, before, response, bool(written))
                    yield Outcome(
                        self.role, area, type(page).__name__, verb, door, answer, response.status_code
                    )

    def _before(self, verb: str, page: Page) -> tuple | None:
        """What a writing attempt is compared with, after what has to be prepared for it."""
        if verb in READING:
            return None
        if verb in PREPARATIONS:
            PREPARATIONS[verb](page)
            return traces(), _state(verb, page)
        if (verb, page.pk) not in self.states:
            self.states[verb, page.pk] = _state(verb, page)
        return self.traces, self.states[verb, page.pk]


@contextmanager
def undone() -> Iterator[None]:
    """A block whose changes of the database are taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def writes() -> Iterator[list[str]]:
    """What is written into the database within the block, but for the session's own table and the last use of a
    token. Where nothing is, nothing can have been left behind, and nobody has to look."""
    written: list[str] = []

    def watch(execute, sql, params, many, context):
        if not sql.startswith(READS) and not any(table in sql for table in OWN_TO_THE_DOOR):
            written.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written


def traces() -> tuple:
    """Everything that a refusal must leave as it was."""
    columns = ("pk", "path", "live", "title", "draft_title", "latest_revision", "locked", "alias_of")
    return (
        list(Page.objects.order_by("pk").values_list(*columns)),
        *(
            model.objects.count()
            for model in (Revision, PageLogEntry, PageViewRestriction, WorkflowState, Translation)
        ),
    )


def _answer(verb: str, page: Page, before: tuple | None, response: HttpResponse, has_written: bool) -> str:
    if response.status_code >= 500:
        return "!"
    if before is None:
        read = response.status_code == 200 and (verb == "history" or DRAFT_MARK in response.content.decode())
        return "y" if read else "-"
    if not has_written:
        return "-"
    old_traces, old_state = before
    if _state(verb, page) != old_state:
        return "y"
    if traces() == old_traces:
        return "-"
    return "d" if verb in LEAVING_A_DRAFT else "!"


def _state(verb: str, page: Page) -> list:
    """What the verb is about: another state afterwards means that it was done."""
    return [list(queryset) for queryset in STATES[verb](page)]


def _columns(*names: str):
    return lambda page: [Page.objects.filter(pk=page.pk).values_list(*names)]


def _all_pages(page: Page) -> list:
    return [Page.objects.values_list("pk")]


def _lock(page: Page) -> None:
    """Locked by somebody else, for whoever locked a page may also unlock it."""
    Page.objects.filter(pk=page.pk).update(locked=True, locked_at=timezone.now())


PREPARATIONS = {"unlock": _lock}
STATES = {
    "create": _all_pages,
    "edit": _columns("latest_revision"),
    "publish": _columns("live_revision"),
    "unpublish": _columns("live"),
    "schedule": lambda page: [page.revisions.exclude(approved_go_live_at=None).values_list("pk")],
    "expire": _columns("expire_at"),
    "delete": _columns("pk"),
    "take": _columns("path"),
    "give": _columns("path"),
    "copy": _all_pages,
    "copy away": _all_pages,
    "alias": lambda page: [page.aliases.values_list("pk")],
    "reorder": _columns("path"),
    "revert": _columns("latest_revision"),
    "lock": _columns("locked"),
    "unlock": _columns("locked"),
    "privacy": lambda page: [PageViewRestriction.objects.filter(page=page).values_list("pk")],
    "translate": lambda page: [
        Translation.objects.values_list("pk"),
        TranslationSource.objects.filter(object_id=page.translation_key).values_list("last_updated_at"),
    ],
    "read draft": lambda page: [],
    "history": lambda page: [],
}
