"""What an operator sees: the log, the figures, the errors. None of it tells about a person."""

import gzip
import json
import logging
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import brotli
import pytest
import sentry_sdk
from django.db import IntegrityError, OperationalError
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from brand.models import User
from sydansuomessa.models import ScheduledJob, WorkerHeartbeat
from sydansuomessa.schedule import SCHEDULE
from sydansuomessa.watching.errors import send_to
from sydansuomessa.watching.logs import PrivateJsonFormatter
from sydansuomessa.worker.process import WorkerProcess
from tests.people import account

pytestmark = pytest.mark.django_db
PERSONAL = (
    "Meikäläinen",
    "Meik%C3%A4l%C3%A4inen",
    "matti.meikalainen",
    "131052-308T",
    "040 123 4567",
    "203.0.113.7",
)


@pytest.fixture
def log():
    """The lines that production would write while the test runs."""
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record):
            lines.append(self.format(record))

    handler = Keep()
    handler.setFormatter(PrivateJsonFormatter())
    root, ours = logging.getLogger(), logging.getLogger("sydansuomessa")
    root.addHandler(handler)
    level = ours.level
    ours.setLevel(logging.INFO)
    yield lines
    ours.setLevel(level)
    root.removeHandler(handler)


def answered(lines: list[str]) -> dict:
    (line,) = [each for each in map(json.loads, lines) if each["message"] == "answered"]
    return line


def test_a_request_is_one_line_with_its_number_and_view(log, client):
    response = client.get("/uutiset/", headers={"X-Request-ID": "from-nginx-0123456789"})
    assert response["X-Request-ID"] == "from-nginx-0123456789"
    line = answered(log)
    assert line["request"] == "from-nginx-0123456789" and "user" not in line
    assert (line["method"], line["status"], line["level"]) == ("GET", 200, "info")
    assert line["view"] == "brand.routing.serve" and line["milliseconds"] > 0


@pytest.mark.parametrize("given", ["short", "with space inside", "a" * 65, "ä" * 10, "x\nforged: line"])
def test_a_number_that_is_none_is_not_taken_over(client, given):
    number = client.get("/robots.txt", headers={"X-Request-ID": given})["X-Request-ID"]
    assert number != given and len(number) == 32


def test_a_user_is_known_by_a_number_only(log, karstula):
    karstula.get("/admin/")
    who = account("viestija@karstula.example")
    assert answered(log)["user"] == str(who.pk)
    assert who.email not in "".join(log) and who.last_name not in "".join(log)


def test_a_preview_is_counted_once(log, karstula):
    from news.models import NewsPage

    page = NewsPage.objects.filter(slug__isnull=False).descendant_of(_karstula()).first()
    karstula.get(f"/admin/pages/{page.pk}/edit/preview/")
    assert answered(log)["view"].startswith("wagtail.admin")


def _karstula():
    from tests.builders import municipality_page

    return municipality_page("karstula")


def test_nothing_that_a_person_wrote_stands_in_the_log(log, client, monkeypatch):
    """By each way in: a search, an address, a form, a message of the log, and a failure in the midst of it."""
    client.raise_request_exception = False
    client.get("/haku/?q=Matti+Meikäläinen")
    client.get("/uutiset/?posti=matti.meikalainen@example.org&q=131052-308T")
    client.get("/matti.meikalainen@example.org/")
    client.post("/admin/login/", {"username": "matti.meikalainen@example.org", "password": "040 123 4567"})
    client.get(
        "/haku/?q=Meikäläinen",
        headers={"host": "matti.meikalainen.example", "X-Forwarded-For": "203.0.113.7"},
    )
    logging.getLogger("some.package").warning(
        "Login failed for %s from %s (%s, %s)",
        "matti.meikalainen@example.org", "203.0.113.7", "131052-308T", "040 123 4567",
    )  # fmt: skip
    logging.getLogger("some.package").warning(
        "Not kept: %s", IntegrityError("DETAIL: Key (name)=(Matti Meikäläinen) already exists.")
    )
    monkeypatch.setattr("home.search.render", _breaks)
    assert client.get("/haku/?q=Matti+Meikäläinen").status_code == 500

    text = "\n".join(log)
    assert [each for each in PERSONAL if each in text] == []
    (failure,) = [
        each for each in map(json.loads, log) if each["logger"] == "django.request" and "exception" in each
    ]
    assert failure["exception"].endswith("IntegrityError") and any(
        "_breaks" in place for place in failure["places"]
    )
    assert "Not kept: IntegrityError" in text and "Login failed for [e-mail] from [address]" in text


