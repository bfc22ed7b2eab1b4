"""Two web processes and a worker over one PostgreSQL, S3, Valkey and mail server: what one does, the other shows.

Runs in `make test-postgres`, over its server; every other part is started here.
"""

import os
import re
import sys
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

import psycopg
import pytest
import requests
from PIL import Image

from tests.services.backing import (
    MailServer,
    Processes,
    S3Server,
    clean_environment,
    running_valkey,
)
from tests.services.demo_database import PostgresDemo
from tests.services.process import free_port, wait_until
from tests.services.project import manage

pytestmark = [
    pytest.mark.skipif(
        not os.environ.get("DATABASE_URL", "").startswith("postgres"),
        reason="needs the server that `make test-postgres` starts",
    ),
    # One process of a parallel run does them all: the stack is started once.
    pytest.mark.xdist_group("stack"),
]
SETTINGS = "sydansuomessa.settings.stack"
# What no resident or editor would do by hand: a token for the API, and a page that is due.
PREPARE = """
from datetime import timedelta
from django.utils import timezone
from wagtail.models import APIToken, Site
from brand.models import User
from tests.builders import make_news, municipality_page
Site.objects.update(hostname="127.0.0.1", port=80)
page = make_news(municipality_page("karstula"), "Kirjasto aukeaa maanantaina")
later = make_news(municipality_page("karstula"), "Ajastettu uutinen kylältä")
later.unpublish()
later.go_live_at = timezone.now() + timedelta(seconds=1)
later.save_revision(approved_go_live_at=later.go_live_at)
token = APIToken.create_token(user=User.objects.get(email="viestija@karstula.example"), name="stack")[1]
print(page.pk, page.url, later.url, token)
"""


class Stack:
    """The parts, and the ways in: `first` and `second` are the web processes' addresses."""

    def __init__(self, folder: Path, s3: S3Server, mail: MailServer, valkey_url: str):
        self.s3, self.mail = s3, mail
        self._demo = PostgresDemo(folder, "stack")
        self._demo.restore()
        ports = free_port(), free_port()
        url = self.database_url = os.environ["DATABASE_URL"].replace(
            "/sydansuomessa?", f"/{self._demo.name}?"
        )
        env = clean_environment() | s3.environment()
        env |= {
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "PYTHONPATH": os.pathsep.join([".", "site"]),
            "SECRET_KEY": "for-the-stack-only-long-enough-to-be-taken-for-one-0123456789",
            "ALLOWED_HOSTS": "127.0.0.1,localhost",
            "BASE_URL": f"http://127.0.0.1:{ports[0]}",
            "FROM_EMAIL": "posti@sydansuomessa.example",
            "DATABASE_URL": url,
            "CACHE_URL": valkey_url,
            "EMAIL_URL": mail.url,
        }
        self.processes = Processes(folder, env)
        prepared = manage("shell", "--verbosity=0", "--command", PREPARE, env=env).split()
        self.page_id, self.page_url, self.later_url, self.token = prepared
        self.first, self.second = (
            self.processes.start_web(f"web{n}", port) for n, port in enumerate(ports, 1)
        )
        self.processes.start_worker()

    def execute(self, statement: str) -> list[tuple]:
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def close(self) -> None:
        self.processes.stop()
        self._demo.drop()


class Editor:
    """Somebody in the admin of one web process."""

    def __init__(self, base: str, email: str):
        self.base, self._session = base, requests.Session()
        answer = self.post(
            "/admin/login/", {"username": email, "password": "sydansuomessa-demo", "next": "/admin/"}
        )
        assert "/login" not in answer.url, answer.url

    def get(self, path: str) -> requests.Response:
        return self._session.get(self.base + path, timeout=60)

    def post(self, path: str, data: dict, **files) -> requests.Response:
        form = self.get(path).text
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
        data = {"csrfmiddlewaretoken": token[1]} | data
        return self._session.post(
            self.base + path, data, files=files, timeout=60, headers={"Referer": self.base + path}
        )


@pytest.fixture(scope="module")
def stack(django_db_setup, django_db_blocker, tmp_path_factory):
    folder = tmp_path_factory.mktemp("stack")
    s3, mail = S3Server(folder / "s3"), MailServer()
    # What has been started is stopped also where the next part doesn't start.
    with ExitStack() as parts:
        parts.callback(s3.stop)
        s3.start()
        parts.callback(mail.stop)
        mail.start()
        valkey = parts.enter_context(running_valkey())
        parts.enter_context(django_db_blocker.unblock())
        built = Stack(folder, s3, mail, f"redis://127.0.0.1:{valkey.port}/0")
        parts.callback(built.close)
        built.valkey = valkey
        yield built


def read(base: str, path: str) -> str:
    answer = requests.get(base + path, timeout=60)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.text


def publish_as(stack: Stack, title: str) -> None:
    """Give the item another title, through the first web process."""
    headers = {"Authorization": f"Bearer {stack.token}"}
    address = f"{stack.first}/api/v3/pages/{stack.page_id}/"
    changed = requests.patch(address, json={"title": title}, headers=headers, timeout=60)
    assert changed.status_code == 200, changed.text
    published = requests.post(f"{address}actions/publish/", json={}, headers=headers, timeout=60)
    assert published.status_code == 200, published.text


