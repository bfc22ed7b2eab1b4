"""Each role finds its own in the admin and is refused the rest; nothing unpublished has an address."""

import pytest
from django.test import Client
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from brand.models import LibraryBlock, Municipality
from projects.models import Project
from tests.builders import bearer, make_news, municipality_page, refreshed
from tests.people import account, signed_in

pytestmark = pytest.mark.django_db

ROLES = {
    "editor": "viestija@karstula.example",
    "chief": "paatoimittaja@karstula.example",
    "project": "hanke@sydansuomessa.example",
    "brand": "brandi@sydansuomessa.example",
}
EVERYBODY = set(ROLES)
# The address, and who is let in. Wagtail sends everybody else back to the admin's front page.
ADDRESSES = {
    "/admin/": EVERYBODY,
    "/admin/images/": EVERYBODY,
    "/admin/documents/": EVERYBODY,
    "/admin/api-tokens/": EVERYBODY,
    "/admin/localize/reports/translations/": EVERYBODY,
    "/admin/people/": {"chief", "brand"},
    "/admin/users/": set(),
    "/admin/groups/": set(),
    "/admin/redirects/": set(),
    "/admin/sites/": set(),
    "/admin/locales/": set(),
    "/admin/collections/": set(),
    "/admin/workflows/list/": set(),
    "/admin/snippets/brand/municipality/": {"brand"},
    "/admin/snippets/brand/region/": {"brand"},
    "/admin/snippets/brand/organisation/": {"brand"},
    "/admin/snippets/brand/fundingprogramme/": {"brand"},
    "/admin/snippets/brand/frametext/": {"brand"},
    "/admin/snippets/brand/libraryblock/": {"brand"},
    "/admin/snippets/brand/logotemplate/": {"brand"},
    "/admin/snippets/brand/mark/": {"brand"},
    "/admin/snippets/brand/brandasset/": {"brand"},
    "/admin/snippets/home/accessibilityrecord/": {"brand"},
    "/admin/snippets/home/accessibilitycheck/": {"brand"},
    "/admin/snippets/news/topic/": {"brand"},
    "/admin/snippets/projects/theme/": {"brand"},
    "/admin/snippets/projects/project/": {"brand", "project"},
    # Forms of editors refer to these.
    "/admin/snippets/choose/brand/libraryblock/": EVERYBODY,
    "/admin/snippets/choose/projects/project/": EVERYBODY,
    "/admin/snippets/choose/brand/region/": {"brand"},
    "/admin/snippets/choose/brand/municipality/": {"brand"},
    "/admin/snippets/choose/brand/frametext/": {"brand"},
    "/admin/snippets/choose/brand/mark/": {"brand"},
    "/admin/snippets/choose/brand/logotemplate/": {"brand"},
    "/admin/snippets/choose/brand/brandasset/": {"brand"},
    "/admin/snippets/choose/home/accessibilityrecord/": {"brand"},
    "/admin/snippets/choose/home/accessibilitycheck/": {"brand"},
    "/admin/crisis/": {"editor", "chief", "brand"},
    "/admin/feedback/": {"chief", "brand"},
    "/admin/reports/people/": {"brand"},
    "/admin/reports/picture-rights/": EVERYBODY,
    "/admin/reports/public-notices/": EVERYBODY,
    "/admin/reports/locked/": {"brand", "chief"},
    "/admin/reports/workflow/": EVERYBODY,
    "/admin/reports/workflow_tasks/": EVERYBODY,
    "/admin/reports/site-history/": EVERYBODY,
    "/admin/reports/aging-pages/": EVERYBODY,
    "/admin/reports/page-types-usage/": EVERYBODY,
}


@pytest.mark.parametrize("role", ROLES)
def test_the_admin_opens_what_is_one_s_own(role):
    client = signed_in(ROLES[role])
    answers = {address: client.get(address).status_code for address in ADDRESSES}
    assert answers == {address: 200 if role in who else 302 for address, who in ADDRESSES.items()}


