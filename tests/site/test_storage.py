"""The private storage of a machine without S3."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages

pytestmark = pytest.mark.django_db


def test_a_private_file_has_no_address(client):
    name = storages["private"].save("paper.txt", ContentFile(b"not for all"))

    assert storages["private"].open(name).read() == b"not for all"
    with pytest.raises(ValueError):
        storages["private"].url(name)
    path = Path(storages["private"].path(name)).relative_to(settings.MEDIA_ROOT)
    assert client.get(f"{settings.MEDIA_URL}{path}").status_code == 404