def test_the_log_asks_nothing_of_a_database_that_is_away(log, karstula, monkeypatch):
    def away(session):
        raise OperationalError("no address in here: matti.meikalainen@example.org")

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore._get_session_from_db", away)
    karstula.raise_request_exception = False
    assert karstula.get("/admin/").status_code == 503
    assert answered(log)["status"] == 503
    (failure,) = [each for each in map(json.loads, log) if "exception" in each]
    assert failure["message"] == "Service Unavailable" and failure["exception"].endswith("OperationalError")
    assert "meikalainen" not in "".join(log)


def _breaks(request, *arguments, **more):
    raise IntegrityError(f"duplicate key: ({request.GET.get('q')})")


def figures(client: Client, **more) -> dict[str, list]:
    response = client.get("/metrics", **more)
    assert response.status_code == 200, response.content
    families = text_string_to_metric_families(response.content.decode())
    return {family.name: family.samples for family in families}


def value(samples: list, name: str, **labels: str) -> float:
    return sum(each.value for each in samples if each.name == name and labels.items() <= each.labels.items())


def test_the_figures(client):
    labels = {"view": "sydansuomessa.machines.robots", "method": "GET", "status": "200"}
    before = value(figures(client)["http_requests"], "http_requests_total", **labels)
    client.get("/robots.txt")
    now = timezone.now()
    WorkerHeartbeat.objects.create(name="one", started_at=now, seen_at=now - timedelta(seconds=20))
    ScheduledJob.objects.create(name="publish_scheduled", due=now - timedelta(minutes=10))
    finding = {"rule_id": "TXT-01", "severity": "must"}
    ScheduledJob.objects.create(
        name="check_guideline --json",
        due=now + timedelta(days=1),
        finished_at=now,
        output=json.dumps(
            {"findings": [finding, finding, finding | {"severity": "should", "rule_id": "TXT-04"}]}
        ),
    )
    found = figures(client)
    assert value(found["http_requests"], "http_requests_total", **labels) == before + 1
    durations = found["http_request_duration_seconds"]
    assert value(durations, "http_request_duration_seconds_count", view=labels["view"]) >= 1
    assert found["worker_processes"][0].value == 1
    assert found["worker_heartbeat_age_seconds"][0].value == pytest.approx(20, abs=5)
    assert found["schedule_lag_seconds"][0].value == pytest.approx(600, abs=5)
    assert found["queue_length"][0].value == 0
    assert value(found["guideline_findings"], "guideline_findings", rule="TXT-01", severity="must") == 2
    assert found["guideline_must_failures"][0].value == 2


def test_the_figures_are_not_for_everybody(client, settings):
    assert client.get("/metrics", headers={"X-Forwarded-For": "203.0.113.7"}).status_code == 404
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.7").status_code == 404
    settings.METRICS_TOKEN = "a-token-that-is-hard-to-guess"
    for header in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Bearer ä"}):
        assert client.get("/metrics", headers=header).status_code == 404
    away = {"REMOTE_ADDR": "203.0.113.7", "headers": {"Authorization": f"Bearer {settings.METRICS_TOKEN}"}}
    assert "http_requests" in figures(client, **away)


class Collector(BaseHTTPRequestHandler):
    """Takes the envelopes that would go to Sentry."""

    received: list[str] = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        opened = {"gzip": gzip.decompress, "br": brotli.decompress}.get(
            self.headers["Content-Encoding"], bytes
        )
        self.received.append(opened(body).decode())
        self.send_response(200)
        self.end_headers()

    def log_message(self, *arguments):
        pass


@pytest.fixture
def collector():
    server = HTTPServer(("127.0.0.1", 0), Collector)
    Collector.received.clear()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    send_to(f"http://key@127.0.0.1:{server.server_port}/1")
    yield Collector.received
    sentry_sdk.get_client().close()
    sentry_sdk.init()
    server.shutdown()
    server.server_close()


def test_an_error_is_told_without_the_person(collector, monkeypatch):
    monkeypatch.setattr("home.search.render", _breaks)
    client = Client(raise_request_exception=False)
    user = User.objects.get(email="viestija@karstula.example")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    headers = {"X-Request-ID": "number-of-the-request", "Referer": "http://x/?q=Meikäläinen"}
    client.get("/haku/?q=Matti+Meikäläinen", headers=headers, REMOTE_ADDR="203.0.113.7")
    sentry_sdk.flush(5)
    (envelope,) = collector
    event = json.loads(envelope.splitlines()[2])
    assert event["exception"]["values"][-1]["type"] == "IntegrityError"
    assert event["tags"] == {"request": "number-of-the-request"} and event["request"] == {"method": "GET"}
    assert [each for each in (*PERSONAL, user.email) if each in envelope] == []


def test_a_look_at_which_nothing_is_due_costs_two_statements(django_assert_num_queries):
    worker = WorkerProcess(SCHEDULE)
    worker.look(pool=None)
    with django_assert_num_queries(2):
        worker.look(pool=None)
    assert ScheduledJob.objects.count() == len(SCHEDULE)
