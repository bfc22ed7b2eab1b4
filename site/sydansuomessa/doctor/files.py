"""Where files are kept: each storage writes, reads and deletes one, the private one keeps strangers out."""

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from ..storage import BucketByFolder
from .finding import Finding, failed, good

TIMEOUT_SECONDS = 5
_PATIENCE = Config(
    connect_timeout=TIMEOUT_SECONDS, read_timeout=TIMEOUT_SECONDS, retries={"total_max_attempts": 1}
)
LEAST_FREE_SHARE = 0.05
LEAST_FREE_BYTES = 500_000_000
_S3_MEND = gettext_noop(
    "See S3_ENDPOINT, %(bucket)s, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_DEFAULT_REGION."
)


def examine() -> Iterator[Finding]:
    if _keeps_files_in_buckets():
        yield _bucket(_("S3, public"), "public", "S3_PUBLIC_BUCKET", is_public=True)
        yield _bucket(_("S3, private"), "private", "S3_PRIVATE_BUCKET", is_public=False)
    else:
        yield _folder()
    yield _static_files()
    for name, folder in _folders().items():
        yield _disk(name, folder)


def _keeps_files_in_buckets() -> bool:
    return isinstance(storages["default"], BucketByFolder)


def _bucket(part: str, alias: str, variable: str, is_public: bool) -> Finding:
    storage = storages[alias]
    storage.client_config = storage.client_config.merge(_PATIENCE)
    content = uuid.uuid4().hex.encode()
    try:
        name = storage.save(f"doctor/{uuid.uuid4()}.txt", ContentFile(content))
        read = storage.open(name).read()
        stranger = _read_by_a_stranger(storage, name)
        signed = content if is_public else _fetch(storage.url(name))
        storage.delete(name)
    except (BotoCoreError, ClientError, OSError) as error:
        return failed(part, error, _(_S3_MEND) % {"bucket": variable})
    if read != content or signed != content:
        seen = _("gave back something else than was written")
        return failed(part, seen, _(_S3_MEND) % {"bucket": variable})
    if is_public and stranger != content:
        mend = _("Give everybody s3:GetObject on the bucket of %(bucket)s, by its policy.")
        if storage.custom_domain:
            mend = _(
                "See that MEDIA_URL leads to the bucket of %(bucket)s, and everybody has s3:GetObject on it."
            )
        return failed(part, _("readers can't read from it"), mend % {"bucket": variable})
    if not is_public and stranger is not None:
        mend = _(
            "Anybody can read originals and drafts! Take the public policy off the bucket of %(bucket)s."
        )
        return failed(part, _("gives its files to anybody"), mend % {"bucket": variable})
    if is_public:
        return good(part, _("writes, reads, deletes; open to readers"))
    return good(part, _("writes, reads, deletes; shut to strangers"))


def _read_by_a_stranger(storage: Storage, name: str) -> bytes | None:
    """The object by its bare address, or None where that is refused or nobody answers at it."""
    address = storage.url(name).split("?")[0]
    try:
        return _fetch(address)
    except OSError:
        return None


def _fetch(address: str) -> bytes:
    with urlopen(address, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310 - the storage's own address
        return answer.read()


def _folder() -> Finding:
    part = _("Files")
    try:
        for alias in ("default", "private"):
            storage = storages[alias]
            name = storage.save(f"doctor-{uuid.uuid4()}.txt", ContentFile(b"doctor"))
            storage.delete(name)
    except OSError as error:
        mend = _("Let the site's user write to MEDIA_ROOT, and see that its disk has room.")
        return failed(part, error, mend)
    return good(part, _("writes and deletes in %(folder)s") % {"folder": settings.MEDIA_ROOT})


def _static_files() -> Finding:
    part, sheet = _("Static files"), "css/site.css"
    mend = _("Run manage.py collectstatic --noinput.")
    try:
        address = staticfiles_storage.url(sheet)
    except ValueError as error:
        return failed(part, error, mend)
    is_collected = staticfiles_storage.exists(address.removeprefix(settings.STATIC_URL))
    if not is_collected and not (
        getattr(settings, "WHITENOISE_USE_FINDERS", settings.DEBUG) and finders.find(sheet)
    ):
        return failed(part, _("%(file)s is not in STATIC_ROOT") % {"file": sheet}, mend)
    return good(part, pgettext("static files", "in place"))


def _folders() -> dict[str, Path]:
    folders = {_("Disk of the programme"): settings.SITE_DIR}
    if not _keeps_files_in_buckets():
        folders[_("Disk of MEDIA_ROOT")] = Path(settings.MEDIA_ROOT)
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        folders[_("Disk of the database")] = Path(database["NAME"]).parent
    return {name: folder for name, folder in folders.items() if folder.exists()}


def _disk(part: str, folder: Path) -> Finding:
    usage = shutil.disk_usage(folder)
    free = _("%(free)s GB free of %(total)s") % {
        "free": number_format(usage.free / 1e9, 1),
        "total": number_format(usage.total / 1e9, 0),
    }
    if usage.free < LEAST_FREE_BYTES or usage.free < usage.total * LEAST_FREE_SHARE:
        mend = _("Make room on the disk of %(folder)s, or give it a bigger one.") % {"folder": folder}
        return failed(part, free, mend)
    return good(part, free)
