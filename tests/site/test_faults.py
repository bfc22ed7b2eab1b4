"""A part that the site stands on fails in the midst of a request: who asked is told which, and nothing is half done."""

import errno
from io import BytesIO
from shutil import _ntuple_diskusage
from smtplib import SMTPServerDisconnected

import pytest
from botocore.exceptions import EndpointConnectionError
from django.core.files.storage import FileSystemStorage
from django.db import OperationalError
from PIL import Image

from brand.models import Picture
from sydansuomessa import storage
from sydansuomessa.storage import KEPT_BYTES
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
        (SMTPServerDisconnected("gone"), "Sähköpostia ei voitu lähettää"),
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


def test_the_last_room_of_a_disk_is_the_database_s(karstula, monkeypatch, settings):
    """And what doesn't fit leaves no half of it behind."""
    room = KEPT_BYTES + 200_000
    monkeypatch.setattr(storage.shutil, "disk_usage", lambda place: _ntuple_diskusage(10**11, 0, room))
    karstula.raise_request_exception = False
    files = settings.MEDIA_ROOT.rglob
    before = set(files("*.*"))
    for width, height, status in ((3000, 2000, 503), (60, 40, 302)):
        picture = BytesIO()
        Image.effect_noise((width, height), 90).save(picture, "JPEG")
        sent = metadata() | {"file": upload("jarvi.jpg", picture.getvalue())}
        assert karstula.post("/admin/images/add/", sent).status_code == status
    assert len(set(files("*.*")) - before) == 1


def test_any_other_fault_is_the_house_s_own(client, monkeypatch):
    def broken(request):
        raise OSError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr("sydansuomessa.machines.absolute", broken)
    client.raise_request_exception = False
    answer = client.get("/robots.txt")
    assert answer.status_code == 500 and "Vika on meidän" in answer.content.decode()
