"""The doctor where something is ill: each fault is named, with what to do about it."""

import resource
import shutil
import ssl
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from socket import SHUT_RDWR, socket
from types import SimpleNamespace
from typing import ClassVar

import pytest
from aiosmtpd.controller import Controller
from django.core.files.storage import storages
from django.utils import timezone, translation
from environs import Env

from sydansuomessa.doctor import State, database, files, machine, services
from sydansuomessa.models import WorkerHeartbeat
from sydansuomessa.settings.base import cache_settings
from sydansuomessa.settings.signin import directory_settings
from tests.services.demo_database import SqliteDemo
from tests.services.process import free_port
from tests.services.project import ROOT, environment

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def ran_out(tmp_path_factory):
    """A certificate of an authority that this machine trusts, whose time is over."""
    folder = tmp_path_factory.mktemp("certificates")
    (folder / "index.txt").touch()
    (folder / "ca.cnf").write_text(
        "[ca]\ndefault_ca = one\n[one]\ndatabase = index.txt\nnew_certs_dir = .\nrand_serial = yes\n"
        "default_md = sha256\npolicy = any\nunique_subject = no\n[any]\ncommonName = supplied\n"
        "[names]\nsubjectAltName = DNS:localhost\n"
    )
    new = ["openssl", "req", "-newkey", "rsa:2048", "-nodes"]
    for command in (
        [*new, "-x509", "-days", "9", "-subj", "/CN=Test authority", "-keyout", "ca.key", "-out", "ca.pem"],
        [*new, "-subj", "/CN=localhost", "-keyout", "server.key", "-out", "server.csr"],
        ["openssl", "ca", "-batch", "-config", "ca.cnf", "-cert", "ca.pem", "-keyfile", "ca.key", "-in", "server.csr",
         "-out", "server.pem", "-extensions", "names", "-startdate", "200101000000Z", "-enddate", "210101000000Z"],
    ):  # fmt: skip
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture
def trusting(ran_out, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(ran_out / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(ran_out / "server.pem", ran_out / "server.key")
    return context


@contextmanager
def tls_server(context: ssl.SSLContext, is_postgres: bool = False):
    """A port that shakes hands by TLS and says nothing else; PostgreSQL's is asked for it and says yes before."""
    with socket() as listening:
        listening.bind(("localhost", 0))
        listening.listen()

        def answer() -> None:
            while True:
                try:
                    plain = listening.accept()[0]
                except OSError:
                    return
                with suppress(OSError):
                    if is_postgres:
                        plain.recv(8)
                        plain.sendall(b"S")
                    context.wrap_socket(plain, server_side=True).close()

        threading.Thread(target=answer, daemon=True).start()
        yield listening.getsockname()[1]
        # It wakes the thread, which then ends.
        listening.shutdown(SHUT_RDWR)


def test_the_site_s_certificate_that_ran_out(trusting):
    with tls_server(trusting) as port:
        finding = machine.certificate("localhost", port)
    assert finding.state == State.FAILED and "certificate has expired" in finding.seen
    assert "certbot renew" in finding.mend


def test_the_mail_server_s_certificate_that_ran_out(trusting, settings):
    mail = Controller(None, hostname="127.0.0.1", port=free_port(), tls_context=trusting)
    mail.handler = type("Nothing", (), {})()
    mail.start()
    try:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "localhost", True
        settings.EMAIL_PORT = mail.port
        (finding,) = [each for each in services.examine() if each.part == "Sähköposti"]
    finally:
        mail.stop()
    assert finding.state == State.FAILED and "certificate has expired" in finding.seen
    assert "Varmenne on vanhentunut (Sähköposti)" in finding.mend and "EMAIL_URL" in finding.mend


def test_a_bucket_s_certificate_that_ran_out(trusting, ran_out, settings, monkeypatch):
    monkeypatch.setenv("AWS_CA_BUNDLE", str(ran_out / "ca.pem"))
    with tls_server(trusting) as port:
        options = {
            "bucket_name": "yksityinen",
            "endpoint_url": f"https://localhost:{port}",
            "access_key": "key",
            "secret_key": "secret",
            "region_name": "eu-north-1",
            "addressing_style": "path",
        }
        bucket = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
        whole = {"BACKEND": "sydansuomessa.storage.BucketByFolder"}
        settings.STORAGES = settings.STORAGES | {"default": whole, "public": bucket, "private": bucket}
        assert storages["private"]
        finding = next(files.examine())
    assert finding.state == State.FAILED and "certificate has expired" in finding.seen
    assert "vanhentunut" in finding.mend and "S3_ENDPOINT" in finding.mend


def test_the_cache_s_certificate_that_ran_out(trusting, ran_out, settings, client):
    with tls_server(trusting) as port:
        url = f"rediss://localhost:{port}/0?ssl_ca_certs={ran_out / 'ca.pem'}"
        settings.CACHES = cache_settings(SimpleNamespace(cache=Env().dj_cache_url("CACHE_URL", url)))
        finding = found(services.examine(), "Välimuisti")
        assert client.get("/").status_code == 200
    assert finding.state == State.FAILED and "certificate has expired" in finding.seen
    assert "Varmenne on vanhentunut (Välimuisti)" in finding.mend and "CACHE_URL" in finding.mend


def test_the_directory_s_certificate_that_ran_out(trusting, ran_out, settings, client, monkeypatch):
    """The doctor names it; who wants to sign in is told, and may do so by password."""
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(ran_out / "ca.pem"))
    with tls_server(trusting) as port:
        connected_to_directory(settings, f"https://localhost:{port}")
        finding = found(services.examine(), "Kirjautumispalvelu")
        answer = client.post("/admin/login/directory/directory/")
    assert finding.state == State.FAILED and "certificate has expired" in finding.seen
    assert (
        "Varmenne on vanhentunut (Kirjautumispalvelu)" in finding.mend and "OIDC_SERVER_URL" in finding.mend
    )
    assert answer.status_code == 403 and "Hakemisto ei vastannut" in answer.content.decode()


@pytest.mark.parametrize("command", [("doctor", "--no-color"), ("migrate", "--noinput"), ("worker",)])
def test_the_database_s_certificate_that_ran_out(trusting, ran_out, tmp_path, command):
    with tls_server(trusting, is_postgres=True) as port:
        url = f"postgres://site@localhost:{port}/site?sslmode=verify-full&sslrootcert={ran_out / 'ca.pem'}"
        done = subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), *command],
            cwd=ROOT,
            env=environment(url, tmp_path, WORKER="1"),
            capture_output=True,
            text=True,
            timeout=120,
        )
    assert done.returncode == 1
    said = done.stdout if command[0] == "doctor" else done.stderr
    assert "certificate verify failed" in said
    assert (
        "Varmenne ei kelpaa (PostgreSQL)" if command[0] == "doctor" else "the certificate's last day"
    ) in said


