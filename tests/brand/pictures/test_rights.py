"""A picture whose licence or consent runs out: who is told, when, and what is shown in its place."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from brand.models import Picture, Region, RightsNotice
from tests.builders import make_news, municipality_page, refreshed
from tests.people import account, signed_in
from tests.uploads import jpeg, upload

pytestmark = pytest.mark.django_db
CAPTION = "Anna ja Matti kahvilla"
ALT = "Kaksi ihmistä pöydän ääressä"


def picture(collection: str = "Karstula", **fields) -> Picture:
    values = {
        "title": f"Kuva: {collection}",
        "creator": "Kalle Kuvaaja",
        "licence": "Määräaikainen",
        "description": ALT,
        "focal_point_x": 10,
        "focal_point_y": 10,
        "focal_point_width": 1,
        "focal_point_height": 1,
    }
    return Picture.objects.create(
        file=upload("kahvi.jpg", jpeg(1600, 1000)),
        collection=Collection.objects.get(name=collection),
        **values | fields,
    )


def page_with(shown: Picture, slug: str = "karstula"):
    block = {"picture": shown.pk, "alt_text": ALT, "caption": CAPTION}
    page = make_news(municipality_page(slug), "Kahvilla kylätalolla joka torstai", picture=shown)
    page.body = [("paragraph", "<p>Teksti.</p>"), ("picture", block | {"picture": shown})]
    page.save_revision().publish()
    return refreshed(page)


def in_days(days: int):
    return timezone.localdate() + timedelta(days=days)


def end(shown: Picture, **dates) -> None:
    """As somebody saves it in the admin."""
    for name, day in dates.items():
        setattr(shown, name, day)
    shown.save()


def served(page) -> str:
    """Everything that gives a picture's address: the page, its list, the front pages, the feeds."""
    paths = [page.get_url(), "/uutiset/", "/karstula/", "/", "/uutiset/syote.atom"]
    answers = [Client().get(path) for path in paths]
    return "\n".join(one.content.decode() for one in answers if one.status_code == 200)


@pytest.mark.parametrize("which", ["licence", "consent"])
def test_on_the_day_after_a_neutral_picture_stands_everywhere(which):
    shown = picture(shows_people=which == "consent", consent_note="Kansio 4")
    page = page_with(shown)
    before = served(page)
    addresses = [one.url for one in shown.renditions.all()]
    assert addresses and any(address in before for address in addresses)
    assert ALT in before and CAPTION in before and "Kalle Kuvaaja" in before

    end(shown, **{f"{which}_until": in_days(0)})
    assert any(address in served(page) for address in addresses), "the last day still counts"

    end(shown, **{f"{which}_until": in_days(-1)})
    after = served(page)
    assert not [word for word in (*addresses, ALT, CAPTION, "Kalle Kuvaaja") if word in after]
    assert "neutraali" in after
    assert {Client().get(address).status_code for address in addresses} == {404}

    end(shown, **{f"{which}_until": in_days(30)})
    assert "Kalle Kuvaaja" in served(page)


def test_a_consent_s_end_means_nothing_where_nobody_is_shown():
    assert not picture(consent_until=in_days(-3)).has_run_out(timezone.localdate())


def test_the_command_takes_the_old_files_away(django_capture_on_commit_callbacks):
    shown = picture()
    page = page_with(shown)
    served(page)
    files = [(one.file.storage, one.file.name) for one in shown.renditions.all()]
    end(shown, licence_until=in_days(-1))
    with django_capture_on_commit_callbacks(execute=True):
        call_command("picture_rights", verbosity=0)
    assert not shown.renditions.exists()
    assert not [name for storage, name in files if storage.exists(name)]
    assert "Kalle Kuvaaja" not in served(page)


def test_the_brand_team_chooses_the_neutral_picture():
    shown = picture()
    page = page_with(shown)
    end(shown, licence_until=in_days(-1))
    Region.objects.update(stand_in_picture=None)
    assert "neutraali" in served(page)
    region = Region.objects.get()
    region.stand_in_picture = picture("Yhteiset", creator="Alue itse", title="Valittu", description="")
    region.save()
    assert "Alue itse" in served(page)
    end(region.stand_in_picture, licence_until=in_days(-1))
    assert "Alue itse" not in served(page)


