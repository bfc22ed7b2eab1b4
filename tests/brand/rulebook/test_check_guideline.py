"""check_guideline: what of the live site breaks a rule, whoever wrote it there."""

import json
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from brand.models import RuleSetting
from brand.rulebook import evaluation, report, shipped_rulebook
from news.models import NewsPage
from tests.builders import municipality_page

pytestmark = pytest.mark.django_db
GOOD = "Kirjasto on auki iltaan asti ilman henkilökuntaa"


def run(*arguments: str) -> tuple[str, bool]:
    """What it printed, and whether it failed."""
    out = StringIO()
    try:
        call_command("check_guideline", *arguments, stdout=out)
    except CommandError as error:
        assert error.returncode == 1
        return out.getvalue(), True
    return out.getvalue(), False


def findings() -> tuple[list[dict], bool]:
    printed, has_failed = run("--json")
    return json.loads(printed)["findings"], has_failed


def must(found: list[dict]) -> list[dict]:
    return [one for one in found if one["severity"] == "must"]


@pytest.fixture
def news_only(db, monkeypatch) -> None:
    """Look at the news items alone, and without pictures: each test would encode them anew."""
    NewsPage.objects.update(picture=None)
    monkeypatch.setattr(report, "get_page_models", lambda: [NewsPage])


@pytest.fixture
def news_item(news_only) -> NewsPage:
    return NewsPage.objects.live().descendant_of(municipality_page("karstula")).first()


def test_the_demo_breaks_no_must_rule():
    printed, has_failed = run()
    assert not has_failed
    assert shipped_rulebook().version in printed.splitlines()[-1]


def test_what_a_queryset_wrote_is_found(news_item):
    NewsPage.objects.filter(pk=news_item.pk).update(title="TIEDOTE!!")
    found, has_failed = findings()
    assert has_failed
    mine = [one for one in must(found) if one["page"] == news_item.pk]
    assert mine and {one["rule_id"] for one in mine} == {"TXT-01"}
    assert mine[0]["field"] == "title" and mine[0]["message"] and "TIEDOTE!!" in mine[0]["words"]
    assert mine[0]["url"].endswith(news_item.relative_url(None))
    printed, _failed = run()
    assert "TXT-01" in printed and "TIEDOTE!!" in printed


def test_what_sql_wrote_is_found(news_item):
    body = json.dumps([{"type": "paragraph", "value": "<p>Katso <a href='https://a.example'>tästä</a>.</p>"}])
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE news_newspage SET body = %s, lead = '' WHERE page_ptr_id = %s", [body, news_item.pk]
        )
    found, has_failed = findings()
    assert has_failed
    assert {"TXT-02", "TXT-07"} <= {one["rule_id"] for one in must(found) if one["page"] == news_item.pk}


def test_a_draft_is_not_looked_at(news_item):
    NewsPage.objects.filter(pk=news_item.pk).update(title="TIEDOTE!!", live=False)
    assert run()[1] is False


def test_the_brand_team_s_numbers_count(news_only):
    RuleSetting.objects.create(rule_id="TXT-01", parameters={"minimum": 79})
    found, has_failed = findings()
    assert has_failed and "TXT-01" in {one["rule_id"] for one in found}


def test_a_page_that_cannot_be_read_fails_alone(news_item):
    original = NewsPage.guideline_facts

    def broken(self, today):
        if self.pk == news_item.pk:
            raise RuntimeError("broken")
        return original(self, today)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(NewsPage, "guideline_facts", broken)
        found, has_failed = findings()
    assert has_failed
    (only,) = [one for one in found if one["page"] == news_item.pk]
    assert only["check_failed"] and only["severity"] == "must"


def test_a_check_that_breaks_is_a_failure(news_only, monkeypatch):
    check = evaluation.CHECKS["headline"]

    def broken(facts, parameters):
        raise RuntimeError("broken")

    monkeypatch.setitem(evaluation.CHECKS, "headline", type(check)(check.name, broken, check.schema))
    found, has_failed = findings()
    assert has_failed and all(one["check_failed"] for one in must(found))


@pytest.mark.parametrize("arguments", [("--rendered",), ("--rendered", "--base-url", "nowhere")])
def test_measuring_needs_to_know_where(news_only, arguments):
    with pytest.raises(CommandError, match="--base-url"):
        call_command("check_guideline", *arguments, stdout=StringIO())


def test_measuring_without_playwright_says_what_to_install(news_only, monkeypatch):
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    with pytest.raises(CommandError, match="playwright"):
        call_command(
            "check_guideline", "--rendered", "--base-url", "http://127.0.0.1:8000", stdout=StringIO()
        )
