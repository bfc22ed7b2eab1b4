"""What nobody needs any more is deleted from the storage, and nothing else."""

import os
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import UploadedFile

from brand.strips import store
from brand.uploads import abandoned

pytestmark = pytest.mark.django_db


def age(storage, name: str, by: timedelta) -> None:
    then = (timezone.now() - by).timestamp()
    os.utime(storage.path(name), (then, then))


def test_an_upload_that_was_never_finished_goes_with_its_file():
    old, new, lost = (
        UploadedFile.objects.create(file=ContentFile(b"jpeg", f"{name}.jpg"))
        for name in ("old", "new", "lost")
    )
    age(default_storage, old.file.name, abandoned.KEPT + timedelta(hours=1))
    age(default_storage, new.file.name, abandoned.KEPT - timedelta(hours=1))
    default_storage.delete(lost.file.name)
    call_command("clear_leftovers", verbosity=0)
    assert list(UploadedFile.objects.all()) == [new]
    assert not default_storage.exists(old.file.name) and default_storage.exists(new.file.name)


def test_a_strip_drawn_long_ago_goes_and_is_drawn_anew_when_asked_for():
    storage, drawn = storages["private"], []

    def draw() -> bytes:
        drawn.append(1)
        return b"<svg/>"

    for digest in ("aa11", "aa22"):
        store.kept(digest, "svg", draw)
    age(storage, "strips/aa/aa11.svg", store.KEPT + timedelta(hours=1))
    call_command("clear_leftovers", verbosity=0)
    assert not storage.exists("strips/aa/aa11.svg") and storage.exists("strips/aa/aa22.svg")
    assert store.kept("aa11", "svg", draw) == b"<svg/>" and len(drawn) == 3
    call_command("clear_leftovers", verbosity=0)
    assert storage.exists("strips/aa/aa11.svg")
