"""Who wishes is told when what they fetched is superseded."""

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client

from brand.assets.publishing import Content, publish_version
from tests.people import signed_in

from .conftest import body, make_asset

pytestmark = pytest.mark.django_db


def test_who_wishes_is_told_once_and_only_they(django_capture_on_commit_callbacks):
    asset = make_asset()
    staff = signed_in("hanke@sydansuomessa.example")
    assert staff.post("/lataa/kerro/ohje", {"kerro": "1"}).status_code == 302
    assert Client().post("/lataa/kerro/ohje", {"kerro": "1"})["Location"].startswith("/admin/login/")
    body(signed_in("viestija@kinnula.example").get("/lataa/aineisto/ohje.pdf"))
    with django_capture_on_commit_callbacks(execute=True):
        publish_version(asset, [Content("pdf", b"%PDF-1.7 uusi")], note="Uudet värit")
    assert [message.to for message in mail.outbox] == [["hanke@sydansuomessa.example"]]
    assert "Kuvausohje" in mail.outbox[0].subject and "Uudet värit" in mail.outbox[0].body
    assert "http://localhost/aineistopankki/aineisto/ohje/" in mail.outbox[0].body
    assert "Kuvausohje" in staff.get("/admin/").content.decode()
    call_command("tell_superseded", verbosity=0)
    assert len(mail.outbox) == 1
    body(staff.get("/lataa/aineisto/ohje.pdf"))
    assert "Kuvausohje" not in staff.get("/admin/").content.decode()
    staff.post("/lataa/kerro/ohje", {"kerro": "0"})
    with django_capture_on_commit_callbacks(execute=True):
        publish_version(asset, [Content("pdf", b"%PDF-1.7 kolmas")])
    assert len(mail.outbox) == 1


def test_a_letter_that_could_not_be_sent_is_tried_again(settings, django_capture_on_commit_callbacks):
    asset = make_asset()
    signed_in("hanke@sydansuomessa.example").post("/lataa/kerro/ohje", {"kerro": "1"})
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    with django_capture_on_commit_callbacks(execute=True):
        publish_version(asset, [Content("pdf", b"%PDF-1.7 uusi")])
    assert asset.versions.count() == 2 and not mail.outbox
    settings.EMAIL_BACKEND = working
    call_command("tell_superseded", verbosity=0)
    assert len(mail.outbox) == 1
