"""What the newer parts of the admin and API v3 keep of others: nothing of a neighbour's shows to one who may not."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Comment, Locale, Page, PageViewRestriction
from wagtail_localize.operations import translate_object

from brand.models import CrisisBanner, Municipality
from home.models import Feedback
from tests.builders import bearer, make_news, municipality_page, refreshed
from tests.people import account, signed_in

pytestmark = pytest.mark.django_db
SECRET = "Salaisuus"
STRANGERS = ["viestija@karstula.example", "paatoimittaja@karstula.example", "hanke@sydansuomessa.example"]


@pytest.fixture
def neighbour_s(picture_of, document_of) -> dict:
    """Kinnula's: pages that are drafted, unpublished or private, with what hangs on them, and what its people keep."""
    kinnula, person = Municipality.objects.get(slug="kinnula"), account("viestija@kinnula.example")
    place = municipality_page("kinnula")
    live = make_news(place, "Kinnulan julkaistu uutinen")
    live.title = live.lead = f"{SECRET} työstettävänä"
    live.save_revision()
    draft = make_news(place, f"{SECRET} luonnoksena Kinnulassa")
    draft.unpublish()
    private = make_news(place, f"{SECRET} vain kirjautuneille")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    translate_object(refreshed(live), list(Locale.objects.exclude(pk=live.locale_id)))
    Comment.objects.create(page=live, user=person, text=f"{SECRET} kommentissa", contentpath="title")
    picture, document = picture_of("Kinnula"), document_of("Kinnula")
    picture.title = picture.description = document.title = f"{SECRET} tiedostossa"
    picture.save()
    document.save()
    banner = CrisisBanner.objects.create(
        municipality=kinnula,
        text=f"{SECRET} kriisitiedotteessa",
        ends_at=timezone.now() - timedelta(hours=1),
        raised_by=person,
    )
    feedback = Feedback.objects.create(
        municipality=kinnula,
        message=f"{SECRET} palautteessa",
        name=SECRET,
        email="asukas@kinnula.example",
        deadline=timezone.localdate() + timedelta(days=10),
    )
    return {
        "live": live,
        "draft": draft,
        "private": private,
        "picture": picture,
        "document": document,
        "banner": banner,
        "feedback": feedback,
        "person": person,
    }


@pytest.mark.parametrize("email", STRANGERS)
def test_no_view_shows_a_neighbour_s(neighbour_s, email):
    client = signed_in(email)
    number = {name: thing.pk for name, thing in neighbour_s.items()}
    for address in (
        "/admin/",
        "/admin/crisis/",
        "/admin/feedback/",
        f"/admin/feedback/{number['feedback']}/",
        "/admin/reports/people/",
        "/admin/reports/picture-rights/",
        "/admin/reports/public-notices/",
        "/admin/reports/site-history/",
        "/admin/reports/workflow/",
        "/admin/reports/workflow_tasks/",
        "/admin/localize/reports/translations/",
        "/admin/pages/search/?q=salaisuus",
        "/admin/images/chooser/results/?q=salaisuus",
        "/admin/documents/chooser/results/?q=salaisuus",
        f"/admin/images/chooser/{number['picture']}/",
        f"/admin/documents/chooser/{number['document']}/",
        f"/admin/images/chooser/chosen-multiple/?id={number['picture']}",
        f"/admin/documents/chooser/chosen-multiple/?id={number['document']}",
        f"/admin/images/usage/{number['picture']}/",
        f"/admin/documents/usage/{number['document']}/",
        f"/admin/people/{number['person']}/",
        *(
            f"/admin/pages/{number[page]}/{view}"
            for page in ("live", "draft", "private")
            for view in ("", "edit/", "copy/", "delete/", "history/", "usage/", "privacy/", "edit/preview/")
        ),
    ):
        assert SECRET not in client.get(address).content.decode(), address


@pytest.mark.parametrize("email", STRANGERS)
def test_no_press_changes_a_neighbour_s(neighbour_s, email):
    client = signed_in(email)
    feedback, banner = neighbour_s["feedback"], neighbour_s["banner"]
    CrisisBanner.objects.filter(pk=banner.pk).update(ends_at=timezone.now() + timedelta(hours=1))
    client.post(f"/admin/crisis/{banner.pk}/take-down/")
    client.post(f"/admin/feedback/{feedback.pk}/", {"note": "Kaapattu"})
    client.post(f"/admin/feedback/{feedback.pk}/hand-over/", {"municipality": ""})
    assert refreshed(banner).taken_down_at is None
    assert (refreshed(feedback).answered_at, refreshed(feedback).municipality_id) == (
        None,
        feedback.municipality_id,
    )


def test_a_chief_editor_finds_their_own(neighbour_s):
    """The same addresses, for whose they are: so nothing above is refused by chance."""
    client = signed_in("paatoimittaja@kinnula.example")
    for address in (
        "/admin/crisis/",
        f"/admin/feedback/{neighbour_s['feedback'].pk}/",
        f"/admin/pages/{neighbour_s['draft'].pk}/edit/",
        f"/admin/pages/{neighbour_s['live'].pk}/history/",
        "/admin/images/chooser/results/?q=salaisuus",
        "/admin/pages/search/?q=salaisuus",
    ):
        assert SECRET in client.get(address).content.decode(), address
    item = f'href="/admin/feedback/{neighbour_s["feedback"].pk}/"'
    assert item in client.get("/admin/feedback/").content.decode()
    assert item not in signed_in("paatoimittaja@karstula.example").get("/admin/feedback/").content.decode()


@pytest.mark.parametrize("email", [None, *STRANGERS])
def test_api_v3_tells_nothing_by_any_question(neighbour_s, email):
    headers = bearer(account(email)) if email else {}
    above = municipality_page("kinnula").pk
    questions = [
        f"pages/?{query}&limit=20"
        for query in (
            "search=salaisuus",
            f"child_of={above}",
            f"descendant_of={above}",
            "type=news.NewsPage",
            "type=news.NewsPage&order=title",
            f"ancestor_of={neighbour_s['draft'].pk}",
            f"translation_of={neighbour_s['draft'].pk}",
            "fields=*",
        )
    ]
    for name in ("live", "draft", "private"):
        page: Page = neighbour_s[name]
        questions += [
            f"pages/{page.pk}/",
            f"pages/{page.pk}/?version=draft",
            f"pages/{page.pk}/?fields=*",
            f"pages/{page.pk}/revisions/",
            f"pages/{page.pk}/revisions/{page.latest_revision_id}/",
            f"pages/find/?html_path={page.get_url()}",
            f"pages/find/?id={page.pk}&version=draft",
        ]
    questions += [
        "images/?search=salaisuus",
        f"images/{neighbour_s['picture'].pk}/",
        "documents/?search=salaisuus",
        f"documents/{neighbour_s['document'].pk}/",
    ]
    for question in questions:
        answer = Client().get(f"/api/v3/{question}", headers=headers, follow=True)
        assert SECRET not in answer.content.decode(), question
        assert answer.status_code < 500, question


def test_api_v3_answers_whose_they_are(neighbour_s):
    headers = bearer(account("viestija@kinnula.example"))
    for question in (
        f"pages/{neighbour_s['live'].pk}/?version=draft",
        f"pages/{neighbour_s['draft'].pk}/",
        f"pages/?child_of={municipality_page('kinnula').pk}&limit=20",
        f"images/{neighbour_s['picture'].pk}/",
    ):
        assert SECRET in Client().get(f"/api/v3/{question}", headers=headers).content.decode(), question
