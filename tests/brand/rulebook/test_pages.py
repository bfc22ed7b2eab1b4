"""Pages of every type read into facts, over the demonstration's content."""

from datetime import date

import pytest
from wagtail.models import Page

from brand.models import BrandedPage, Picture
from brand.rulebook import Severity, evaluate, must_findings, shipped_rulebook
from brand.rulebook.active import active_rulebook
from brand.rulebook.reading import read_rendered_page
from home.models import HomePage, StandardPage
from news.models import EventPage, NewsPage
from projects.models import ProjectPage
from tests.builders import make_project, make_project_page

TODAY = date(2026, 11, 24)
pytestmark = pytest.mark.django_db


def live_pages() -> list[BrandedPage]:
    return [page for page in Page.objects.live().specific() if isinstance(page, BrandedPage)]


def test_no_live_page_of_the_demonstration_breaks_a_must_rule():
    pages = live_pages()
    assert len(pages) > 20
    broken = {
        page.title: found
        for page in pages
        if (found := must_findings(evaluate(page, active_rulebook(), TODAY)))
    }
    assert broken == {}


def test_the_seed_project_is_held_to_its_results():
    page = ProjectPage.objects.get(title="Sydänsuomen aluekehitystyölle pikastartti")
    findings = evaluate(page, active_rulebook(), TODAY)
    assert [(finding.rule_id, finding.field, finding.label) for finding in findings] == [
        ("PRJ-03", "results", "Tulokset ja vaikutukset")
    ]


def must_of_rendered(page: BrandedPage, client) -> list[str]:
    response = client.get(page.url)
    facts = read_rendered_page(page, TODAY, response.content.decode(), response.wsgi_request)
    return [finding.rule_id for finding in must_findings(evaluate(facts, shipped_rulebook(), TODAY))]


def test_a_rendered_page_of_each_type_keeps_the_rules_of_the_frame_and_the_emblem(client):
    one_of_each = {
        type(page): page for page in live_pages() if page.url and not getattr(page, "picture_id", None)
    }
    assert len(one_of_each) >= 8
    for page in one_of_each.values():
        assert must_of_rendered(page, client) == [], page.title


@pytest.mark.parametrize("programme", ["eakr-2014-2020", "jtf-2021-2027", "leader-2023-2027", "akke", None])
def test_a_rendered_project_keeps_the_rules_of_its_own_funding(client, programme):
    page = make_project_page(make_project(rows=((programme, 80_000),)))
    funding = {"EU-01", "EU-02", "EU-10", "EU-11", "EU-20", "PER-01", "NAT-01", "FRM-01", "LNG-01", "TXT-06"}
    assert not funding & set(must_of_rendered(page, client))


def test_a_news_item_is_read_block_by_block():
    page = next(page for page in NewsPage.objects.filter(picture__isnull=False) if page.contact)
    facts = page.guideline_facts(TODAY)
    assert (facts.kind, facts.language, facts.title) == ("news", "fi", page.title)
    assert facts.pictures[0].is_hero and facts.pictures[0].creator
    assert facts.contacts[0].place.field == facts.contact_field == "contact"
    of_body = [one for one in facts.passages if one.place.field == "body"]
    assert of_body and all(one.place.block and one.place.label for one in of_body)
    assert {one.place.field for one in facts.passages} == {"body", "author", "correction"}
    assert [one.name for one in facts.frame] == ["masthead", "publisher", "funding", "closing"]
    assert facts.site_band.statement == "Euroopan unionin osarahoittama"
    assert len(facts.municipalities) == 7 and facts.regimes == {"none"}


def test_an_event_and_the_front_page_bring_what_they_alone_know():
    event = EventPage.objects.live().first()
    assert event.guideline_facts(TODAY).event.start == event.start
    home = HomePage.objects.first()
    facts = home.guideline_facts(TODAY)
    assert home.heart_text in [one.text for one in facts.passages] and facts.kind == "front"


def test_a_project_is_held_to_its_own_funding():
    page = make_project_page(make_project(rows=(("eakr-2014-2020", 80_000),)))
    facts = page.guideline_facts(TODAY)
    assert facts.regimes == {"eu-2014-2020"} and facts.funding[0].fund_code == "erdf"
    assert "Vipuvoimaa EU:lta 2014–2020" in facts.band.period_words
    assert not facts.band.statement


def test_duties_follow_from_fund_and_money():
    page = make_project_page(make_project(rows=(("jtf-2021-2027", 120_000),)))
    duties = [
        one.rule_id for one in evaluate(page, active_rulebook(), TODAY) if one.severity == Severity.DUTY
    ]
    assert duties == ["A50-A", "A50-B", "A50-C2", "A50-D"]


def test_a_page_without_its_record_says_so():
    page = make_project_page(make_project())
    page.record.page_key = None
    page.record.save()
    found = evaluate(ProjectPage.objects.get(pk=page.pk), active_rulebook(), TODAY)
    assert ("PRJ-01", "record") in [(one.rule_id, one.field) for one in found]


def test_an_unfinished_draft_is_read():
    page = NewsPage(title="", lead="", locale=HomePage.objects.first().locale)
    page.body = [
        ("heading", ""),
        ("paragraph", None),
        ("picture", {"picture": None, "alt_text": None, "caption": None}),
        ("quote", {"text": None, "speaker": None}),
        ("library", None),
    ]
    page.contact = [("contact", {"name": None, "role": None, "phone": None, "email": None})]
    found = {one.rule_id for one in evaluate(page, active_rulebook(), TODAY)}
    assert {"TXT-01", "TXT-02", "TXT-03", "CON-01"} <= found
    assert not any(one.check_failed for one in evaluate(page, active_rulebook(), TODAY))


def test_a_page_that_is_new_has_no_language_yet():
    found = evaluate(StandardPage(title="Tietoa"), active_rulebook(), TODAY)
    assert "LNG-01" in {one.rule_id for one in found}


def long_project_page() -> ProjectPage:
    """A project's page with 60 blocks of every kind."""
    picture = Picture.objects.first()
    text = "<p>Kunnat kokeilevat yhdessä uusia tapoja. Tulokset kerrotaan <a href='https://x.fi'>kaikille</a>.</p>"
    part = [
        ("heading", "Väliotsikko"),
        ("paragraph", text * 3),
        ("picture", {"picture": picture, "alt_text": "Kuva talosta", "caption": "Talo"}),
        ("quote", {"text": "Hyvä tästä tulee.", "speaker": "Kunta"}),
    ]
    home = HomePage.objects.first()
    page = make_project_page(make_project(), body=part * 15, picture=picture)
    page.further_reading = [("link", {"page": home, "address": "", "words": ""})] * 10
    page.save()
    return ProjectPage.objects.get(pk=page.pk)


def test_a_project_page_with_60_blocks_keeps_the_budget(django_assert_max_num_queries):
    page = long_project_page()
    with django_assert_max_num_queries(30):
        evaluate(page, active_rulebook(), TODAY)


def test_an_evaluation_writes_nothing(django_assert_max_num_queries):
    page = long_project_page()
    with django_assert_max_num_queries(30) as captured:
        evaluate(page, active_rulebook(), TODAY)
    assert all(query["sql"].lstrip("(").startswith("SELECT") for query in captured.captured_queries)


def test_facts_alone_need_no_query(django_assert_num_queries):
    facts = long_project_page().guideline_facts(TODAY)
    with django_assert_num_queries(0):
        evaluate(facts, shipped_rulebook(), TODAY)
