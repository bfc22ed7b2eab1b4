"""The guideline page says what the rulebook in force says, in the page's language."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from brand.models import GuidelinePage, RuleSetting
from brand.portal.guideline import read_guideline
from brand.rulebook import shipped_rulebook
from brand.rulebook.active import active_rulebook
from brand.typography import SOFT_HYPHEN

GUIDELINE = "/aineistopankki/viestintaohje/"
pytestmark = pytest.mark.django_db


def guideline() -> BeautifulSoup:
    response = Client().get(GUIDELINE)
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser")


def words(element: BeautifulSoup) -> str:
    return " ".join(
        element.get_text().replace("\xa0", " ").replace(SOFT_HYPHEN, "").replace("\u2060", "").split()
    )


def test_every_rule_is_there_once_under_its_address():
    document = guideline()
    ids = [article.get("id") for article in document.select("article.rule")]
    assert sorted(ids) == sorted(rule.id for rule in shipped_rulebook().rules)
    assert len(set(ids)) == len(ids)
    contents = [link.get("href") for link in document.select(".toc a")]
    assert all(document.find(id=link.removeprefix("#")) is not None for link in contents)
    assert {f"#{one}" for one in ids} <= set(contents)


def test_a_rule_says_what_the_rulebook_says():
    rule = shipped_rulebook().by_id["TXT-01"]
    said = words(guideline().find(id="TXT-01"))
    for text in (rule.statement_in("fi"), rule.reason["fi"], rule.good["fi"], rule.bad["fi"]):
        assert " ".join(text.split()) in said
    assert "20–80 merkkiä" in said


def test_no_number_is_left_out_of_a_sentence():
    assert "{" not in words(guideline())


def test_a_rule_of_law_names_its_source_and_when_it_was_read():
    rule = shipped_rulebook().by_id["EU-01"]
    article = guideline().find(id="EU-01")
    (link,) = article.select(".rule__facts a")
    assert link.get("href") == rule.source.address and link.get_text() == rule.source.name
    assert f"{rule.source.read.day}.{rule.source.read.month}.{rule.source.read.year}" in words(article)


def test_a_house_rule_is_marked_as_ours():
    document = guideline()
    assert document.find(id="TXT-01").select(".rule__mark .meta")
    assert not document.find(id="EU-01").select(".rule__mark .meta")


def test_it_never_says_compliant():
    text = words(guideline()).lower()
    assert not [word for word in ("compliant", "vaatimustenmukainen", "noudattaa lakia") if word in text]


def test_a_change_of_the_brand_team_is_shown_at_once():
    RuleSetting.objects.create(rule_id="TXT-01", severity="should", parameters={"maximum": 90})
    document = guideline()
    article = document.find(id="TXT-01")
    assert article.select(".severity--should")
    assert "20–90 merkkiä" in words(article)
    assert active_rulebook().version in words(document.select(".guideline-head .meta")[0])


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_statements_are_in_the_page_s_language_and_the_rest_says_its_own(language):
    for family in read_guideline(shipped_rulebook(), language).families:
        for entry in family.rules:
            assert entry.statement.text == entry.rule.statement_in(language)
            assert entry.statement.language == ""
            assert entry.source.language == ("" if language == "fi" else "fi")
            if entry.bad and language not in entry.rule.bad:
                assert entry.bad.language == "fi"


def test_a_swedish_page_reads_swedish():
    page = GuidelinePage.objects.get(locale__language_code="fi")
    swedish = read_guideline(shipped_rulebook(), "sv")
    assert swedish.rule_count == len(shipped_rulebook().rules)
    assert not page.subpage_types


def test_it_costs_few_queries(django_assert_max_num_queries):
    Client().get(GUIDELINE)
    with django_assert_max_num_queries(25):
        Client().get(GUIDELINE)
