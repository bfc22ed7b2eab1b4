"""A part that the site stands on fails in the midst of a request: who asked is told which, and nothing is half done."""

import errno
from smtplib import SMTPServerDisconnected

import pytest
from botocore.exceptions import EndpointConnectionError
from django.core.files.storage import FileSystemStorage
from django.db import OperationalError

from brand.models import Picture
from tests.brand.pictures.test_uploading import metadata
from tests.uploads import jpeg, upload

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "levy on täynnä"),
        (OperationalError("disk I/O error"), "levy on täynnä"),
        (EndpointConnectionError(endpoint_url="https://s3.example"), "Tiedostovarasto ei vastaa"),
        (OperationalError("database or disk is full"), "levy on täynnä"),
        (OperationalError("connection refused"), "Tietokanta ei vastaa"),
        (SMTPServerDisconnected("gone"), "Kirjettä ei voitu lähettää"),
    ],
)
def test_an_upload_that_can_t_be_kept(karstula, monkeypatch, error, told):
    def _save(storage, name, content):
        raise error

    monkeypatch.setattr(FileSystemStorage, "_save", _save)
    karstula.raise_request_exception = False
    before = Picture.objects.count()
    answer = karstula.post("/admin/images/add/", metadata() | {"file": upload("jarvi.jpg", jpeg(1200, 800))})
    assert answer.status_code == 503 and told in answer.content.decode() and answer["Retry-After"]
    assert Picture.objects.count() == before


def test_any_other_fault_is_the_house_s_own(client, monkeypatch):
    def broken(request):
        raise OSError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr("sydansuomessa.machines.absolute", broken)
    client.raise_request_exception = False
    answer = client.get("/robots.txt")
    assert answer.status_code == 500 and "Vika on meidän" in answer.content.decode()