class Told(BaseHTTPRequestHandler):
    """Answers each address with the status that stands in `statuses`, 200 for others."""

    statuses: ClassVar[dict[str, int]] = {}

    def do_GET(self):
        self.send_response(self.statuses.get(self.path, 200))
        self.end_headers()
        self.wfile.write(b'{"authorization_endpoint": "https://directory.example/authorize"}')

    do_POST = do_GET

    def log_message(self, *arguments):
        pass


@pytest.fixture
def told(monkeypatch):
    """The address of a server that plays web server, directory and error service."""
    monkeypatch.setattr(Told, "statuses", {})
    server = HTTPServer(("127.0.0.1", 0), Told)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def connected_to_directory(settings, address: str) -> None:
    environment = SimpleNamespace(
        oidc_server_url=address,
        oidc_client_id="sydansuomessa",
        oidc_client_secret="salaisuus",
        oidc_name="Kunta",
        oidc_groups_claim="groups",
        oidc_groups={"viestinta": "Karstula: viestijät"},
    )
    for name, value in directory_settings(environment).items():
        setattr(settings, name, value)


def found(findings, part: str):
    (finding,) = [each for each in findings if each.part == part]
    return finding


def test_no_web_process_behind_the_site_s_address(told, settings):
    settings.WAGTAILADMIN_BASE_URL, settings.ALLOWED_HOSTS = told, ["127.0.0.1"]
    assert found(machine.examine(), "Verkkosivusto").state == State.GOOD
    Told.statuses["/healthz/ready"] = 502
    finding = found(machine.examine(), "Verkkosivusto")
    assert finding.state == State.FAILED and "sydansuomessa-web" in finding.mend
    settings.WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{free_port()}"
    finding = found(machine.examine(), "Verkkosivusto")
    assert finding.state == State.FAILED and "BASE_URL" in finding.mend
    settings.ALLOWED_HOSTS = ["sydansuomessa.example"]
    assert any("ALLOWED_HOSTS" in each.seen for each in machine.examine())


