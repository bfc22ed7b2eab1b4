"""The templates and the guideline in the portal: found, fetched and counted like any asset, and anew with what they
are made of."""

import re
import subprocess
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django_tasks_db.models import DBTaskResult
from docx import Document
from pptx import Presentation

from brand.assets.publishing import Content, publish_version
from brand.models import BrandAsset, DownloadCount, Mark, Municipality, RuleSetting
from brand.rulebook.active import active_rulebook
from tests.people import account

from .test_templates import alts

RUN = {"check": True, "capture_output": True, "text": True, "errors": "replace"}
pytestmark = pytest.mark.django_db
DRAWING = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d 50'><path fill='#12372A' d='M0 0h90v50z'/></svg>"


def body(response) -> bytes:
    assert response.status_code == 200
    return b"".join(response) if response.streaming else response.content


def page(address: str, client: Client | None = None) -> BeautifulSoup:
    return BeautifulSoup(
        body((client or Client()).get(address)).decode().replace("\u00ad", ""), "html.parser"
    )


def numbers() -> dict[str, int]:
    made = BrandAsset.objects.filter(kind__in=("template", "guideline")).select_related("newest")
    return {asset.slug: asset.newest.number for asset in made}


def test_the_region_and_each_municipality_have_both_templates_in_each_language():
    owners = ["alue", *Municipality.objects.values_list("slug", flat=True)]
    expected = {
        f"{owner}-{kind}{language}"
        for owner in owners
        for kind in ("word-pohja", "powerpoint-pohja")
        for language in ("", "-sv", "-en")
    }
    guideline = {"viestintaohje", "viestintaohje-sv", "viestintaohje-en"}
    assert set(numbers()) == expected | guideline
    assert set(numbers().values()) == {1}


@pytest.mark.parametrize(
    ("query", "slug", "is_found"),
    [
        ("laji=pohjat&kunta=karstula", "karstula-word-pohja", True),
        ("laji=pohjat&kunta=karstula&kaytto=esitys", "karstula-powerpoint-pohja", True),
        ("laji=pohjat&kunta=karstula&kaytto=esitys", "karstula-word-pohja", False),
        ("laji=pohjat&kunta=kinnula", "karstula-word-pohja", False),
        ("q=asiakirjapohja+karstula", "karstula-word-pohja-sv", True),
        ("q=esityspohja+sydän", "alue-powerpoint-pohja", True),
        ("laji=ohjeet", "viestintaohje-en", True),
        ("laji=tunnukset&kunta=karstula", "karstula-word-pohja", False),
    ],
)
def test_they_are_found_by_search_and_filter(query, slug, is_found):
    links = [link.get("href", "") for link in page(f"/aineistopankki/?{query}").select(".assets h3 a")]
    assert links
    assert any(link.endswith(f"/aineisto/{slug}/") for link in links) == is_found


@pytest.mark.parametrize("slug", ["karstula-word-pohja", "alue-powerpoint-pohja", "viestintaohje"])
def test_each_has_a_page_with_what_one_needs_to_know(slug):
    shown = page(f"/aineistopankki/aineisto/{slug}/")
    picture = shown.select_one(".assetpage__plate img")
    preview = Client().get(picture["src"])
    assert preview.status_code == 200 and preview["Content-Type"] == "image/webp"
    assert re.search(r"\d\s?kt", shown.select_one(".fetch").get_text(), re.IGNORECASE)
    assert shown.select(".points--dont li") and shown.select(".points:not(.points--dont) li")
    assert len(shown.select_one("#terms-heading").find_parent("section").get_text()) > 40
    body(Client().get(shown.select_one(".fetch a")["href"]))


def test_its_words_are_in_the_language_of_the_portal():
    shown = page("/sv/materialbank/aineisto/karstula-word-pohja-en/")
    assert "Wordmall på engelska" in shown.h1.get_text()


def test_the_files_are_the_owner_s_in_their_language():
    word = Document(BytesIO(body(Client().get("/lataa/aineisto/karstula-word-pohja-sv.docx"))))
    assert alts(word.sections[0].header._element) == ["Karstula"]
    assert word.core_properties.title == "Dokumentets rubrik, Karstula"
    show = Presentation(BytesIO(body(Client().get("/lataa/aineisto/alue-powerpoint-pohja.pptx"))))
    assert alts(show.slide_master.element) == ["Sydänsuomessa"]


def test_a_download_is_counted_by_version_and_municipality_from_either_address():
    link = page("/aineistopankki/aineisto/karstula-word-pohja/").select_one(".fetch a")["href"]
    body(Client().get(link))
    combined = Client().get("/lataa/asiakirja/kunta/karstula/fi.docx", follow=True)
    assert body(combined) == body(Client().get("/lataa/aineisto/karstula-word-pohja.docx"))
    rows = DownloadCount.objects.filter(version__asset__slug="karstula-word-pohja")
    assert list(rows.values_list("version__number", "municipality__slug", "number")) == [(1, "karstula", 3)]