@pytest.mark.parametrize("role", ROLES)
def test_the_menu_offers_no_address_that_refuses(role):
    client = signed_in(ROLES[role])
    menu = client.get("/admin/").content.decode()
    for address, who in ADDRESSES.items():
        if role not in who:
            assert f'"{address}"' not in menu, address


@pytest.fixture
def neighbour_s():
    """Pages of Kinnula's: one live with a draft over it, one never published."""
    live = make_news(municipality_page("kinnula"), "Kinnulan julkaistu uutinen")
    live.title = "Kinnulan salainen otsikko"
    live.save_revision()
    draft = make_news(municipality_page("kinnula"), "Kinnulan salainen luonnos")
    draft.unpublish()
    return refreshed(live), refreshed(draft)


@pytest.mark.parametrize(
    "address",
    [
        "/admin/reports/site-history/",
        "/admin/reports/aging-pages/",
        "/admin/reports/workflow/",
        "/admin/reports/locked/",
        "/admin/pages/search/?q=salainen",
        "/admin/api/main/pages/",
        "/admin/api/main/pages/?search=salainen",
        "/admin/choose-page/search/?q=salainen",
        "/admin/choose-page/",
    ],
)
@pytest.mark.parametrize("role", ["editor", "chief", "project"])
def test_a_neighbour_s_drafts_are_in_no_list(neighbour_s, role, address):
    address = address.format(kinnula=municipality_page("kinnula").pk)
    assert "Kinnulan salainen" not in signed_in(ROLES[role]).get(address).content.decode()


@pytest.mark.parametrize("role", ["editor", "chief", "project"])
def test_the_chooser_offers_a_neighbour_s_live_pages_only(neighbour_s, role):
    live, _draft = neighbour_s
    client = signed_in(ROLES[role])
    for address in (
        f"/admin/choose-page/{municipality_page('kinnula').pk}/",
        "/admin/choose-page/search/?q=kinnulan",
    ):
        offered = client.get(address).content.decode()
        assert f"/admin/pages/{live.pk}/edit/" in offered or live.get_admin_display_title() in offered
        assert "salainen luonnos" not in offered


@pytest.mark.parametrize("role", ["editor", "chief", "project"])
def test_a_neighbour_s_drafts_are_not_read_over_the_api(neighbour_s, role):
    headers = bearer(account(ROLES[role]))
    for page in neighbour_s:
        for path in (f"{page.pk}/", f"{page.pk}/?version=draft", f"{page.pk}/revisions/"):
            response = Client().get(f"/api/v3/pages/{path}", headers=headers)
            assert response.status_code == 404 and "salainen" not in response.content.decode()
    assert "salainen" not in Client().get("/api/v3/pages/?limit=20", headers=headers).content.decode()


def test_a_stranger_reads_no_draft_and_no_private_page(neighbour_s):
    live, draft = neighbour_s
    assert Client().get(draft.get_url()).status_code == 404
    assert "salainen" not in Client().get(live.get_url()).content.decode()
    assert Client().get(f"/api/v3/pages/{draft.pk}/").status_code == 404
    private = make_news(municipality_page("kinnula"), "Sisäinen uutinen vain kirjautuneille")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert Client().get(private.get_url()).status_code == 302
    assert Client().get(f"/api/v3/pages/{private.pk}/").status_code == 404
    for listing in ("/uutiset/", "/kinnula/", "/", "/api/v3/pages/?limit=20"):
        assert "Sisäinen uutinen vain kirjautuneille" not in Client().get(listing).content.decode()