def test_what_one_process_publishes_the_other_shows(stack):
    assert "Kirjasto aukeaa maanantaina" in read(stack.second, stack.page_url)
    publish_as(stack, "Kirjasto aukeaa tiistaina")
    assert "Kirjasto aukeaa tiistaina" in read(stack.second, stack.page_url)


def test_a_change_of_the_frame_is_seen_at_once_by_both(stack):
    (pk, slot, text) = stack.execute(
        "SELECT f.id, slot, text FROM brand_frametext f JOIN wagtailcore_locale l ON l.id = locale_id"
        " WHERE language_code = 'fi' ORDER BY f.id LIMIT 1"
    )[0]
    for base in (stack.first, stack.second):
        read(base, "/")
    brand_team = Editor(stack.first, "brandi@sydansuomessa.example")
    new = "Uusi lause kehykseen kaikille yhtä aikaa"
    saved = brand_team.post(f"/admin/snippets/brand/frametext/edit/{pk}/", {"slot": slot, "text": new})
    assert saved.status_code == 200
    assert [new in read(base, "/") for base in (stack.first, stack.second)] == [True, True], (slot, text)


def test_an_upload_by_one_process_is_served_by_the_storage(stack):
    picture = BytesIO()
    Image.new("RGB", (1200, 800), (20, 80, 140)).save(picture, "JPEG")
    brand_team = Editor(stack.first, "brandi@sydansuomessa.example")
    (collection,) = stack.execute("SELECT id FROM wagtailcore_collection WHERE depth = 1")[0]
    brand_team.post(
        "/admin/images/add/",
        {
            "title": "Järvi pilvisenä aamuna",
            "collection": collection,
            "description": "Järvi",
            "creator": "Kunta",
            "licence": "CC BY 4.0",
        },
        file=("jarvi.jpg", picture.getvalue(), "image/jpeg"),
    )
    found = stack.execute("SELECT file FROM brand_picture WHERE title = 'Järvi pilvisenä aamuna'")
    assert found, "the picture was not taken in"
    assert requests.get(f"{stack.s3.endpoint}/yksityinen/{found[0][0]}", timeout=60).status_code == 403
    assert requests.get(f"{stack.s3.endpoint}/julkinen/{found[0][0]}", timeout=60).status_code in (403, 404)
    other = Editor(stack.second, "brandi@sydansuomessa.example")
    listing = other.get("/admin/images/?q=pilvisen%C3%A4").text
    thumbnails = re.findall(rf'src="({stack.s3.endpoint}/julkinen/images/[^"]+)"', listing)
    assert thumbnails and requests.get(thumbnails[0], timeout=60).headers["Content-Type"].startswith("image/")


def test_the_worker_publishes_what_is_scheduled(stack):
    assert requests.get(stack.second + stack.later_url, timeout=60).status_code == 404
    due = "UPDATE sydansuomessa_scheduledjob SET due = now() WHERE name = 'publish_scheduled'"
    wait_until(lambda: stack.execute("SELECT 1 FROM sydansuomessa_workerheartbeat"), "the worker's heartbeat")
    wait_until(lambda: stack.execute(f"{due} RETURNING 1"), "the worker's schedule")
    wait_until(
        lambda: requests.get(stack.second + stack.later_url, timeout=60).status_code == 200,
        "the scheduled page",
    )


def test_the_worker_brings_the_search_up_to_date(stack):
    publish_as(stack, "Kirjasto aukeaa torstaina")
    wait_until(
        lambda: "Kirjasto aukeaa torstaina" in read(stack.second, "/haku/?q=torstaina"), "search result"
    )
    assert not stack.execute("SELECT 1 FROM django_tasks_database_dbtaskresult WHERE status = 'FAILED'")


def test_the_doctor_finds_every_part_well_and_then_the_one_that_is_down(stack):
    code, said = doctor(stack)
    assert code == 0, said
    assert all(
        part in said
        for part in ("PostgreSQL", "S3, yksityinen", "S3, julkinen", "Välimuisti", "Sähköposti", "Taustatyöt")
    )
    stack.mail.stop()
    code, said = doctor(stack)
    assert code == 1 and re.search(r"VIKA\s+Sähköposti", said) and "EMAIL_URL" in said
    stack.s3.stop()
    code, said = doctor(stack)
    assert code == 1 and re.search(r"VIKA\s+S3, yksityinen", said) and "S3_ENDPOINT" in said


def test_pages_are_served_while_the_cache_is_down(stack):
    stack.valkey.stop()
    assert "<main" in read(stack.first, "/")
    code, said = doctor(stack)
    assert code == 1 and re.search(r"VIKA\s+Välimuisti", said) and "CACHE_URL" in said


def doctor(stack) -> tuple[int, str]:
    process = stack.processes.start("doctor", sys.executable, "manage.py", "doctor", "--no-color")
    (stack.processes.folder / "doctor.log").write_text("")
    code = process.wait(120)
    return code, stack.processes.log("doctor")