def test_an_official_mark_is_in_the_owner_s_templates_at_once(brand_team, django_capture_on_commit_callbacks):
    mark = Mark.objects.get(municipality__slug="kinnula", shape="horizontal", variant="colour")
    drawing = SimpleUploadedFile("virallinen.svg", DRAWING % 90)
    with django_capture_on_commit_callbacks(execute=True):
        response = brand_team.post(
            f"/admin/snippets/brand/mark/edit/{mark.pk}/", {"drawing": drawing, "note": ""}
        )
    assert response.status_code == 302
    changed = {slug for slug, number in numbers().items() if number == 2}
    assert changed == {
        f"kinnula-{kind}{language}"
        for kind in ("word-pohja", "powerpoint-pohja")
        for language in ("", "-sv", "-en")
    }
    word = Document(BytesIO(body(Client().get("/lataa/aineisto/kinnula-word-pohja.docx"))))
    (inline,) = word.sections[0].header._element.iter("{*}inline")
    extent = inline.find("{*}extent")
    assert int(extent.get("cx")) / int(extent.get("cy")) == pytest.approx(90 / 50, abs=0.01)
    old = Client().get("/lataa/aineisto/kinnula-word-pohja.v1.docx")
    assert old.status_code == 410 and 'href="/lataa/aineisto/kinnula-word-pohja.docx"' in old.content.decode()


def test_with_a_worker_the_mark_is_new_at_once_and_its_documents_when_the_worker_has_made_them(
    brand_team, django_capture_on_commit_callbacks, settings
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    mark = Mark.objects.get(municipality__slug="kinnula", shape="horizontal", variant="colour")
    drawing = SimpleUploadedFile("virallinen.svg", DRAWING % 90)
    with django_capture_on_commit_callbacks(execute=True):
        saved = brand_team.post(
            f"/admin/snippets/brand/mark/edit/{mark.pk}/", {"drawing": drawing, "note": ""}
        )
    said = page(saved.url, brand_team).select_one(".messages").get_text()
    assert "Word- ja PowerPoint-pohjat" in said and "muutamassa minuutissa" in said
    mark.refresh_from_db()
    assert body(Client().get("/lataa/kinnula/horizontal-colour.svg")) == body(Client().get(mark.file.url))
    assert numbers()["kinnula-word-pohja"] == 1
    for waiting in DBTaskResult.objects.ready():
        waiting.task.call(*waiting.args_kwargs["args"], **waiting.args_kwargs["kwargs"])
    assert {slug for slug, number in numbers().items() if number == 2} == {
        f"kinnula-{kind}{language}"
        for kind in ("word-pohja", "powerpoint-pohja")
        for language in ("", "-sv", "-en")
    }


def test_a_mark_that_no_template_wears_makes_none_anew(brand_team, django_capture_on_commit_callbacks):
    mark = Mark.objects.get(municipality__slug="kinnula", shape="symbol", variant="colour")
    drawing = SimpleUploadedFile("virallinen.svg", DRAWING % 60)
    with django_capture_on_commit_callbacks(execute=True):
        saved = brand_team.post(
            f"/admin/snippets/brand/mark/edit/{mark.pk}/", {"drawing": drawing, "note": ""}
        )
    assert "PowerPoint" not in page(saved.url, brand_team).select_one(".messages").get_text()
    assert set(numbers().values()) == {1}


def told_of(file: Path, *command: str) -> str:
    return subprocess.run([*command, str(file), *(["-"] if command[0] == "pdftotext" else [])], **RUN).stdout


def test_the_guideline_says_the_rules_in_force(tmp_path, django_capture_on_commit_callbacks):
    file = tmp_path / "ohje.pdf"

    def text() -> str:
        file.write_bytes(body(Client().get("/lataa/aineisto/viestintaohje.pdf")))
        return " ".join(told_of(file, "pdftotext").split())

    assert "TXT-02" in text() and "hankesivulla enintään 600" in text()
    facts = told_of(file, "pdfinfo")
    assert re.search(r"Tagged: +yes", facts) and re.search(r"Title: +Viestintäohje", facts)
    assert len(re.findall(r"^ +H2", told_of(file, "pdfinfo", "-struct"), re.MULTILINE)) == len(
        active_rulebook().rules
    )
    with django_capture_on_commit_callbacks(execute=True):
        RuleSetting.objects.create(rule_id="TXT-02", parameters={"project_maximum": 555})
    assert "hankesivulla enintään 555" in text()
    assert {slug for slug, number in numbers().items() if number == 2} == {
        "viestintaohje",
        "viestintaohje-sv",
        "viestintaohje-en",
    }


def test_the_guideline_s_page_gives_its_file():
    link = page("/aineistopankki/viestintaohje/").select_one(".guideline-head__file a")
    assert body(Client().get(link["href"])).startswith(b"%PDF-")


def test_the_command_publishes_only_what_has_changed_and_leaves_the_team_s_own_work():
    said = StringIO()
    call_command("publish_documents", stdout=said)
    assert said.getvalue().strip().endswith("0")
    for slug, by in (
        ("karstula-word-pohja", None),
        ("kinnula-word-pohja", account("brandi@sydansuomessa.example")),
    ):
        publish_version(BrandAsset.objects.get(slug=slug), [Content("docx", b"another")], by=by)
    call_command("publish_documents", verbosity=0)
    assert numbers()["karstula-word-pohja"] == 3
    assert numbers()["kinnula-word-pohja"] == 2


def test_who_has_no_mark_has_no_templates_and_stops_nobody():
    Municipality.objects.create(
        slug="uusikunta",
        name="Uusikunta",
        genitive="Uusikunnan",
        inessive="Uudessakunnassa",
        code="999",
        home_page="https://uusikunta.example",
        latitude=63,
        longitude=25,
        facet=[[0, 0], [9, 0], [9, 9]],
        facet_label=[4, 4],
    )
    call_command("publish_documents", verbosity=0)
    assert not any(slug.startswith("uusikunta") for slug in numbers())
