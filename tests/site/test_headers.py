"""What a browser is told it may do with the site's answers."""

import base64
import hashlib
import re

import pytest
from django.conf import settings as site_settings
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Collection
from wagtail_localize.models import Translation

from brand.models import BrandDocument
from brand.videos import PLAYERS
from tests.builders import make_news, municipality_page
from tests.site.test_environment import COMPLETE, production

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
_SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)


def policy(response) -> dict[str, str]:
    """The directives of the answer's policy, by name."""
    directives = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: sources for name, _space, sources in directives}


def written_scripts(html: str) -> list[str]:
    """The texts of the scripts that stand in a page and that a browser would run."""
    return [
        text
        for attributes, text in _SCRIPT.findall(html)
        if "src=" not in attributes and "json" not in attributes and text.strip()
    ]


@pytest.mark.parametrize(
    "address",
    ["/", "/uutiset/", "/karstula/", "/aineistopankki/", "/haku/?q=koulu", "/sv/", "/ei-ole/", "/robots.txt"],
)
def test_public_answers_run_nothing_that_is_written_into_them(client, address):
    response = client.get(address)
    told = policy(response)
    assert told["default-src"] == told["base-uri"] == told["frame-ancestors"] == "'none'"
    assert told.pop("frame-src").split() == list(PLAYERS)
    assert all("unsafe" not in sources and "http" not in sources for sources in told.values())
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    page = response.content.decode()
    assert written_scripts(page) == []
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", page)


def test_static_files_carry_the_policy(client):
    assert policy(client.get("/static/css/site.css"))["default-src"] == "'none'"


def test_the_admin_runs_its_own_files_and_two_known_scripts(brand_team):
    page = make_news(municipality_page("karstula"))
    translation = Translation.objects.first().get_target_instance()
    addresses = [
        "/admin/",
        f"/admin/pages/{page.pk}/edit/",
        "/admin/snippets/brand/region/edit/1/",
        f"/admin/localize/submit/page/{page.pk}/",
        f"/admin/pages/{translation.pk}/edit/",
    ]
    known = set()
    for address in addresses:
        response = brand_team.get(address, follow=True)
        allowed = policy(response)["script-src"]
        assert "unsafe" not in allowed and "nonce" not in allowed
        for script in written_scripts(response.content.decode()):
            digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in allowed, (address, script[:200])
            known.add(digest)
    assert len(known) == 2
    assert policy(response)["frame-ancestors"] == "'none'"


def test_only_a_preview_may_be_framed_and_only_by_the_site(karstula):
    page = make_news(municipality_page("karstula"))
    preview = f"/admin/pages/{page.pk}/edit/preview/"
    response = karstula.get(preview)
    assert policy(response)["frame-ancestors"] == "'self'" and response["X-Frame-Options"] == "SAMEORIGIN"
    assert policy(karstula.get(f"/admin/pages/{page.pk}/edit/"))["frame-ancestors"] == "'none'"


def test_pictures_may_come_from_the_bucket_when_there_is_one(settings, monkeypatch, client):
    monkeypatch.setattr(
        "sydansuomessa.headers.middleware.public_files_origin", lambda: "https://media.kunta.example"
    )
    told = policy(client.get("/"))
    assert told["img-src"] == "'self' https://media.kunta.example" and told["script-src"] == "'self'"


@pytest.mark.parametrize(
    ("name", "content", "is_inline"),
    [
        ("kuva.svg", SVG, False),
        ("sivu.html", b"<script>alert(1)</script>", False),
        ("paatos.pdf", b"%PDF-1.7", True),
    ],
)
def test_an_uploaded_file_runs_nothing_on_the_site_s_own_address(brand_team, name, content, is_inline):
    document = BrandDocument(title=name, collection=Collection.get_first_root_node())
    document.file.save(name, ContentFile(content))
    response = brand_team.get(reverse("wagtaildocs_serve", args=[document.pk, document.filename]))
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("inline" if is_inline else "attachment")
    assert policy(response)["default-src"] == "'none'" and "script-src" not in policy(response)
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_mark_opened_by_itself_is_in_a_sandbox(client):
    place = site_settings.MEDIA_ROOT / "marks"
    place.mkdir(exist_ok=True)
    (place / "oma.svg").write_bytes(SVG)
    response = client.get("/media/marks/oma.svg")
    assert response.status_code == 200 and response["Content-Type"] == "image/svg+xml"
    assert "sandbox" in policy(response) and policy(response)["default-src"] == "'none'"
    assert client.get("/media/original_images/x.jpg").status_code == 404


def test_production_s_own_headers_and_cookies(tmp_path):
    done = production("shell", "--verbosity=0", "--command", PRODUCTION, **COMPLETE)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "301 https://sydansuomessa.example/robots.txt"
    assert lines[1] == "max-age=31536000; includeSubDomains; preload"
    assert lines[2] == "__Host-session True True Lax __Host-csrf True True Lax"
    # Who watches comes by plain http, to a number.
    assert lines[3] == "200"


PRODUCTION = """
from django.conf import settings as s
from django.test import Client
client = Client(headers={"host": "sydansuomessa.example"})
answer = client.get("/robots.txt")
print(answer.status_code, answer["Location"])
print(client.get("/robots.txt", secure=True)["Strict-Transport-Security"])
print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE,
      s.CSRF_COOKIE_NAME, s.CSRF_COOKIE_SECURE, s.CSRF_COOKIE_HTTPONLY, s.CSRF_COOKIE_SAMESITE)
print(Client(headers={"host": "10.0.0.7:8000"}).get("/healthz/live").status_code)
"""
