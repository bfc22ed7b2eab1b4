"""The guideline beside the text: what is there to mend, and a mend taken with one press."""

import pytest
from lxml import html
from wagtail.users.models import UserProfile

from news.models import NewsPage
from projects.models import Project
from tests.builders import LEAD, make_news, make_project, make_project_page, municipality_page, refreshed
from tests.people import account

pytestmark = pytest.mark.django_db
FIT = "Kirjaston aukioloajat muuttuvat keväällä"


def panel(client, address: str):
    tree = html.fromstring(client.get(address).content.decode())
    (found,) = tree.xpath("//*[@data-side-panel='guideline']")
    return found


@pytest.fixture
def faulty():
    page = make_news(municipality_page("karstula"), title=FIT)
    draft = page.get_latest_revision_as_object()
    draft.title = "SydänSuomessa kirjastot auki"
    draft.lead = "Lyhyt."
    draft.body = [("paragraph", "<p>Lisää tietoa: SydänSuomessa asuu moni.</p>")]
    draft.save_revision()
    return refreshed(page)


def test_it_names_the_rule_the_field_and_the_way_to_both(karstula, faulty):
    found = panel(karstula, f"/admin/pages/{faulty.pk}/edit/")
    assert "TXT-02" in found.text_content()
    assert found.xpath(".//a[@href='/aineistopankki/viestintaohje/#TXT-02']")


def test_each_place_that_it_leads_to_is_in_the_form(karstula, faulty, language):
    """The ids of a form's panels follow their translated headings."""
    tree = html.fromstring(karstula.get(f"/admin/pages/{faulty.pk}/edit/").content.decode())
    places = {
        one[1:] for one in tree.xpath("//*[@data-side-panel='guideline']//a[starts-with(@href, '#')]/@href")
    }
    blocks = {one for one in places if one.startswith("block-")}
    assert places - blocks and places - blocks <= set(tree.xpath("//*[@id]/@id"))
    (paragraph,) = faulty.get_latest_revision_as_object().body
    assert blocks == {f"block-{paragraph.id}-section"}, "the editor's script gives each block its id"


def test_its_button_says_the_number_that_it_shows(karstula, faulty):
    tree = html.fromstring(karstula.get(f"/admin/pages/{faulty.pk}/edit/").content.decode())
    (button,) = tree.xpath("//button[@data-side-panel-toggle='guideline']")
    assert "aria-label" not in button.attrib
    assert " ".join(button.text_content().split()) == "Näytä tai piilota viestintäohje 1 korjattava kohta"


def test_a_finding_in_a_record_leads_to_the_record_who_may_mend_it(project_staff, brand_team):
    page = make_project_page(make_project())
    Project.objects.update(budget=1)
    place = f"/admin/snippets/projects/project/edit/{page.record.pk}/"
    for client in (project_staff, brand_team):
        found = panel(client, f"/admin/pages/{page.pk}/edit/")
        assert "PRJ-02" in found.text_content() and found.xpath(f".//a[@href='{place}']")


def test_a_duty_names_the_record_that_it_comes_from(project_staff):
    page = make_project_page(make_project())
    found = panel(project_staff, f"/admin/pages/{page.pk}/edit/")
    (duties,) = found.xpath(".//section[contains(@class, '--duty')]")
    assert {one.text for one in duties.xpath(".//strong")} == {"Hanke"}


def test_its_shortcut_is_told_as_long_as_it_works(karstula, faulty):
    address = f"/admin/pages/{faulty.pk}/edit/"
    told = "Ctrl + O tuo sinut takaisin tähän mistä tahansa kentästä."
    assert told in panel(karstula, address).text_content()
    profile, _created = UserProfile.objects.get_or_create(user=account("viestija@karstula.example"))
    profile.keyboard_shortcuts = False
    profile.save()
    assert told not in panel(karstula, address).text_content()


def test_must_rules_come_first(karstula, faulty):
    groups = panel(karstula, f"/admin/pages/{faulty.pk}/edit/").xpath(".//section/@class")
    assert groups[0].endswith("--must") and groups[1].endswith("--should")


def test_a_page_in_order_is_told_so_warmly(karstula):
    page = make_news(
        municipality_page("karstula"),
        title=FIT,
        contact=[
            ("contact", {"name": "Viestintä", "role": "Viestijä", "phone": "", "email": "a@karstula.example"})
        ],
    )
    found = panel(karstula, f"/admin/pages/{page.pk}/edit/")
    assert not found.xpath(".//section[contains(@class, '--must')]")


def test_a_new_page_has_it_too(karstula):
    parent = municipality_page("karstula")
    assert "TXT-01" in panel(karstula, f"/admin/pages/add/news/newspage/{parent.pk}/").text_content()


def mends(client, page) -> list[str]:
    found = panel(client, f"/admin/pages/{page.pk}/edit/")
    return found.xpath(".//button/@data-guideline-mend-finding-value")


def test_a_mend_is_taken_in_the_field_and_in_the_block(karstula, faulty):
    keys = mends(karstula, faulty)
    assert keys
    for key in keys:
        assert karstula.post(f"/admin/brand/mend/{faulty.pk}/", {"finding": key}).status_code == 200
    draft = NewsPage.objects.get(pk=faulty.pk).get_latest_revision_as_object()
    assert draft.title == "Sydänsuomessa kirjastot auki"
    assert "Sydänsuomessa asuu" in str(draft.body.raw_data) and "SydänSuomessa" not in str(
        draft.body.raw_data
    )
    assert mends(karstula, faulty) == []


def test_a_mend_that_is_no_longer_suggested_is_refused(karstula, faulty):
    assert karstula.post(f"/admin/brand/mend/{faulty.pk}/", {"finding": "0" * 16}).status_code == 409


def test_a_neighbour_can_not_mend(kinnula, karstula, faulty):
    key = mends(karstula, faulty)[0]
    before = faulty.revisions.count()
    assert kinnula.post(f"/admin/brand/mend/{faulty.pk}/", {"finding": key}).status_code in (302, 403)
    assert refreshed(faulty).revisions.count() == before


def test_a_mend_is_posted_never_followed(karstula, faulty):
    assert karstula.get(f"/admin/brand/mend/{faulty.pk}/").status_code == 405


def test_markup_in_the_words_is_text(karstula):
    page = make_news(municipality_page("karstula"), title=FIT)
    draft = page.get_latest_revision_as_object()
    draft.title = "<script>alert(1)</script> KIRJASTO AUKI!!"
    draft.save_revision()
    answer = karstula.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "<script>alert(1)</script>" not in answer and LEAD in answer
