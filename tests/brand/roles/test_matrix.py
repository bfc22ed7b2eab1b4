"""The permission matrix, performed: each role, page type, place, verb and door, as home/access/expected.py says."""

from collections.abc import Iterator

import pytest
from django.test import Client

from home.access.comparison import Comparison, expected_rows, explain
from home.access.doors import DOORS, Attempt
from home.access.expected import AREAS
from home.access.stage import DRAFT_MARK, ROLES, Stage, set_stage
from home.access.trial import Trial, traces, undone


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker) -> Iterator[Stage]:
    """One stage for all: every attempt is undone after it."""
    with django_db_blocker.unblock(), undone():
        yield set_stage()


@pytest.fixture(scope="module", params=ROLES)
def trial(request, stage) -> Iterator[Trial]:
    with undone():
        yield Trial(stage, request.param)


@pytest.mark.parametrize("area", AREAS)
def test_the_matrix_holds(trial, area):
    comparison = Comparison(trial.role)
    comparison.add(trial.outcomes(area))
    assert not [explain(outcome, expected) for outcome, expected in comparison.mismatches]


@pytest.mark.parametrize("role", ROLES)
def test_the_table_answers_every_verb(role):
    assert {verb for verb, _door in DOORS} <= set(expected_rows(role))


@pytest.mark.parametrize("area", AREAS)
def test_a_stranger_reads_no_draft_and_gets_through_no_door(stage, area):
    for page in stage.areas[area]:
        at = Attempt(stage, "nobody", Client(raise_request_exception=False), {}, page)
        for (verb, door), act in DOORS.items():
            with undone():
                before = traces()
                response = act(at)
                assert traces() == before
                assert DRAFT_MARK not in response.content.decode()
                # API v3 answers a stranger who asks for the draft with the live page.
                is_live_page = (verb, door) == ("read draft", "api")
                assert response.status_code in ((200,) if is_live_page else (302, 401, 403, 404))
