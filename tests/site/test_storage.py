"""The private storage of a machine without S3."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from sydansuomessa.settings.base import storage_settings
from sydansuomessa.settings.environment import read_environment

pytestmark = pytest.mark.django_db


def test_a_private_file_has_no_address(client):
    name = storages["private"].save("paper.txt", ContentFile(b"not for all"))

    assert storages["private"].open(name).read() == b"not for all"
    with pytest.raises(ValueError):
        storages["private"].url(name)
    path = Path(storages["private"].path(name)).relative_to(settings.MEDIA_ROOT)
    assert client.get(f"{settings.MEDIA_URL}{path}").status_code == 404


def test_public_files_have_addresses_on_the_content_network_and_private_ones_do_not(settings, monkeypatch):
    monkeypatch.setenv("S3_PUBLIC_BUCKET", "julkinen")
    monkeypatch.setenv("S3_PRIVATE_BUCKET", "yksityinen")
    monkeypatch.setenv("S3_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("MEDIA_URL", "https://media.sydansuomessa.example")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"):
        monkeypatch.setenv(name, "eu-north-1")
    defaults = {
        "SECRET_KEY": "x",
        "ALLOWED_HOSTS": "*",
        "BASE_URL": "http://localhost",
        "FROM_EMAIL": "a@b.example",
    }
    static = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = storage_settings(read_environment(**defaults), static)

    kept = storages["default"]
    assert kept.url("images/jarvi.webp") == "https://media.sydansuomessa.example/images/jarvi.webp"
    for private in ("original_images/jarvi.jpg", "documents/paatos.pdf", "jotain-uutta/luonnos.svg"):
        assert kept.url(private).startswith(
            "http://127.0.0.1:9/yksityinen/"
        ) and "X-Amz-Expires=300" in kept.url(private)