def letters_to(email: str) -> list:
    return [one for one in mail.outbox if one.to == [email]]


def test_editors_are_told_two_weeks_ahead_once_and_again_on_the_day():
    shown = picture(licence_until=in_days(15))
    page = page_with(shown)
    call_command("picture_rights", verbosity=0)
    assert not mail.outbox
    end(shown, licence_until=in_days(14))
    for _time in range(2):
        call_command("picture_rights", verbosity=0)
    (letter,) = letters_to("viestija@karstula.example")
    assert shown.title in letter.body and page.title in letter.body
    assert "/admin/reports/picture-rights/" in letter.body
    assert letters_to("paatoimittaja@karstula.example")
    assert not letters_to("viestija@kinnula.example") and not letters_to("hanke@sydansuomessa.example")
    assert not letters_to("brandi@sydansuomessa.example")
    mail.outbox.clear()
    Picture.objects.filter(pk=shown.pk).update(licence_until=in_days(-1))
    for _time in range(2):
        call_command("picture_rights", verbosity=0)
    assert len(letters_to("viestija@karstula.example")) == 1
    assert RightsNotice.objects.filter(picture=shown, stage="over").exists()


def test_a_letter_is_in_its_reader_s_language():
    user = account("viestija@karstula.example")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "sv"})
    picture(licence_until=in_days(3))
    call_command("picture_rights", verbosity=0)
    assert "Bilder" in letters_to(user.email)[0].subject
    assert "Kuvia" in letters_to("paatoimittaja@karstula.example")[0].subject


def test_a_shared_picture_concerns_whoever_uses_it_and_else_the_brand_team():
    shown = picture("Yhteiset", licence_until=in_days(3))
    unused = picture("Yhteiset", licence_until=in_days(3), title="Käyttämätön")
    page_with(shown, "kinnula")
    call_command("picture_rights", verbosity=0)
    assert shown.title in letters_to("viestija@kinnula.example")[0].body
    assert not letters_to("viestija@karstula.example")
    (letter,) = letters_to("brandi@sydansuomessa.example")
    assert unused.title in letter.body and shown.title not in letter.body


def test_the_report_and_the_dashboard_tell_each_role_of_its_own():
    own = picture(title="Karstulan vanhentunut")
    page = page_with(own)
    end(own, licence_until=in_days(-1))
    picture("Kinnula", licence_until=in_days(5), title="Kinnulan vanheneva")
    for address in ("/admin/reports/picture-rights/", "/admin/"):
        karstula = signed_in("viestija@karstula.example").get(address).content.decode()
        assert own.title in karstula and "Kinnulan vanheneva" not in karstula
        kinnula = signed_in("viestija@kinnula.example").get(address).content.decode()
        assert own.title not in kinnula and page.title not in kinnula and "Kinnulan vanheneva" in kinnula
        assert "vanhen" not in signed_in("hanke@sydansuomessa.example").get(address).content.decode()
    brand = signed_in("brandi@sydansuomessa.example").get("/admin/reports/picture-rights/").content.decode()
    assert own.title in brand and "Kinnulan vanheneva" in brand and page.title in brand
    assert Client().get("/admin/reports/picture-rights/").status_code == 302


def test_a_page_whose_pictures_hold_asks_for_nothing_more(django_assert_num_queries):
    shown = picture(licence_until=in_days(1))
    with django_assert_num_queries(0):
        assert shown.shown is shown and shown.credit


def test_a_rendition_s_address_can_not_be_guessed():
    first, second = (picture(title=title).get_rendition("width-100|format-webp").url for title in "ab")
    token = first.split("/images/")[1].split("/")[0]
    assert len(token) >= 16 and token not in second
    name = first.rsplit("/", 1)[1]
    assert Client().get(first).status_code == 200
    assert Client().get(f"/media/images/{name}").status_code == 404
