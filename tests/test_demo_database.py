"""Every test starts from the demo content, whatever the one before it did."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.services.project import ROOT


@pytest.mark.django_db
def test_demo_content_is_there():
    assert get_user_model().objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_demo_content_is_there_after_a_flush(time):
    assert get_user_model().objects.exists()
    assert not get_user_model().objects.filter(email="stray").exists()
    get_user_model().objects.create(email="stray")


@pytest.mark.django_db
def test_files_go_to_a_folder_of_the_process():
    name = default_storage.save("stray.txt", ContentFile(b"stray"))
    assert Path(default_storage.path(name)).parent == Path(settings.MEDIA_ROOT)
    assert ROOT / "var" not in Path(settings.MEDIA_ROOT).parents
