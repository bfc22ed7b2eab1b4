"""The title of a draft is read by whoever keeps the page: every other door names the published one, or none."""

import pytest
from django.db.models import Model
from wagtail.models import Locale, Page, PageViewRestriction

from brand.references import choosable_pages
from home.models import HomePage
from tests.builders import make_news, municipality_page, refreshed
from tests.people import account, signed_in

pytestmark = pytest.mark.django_db
STRANGERS = ["viestija@karstula.example", "paatoimittaja@karstula.example", "hanke@sydansuomessa.example"]
KEEPERS = ["viestija@kinnula.example", "brandi@sydansuomessa.example"]
SECRET = "Salainen"


def with_draft_title(page: Page, title: str = f"{SECRET} työotsikko") -> Page:
    page.title = title
    page.save_revision()
    return refreshed(page)


@pytest.fixture
def pages(db) -> dict[str, Model]:
    """Kinnula's: its front page and a news item, both live with a draft over them; one never published; one private."""
    front = with_draft_title(municipality_page("kinnula"))
    live = with_draft_title(make_news(municipality_page("kinnula"), "Kinnulan julkaistu uutinen"))
    draft = make_news(municipality_page("kinnula"), f"{SECRET} luonnos Kinnulasta")
    draft.unpublish()
    private = make_news(municipality_page("kinnula"), f"{SECRET} uutinen kirjautuneille")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    home = with_draft_title(HomePage.objects.get(locale=Locale.get_default()))
    return {"home": home, "front": front, "live": live, "draft": refreshed(draft), "private": private}


def doors(pages: dict[str, Page]) -> list[str]:
    numbers = "&".join(f"id={page.pk}" for page in pages.values())
    return [
        *(f"/admin/choose-page/{page.pk}/" for page in pages.values()),
        *(f"/admin/api/main/pages/{page.pk}/" for page in pages.values()),
        f"/admin/choose-page/chosen-multiple/?{numbers}",
        "/admin/choose-page/search/?q=kinnula",
        "/admin/choose-page/search/?q=julkaistu",
        "/admin/choose-page/search/?q=salainen",
        "/admin/api/main/pages/",
        "/admin/api/main/pages/?for_explorer=1&fields=*",
        f"/admin/api/main/pages/?child_of={pages['front'].pk}",
        "/admin/reports/page-types-usage/",
        "/admin/reports/aging-pages/",
        "/admin/pages/",
        f"/admin/pages/{pages['home'].pk}/",
        f"/admin/pages/{pages['front'].pk}/",
        "/admin/pages/usage/news/newspage/",
        "/admin/pages/usage/home/municipalitypage/",
        "/admin/pages/search/?q=kinnula",
        "/admin/",
    ]


@pytest.mark.parametrize("email", STRANGERS)
def test_no_door_tells_a_stranger(pages, email):
    client = signed_in(email)
    for address in doors(pages):
        assert SECRET not in client.get(address).content.decode(), address


@pytest.mark.parametrize("email", STRANGERS)
def test_no_address_is_turned_into_a_draft_s_title(pages, email):
    client = signed_in(email)
    for page in (pages["live"], pages["front"]):
        for address in (page.full_url, f"{page.full_url}?a=1", page.url):
            form = {"external-link-chooser-url": address, "external-link-chooser-link_text": "Linkki"}
            answer = client.post("/admin/choose-external-link/", form)
            assert answer.status_code == 200 and SECRET not in answer.content.decode()


def test_an_address_of_the_site_s_own_still_becomes_a_link(pages):
    form = {"external-link-chooser-url": pages["live"].full_url, "external-link-chooser-link_text": "Linkki"}
    told = signed_in(STRANGERS[0]).post("/admin/choose-external-link/", form).json()["result"]
    assert (told["id"], told["adminTitle"]) == (pages["live"].pk, "Kinnulan julkaistu uutinen")


@pytest.mark.parametrize("email", KEEPERS)
def test_who_keeps_the_page_reads_its_draft_s_title(pages, email):
    client = signed_in(email)
    for address in (
        f"/admin/choose-page/{pages['front'].pk}/",
        f"/admin/choose-page/chosen-multiple/?id={pages['live'].pk}",
        f"/admin/api/main/pages/{pages['live'].pk}/",
        f"/admin/api/main/pages/?child_of={pages['front'].pk}",
        "/admin/choose-page/search/?q=julkaistu",
        "/admin/pages/usage/news/newspage/",
    ):
        assert SECRET in client.get(address).content.decode(), address


def test_a_stranger_chooses_a_live_page_by_its_published_title(pages):
    client = signed_in(STRANGERS[0])
    told = client.get(f"/admin/choose-page/chosen-multiple/?id={pages['live'].pk}").json()["result"]
    assert [one["adminTitle"] for one in told] == ["Kinnulan julkaistu uutinen"]
    assert (
        "Kinnulan julkaistu uutinen" in client.get("/admin/choose-page/search/?q=julkaistu").content.decode()
    )


def test_the_pages_above_one_s_own_hide_their_unpublished_translations(pages):
    swedish = HomePage.objects.get(locale__language_code="sv")
    swedish.title = f"{SECRET} framsida"
    swedish.live = False
    swedish.save()
    assert swedish not in choosable_pages(account(STRANGERS[0]))
    client = signed_in(STRANGERS[0])
    for address in (f"/admin/api/main/pages/{pages['home'].pk}/", f"/admin/api/main/pages/{swedish.pk}/"):
        assert SECRET not in client.get(address).content.decode()