def test_the_directory_and_its_groups(told, settings):
    connected_to_directory(settings, told)
    assert found(services.examine(), "Kirjautumispalvelu").state == State.GOOD
    assert not list(services.examine_groups())
    settings.DIRECTORY_GROUPS = {"viestinta": "Karstulan viestijät"}
    assert "Karstulan viestijät" in found(services.examine_groups(), "Kirjautumispalvelu").seen
    Told.statuses["/.well-known/openid-configuration"] = 404
    finding = found(services.examine(), "Kirjautumispalvelu")
    assert finding.state == State.FAILED and "OIDC_SERVER_URL" in finding.mend


def test_the_error_service(told, settings):
    settings.SENTRY_DSN = told.replace("//", "//key@") + "/7"
    assert found(services.examine(), "Virheiden seuranta").state == State.GOOD
    Told.statuses["/api/7/envelope/"] = 403
    finding = found(services.examine(), "Virheiden seuranta")
    assert finding.state == State.FAILED and "SENTRY_DSN" in finding.mend


def test_a_clock_an_hour_off(monkeypatch):
    later = timezone.now() + timedelta(hours=1)
    monkeypatch.setattr(database.timezone, "now", lambda: later)
    (finding,) = database.examine_clock()
    assert finding.state == State.FAILED and finding.seen.startswith("+3")
    assert "timedatectl" in finding.mend


@pytest.mark.parametrize(("hours", "told"), [(1, "+3600 s"), (-1, "-3600 s")])
def test_a_worker_whose_clock_is_an_hour_off(settings, monkeypatch, hours, told):
    settings.WORKER = True
    wrong = timedelta(hours=hours)
    beat = WorkerHeartbeat.objects.create(
        name="one", started_at=timezone.now(), seen_at=timezone.now() + wrong
    )
    beats_on = partial(WorkerHeartbeat.objects.filter(pk=beat.pk).update)
    monkeypatch.setattr(database.time, "sleep", lambda seconds: beats_on(seen_at=timezone.now() + wrong))
    finding = next(database.examine_content())
    assert (finding.part, finding.state) == ("Kello", State.FAILED) and told in finding.seen


def test_a_worker_that_has_ended(settings, monkeypatch):
    settings.WORKER = True
    WorkerHeartbeat.objects.create(
        name="one", started_at=timezone.now(), seen_at=timezone.now() - timedelta(hours=1)
    )
    monkeypatch.setattr(database.time, "sleep", lambda seconds: None)
    finding = next(database.examine_content())
    assert finding.part == "Taustatyöt" and "sydansuomessa-worker" in finding.mend


@pytest.mark.parametrize(
    ("language", "part", "seen"),
    [("fi", "Kello", "käy samassa"), ("sv", "Klocka", "går lika"), ("en", "Clock", "agrees with")],
)
def test_the_doctor_speaks_the_operator_s_language(language, part, seen):
    with translation.override(language):
        findings = list(database.examine_clock())
    assert any(each.part == part and each.seen.startswith(seen) for each in findings)


def test_a_disk_with_no_room_left(monkeypatch, settings):
    full = shutil._ntuple_diskusage(10**11, 10**11 - 10**8, 10**8)
    monkeypatch.setattr(files.shutil, "disk_usage", lambda folder: full)
    finding = next(each for each in files.examine() if each.part == "MEDIA_ROOTin levy")
    assert finding.state == State.FAILED and "vapaana 0,1 Gt, kaikkiaan 100 Gt" in finding.seen
    assert str(settings.MEDIA_ROOT) in finding.mend


def test_a_process_that_can_t_write_a_byte_more(tmp_path):
    """A limit on the size of files stands for the full disk: each write fails, in the database and in the folder."""
    demo = SqliteDemo(tmp_path)
    demo.restore()
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "doctor", "--no-color"],
        cwd=ROOT,
        env=environment(demo.url, demo.media),
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )
    assert done.returncode == 1, done.stdout + done.stderr
    failures = [line for line in done.stdout.splitlines() if line.startswith("VIKA")]
    assert any("SQLite" in line for line in failures), done.stdout
    assert any("Tiedostot" in line for line in failures)
    assert "levyllä on tilaa" in done.stdout and "Traceback" not in done.stderr