def test_a_document_has_an_address_once_a_live_page_links_to_it(document_of, karstula, kinnula):
    document = document_of("Karstula")
    assert Client().get(document.url).status_code == 404
    assert karstula.get(document.url).status_code == 200
    assert kinnula.get(document.url).status_code == 404
    link = f'<p><a linktype="document" id="{document.pk}">Liite</a></p>'
    page = make_news(municipality_page("karstula"), "Uutinen liitteineen julki", body=[("paragraph", link)])
    assert Client().get(document.url).status_code == 200
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert Client().get(document.url).status_code == 404
    PageViewRestriction.objects.all().delete()
    page.unpublish()
    assert Client().get(document.url).status_code == 404


def test_a_private_collection_stays_private(document_of):
    document = document_of("Karstula")
    link = f'<p><a linktype="document" id="{document.pk}">Liite</a></p>'
    make_news(municipality_page("karstula"), "Uutinen liitteineen julki", body=[("paragraph", link)])
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")
    assert Client().get(document.url).status_code == 302


def test_original_pictures_have_no_address(picture_of):
    assert Client().get(picture_of("Karstula").file.url).status_code == 404


@pytest.mark.parametrize("kind", ["images", "documents"])
def test_a_neighbour_s_files_can_not_be_changed_or_listed(karstula, picture_of, document_of, kind):
    make = picture_of if kind == "images" else document_of
    other, shared, own = make("Kinnula"), make("Yhteiset"), make("Karstula")
    listed = karstula.get(f"/admin/{kind}/").content.decode()
    assert own.title in listed and other.title not in listed
    chooser = karstula.get(f"/admin/{kind}/chooser/").content.decode()
    assert own.title in chooser and shared.title in chooser and other.title not in chooser
    for file in (other, shared):
        path = f"{file.pk}/" if kind == "images" else f"edit/{file.pk}/"
        assert karstula.get(f"/admin/{kind}/{path}").status_code == 302
        karstula.post(f"/admin/{kind}/{path}", {"title": "Kaapattu", "collection": own.collection_id})
        delete = f"{file.pk}/delete/" if kind == "images" else f"delete/{file.pk}/"
        karstula.post(f"/admin/{kind}/{delete}")
        model = "brand/picture" if kind == "images" else "brand/branddocument"
        for action in ("delete", "add_to_collection", "add_tags"):
            data = {"collection": own.collection_id, "tags": "kaapattu"}
            karstula.post(f"/admin/bulk/{model}/{action}/?id={file.pk}", data)
        assert refreshed(file).title == file.title
        assert refreshed(file).collection_id == file.collection_id


@pytest.mark.parametrize("role", ["editor", "chief", "project"])
def test_the_brand_s_records_are_the_brand_team_s(role):
    client = signed_in(ROLES[role])
    block = LibraryBlock.objects.first()
    municipality = Municipality.objects.get(slug="karstula")
    client.post(f"/admin/snippets/brand/libraryblock/edit/{block.pk}/", {"heading": "Kaapattu"})
    client.post(f"/admin/snippets/brand/libraryblock/delete/{block.pk}/")
    client.post(f"/admin/snippets/brand/municipality/edit/{municipality.pk}/", {"publishing": "editors"})
    client.post(f"/admin/bulk/brand/libraryblock/delete/?id={block.pk}")
    assert refreshed(block).heading == block.heading
    if role != "project":
        project = Project.objects.first()
        client.post(f"/admin/snippets/projects/project/delete/{project.pk}/")
        assert client.get(f"/admin/projects/{project.pk}/create-page/").status_code == 302
        assert Project.objects.filter(pk=project.pk).exists()


@pytest.mark.parametrize("role", ["editor", "chief"])
def test_a_municipality_s_front_page_is_not_its_editors_to_delete(role):
    page = municipality_page("karstula")
    for child in page.get_children().specific():
        child.delete()
    client = signed_in(ROLES[role])
    client.post(f"/admin/pages/{page.pk}/delete/")
    client.post(f"/admin/bulk/wagtailcore/page/delete/?id={page.pk}&next=/admin/")
    Client().delete(f"/api/v3/pages/{page.pk}/", headers=bearer(account(ROLES[role])))
    assert refreshed(page).live
