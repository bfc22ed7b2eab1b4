"""`manage.py import_project` on the region's records: a draft, all of it or nothing, and the same again."""

from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import translation
from wagtail.models import Page, Revision

from brand.models import Organisation
from news.models import NewsPage
from projects.models import Project, ProjectPage
from tests.reading import text_of

pytestmark = pytest.mark.django_db
SEED = (Path(settings.REGION_FOLDER) / "project.txt").read_text(encoding="utf-8")
NAME = "Sydänsuomen aluekehitystyölle pikastartti"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def empty_site(db):
    """The region without its project."""
    for page in ProjectPage.objects.all():
        page.delete()
    NewsPage.objects.update(project=None)
    Project.objects.all().delete()


def run(tmp_path, text: str = SEED) -> str:
    file = tmp_path / "project.txt"
    file.write_text(text, encoding="utf-8")
    output = StringIO()
    call_command("import_project", str(file), stdout=output)
    return output.getvalue()


def refusal(tmp_path, text: str) -> str:
    before = (Project.objects.count(), Page.objects.count(), Revision.objects.count())
    with pytest.raises(CommandError) as refused:
        run(tmp_path, text)
    assert (Project.objects.count(), Page.objects.count(), Revision.objects.count()) == before
    return str(refused.value)


def test_the_seed_becomes_a_draft_with_a_record(tmp_path, empty_site):
    output = run(tmp_path)
    project = Project.objects.get()
    page = ProjectPage.objects.get(locale__language_code="fi")
    assert "as a draft" in output and "Line 8 is drawn by the site's frame: Takaisin" in output
    assert not page.live and page.record == project
    assert (project.start_date, project.end_date) == (date(2022, 12, 1), date(2024, 6, 30))
    assert project.budget == Decimal("116475")
    assert [(row.organisation.name, row.programme, row.amount) for row in project.funding.all()] == [
        ("Keski-Suomen liitto", None, Decimal("116475"))
    ]
    (implementer,) = project.implementers.all()
    assert str(implementer) == "Sydänsuomessa-alueen kuntien puolesta Kehittämisyhtiö Karstulanseutu"
    assert project.municipalities.count() == 7
    assert page.slug == "sydansuomen-aluekehitystyolle-pikastartti"
    assert Client().get(page.get_url()).status_code == 404


def test_run_again_it_changes_nothing(tmp_path, empty_site):
    run(tmp_path)
    revisions = Revision.objects.count()
    assert "Nothing changed" in run(tmp_path)
    assert (
        Revision.objects.count() == revisions
        and ProjectPage.objects.count() == 1
        and Project.objects.count() == 1
    )


def test_a_changed_sentence_makes_one_new_revision(tmp_path, empty_site):
    run(tmp_path)
    revisions = Revision.objects.count()
    assert "Updated" in run(
        tmp_path, SEED.replace("Hankehakemusten kirjoittaminen.", "Hakemusten kirjoittaminen.")
    )
    assert Revision.objects.count() == revisions + 1
    assert (
        "<li>Hakemusten kirjoittaminen.</li>"
        in ProjectPage.objects.get(title=NAME, locale__language_code="fi")
        .get_latest_revision_as_object()
        .methods
    )


def test_a_changed_fact_of_a_draft_is_written(tmp_path, empty_site):
    run(tmp_path)
    run(tmp_path, SEED.replace("116 475 €", "120 000 €"))
    project = Project.objects.get()
    assert project.budget == 120_000 and project.funding.get().amount == 120_000


def test_the_facts_of_a_published_project_are_left_and_told(tmp_path):
    output = run(tmp_path, SEED.replace("116 475 €", "120 000 €"))
    assert Project.objects.get(name=NAME).budget == 116_475
    assert "budget" in output and "published" in output


def test_the_words_of_a_published_page_change_in_a_draft_only(tmp_path):
    run(tmp_path, SEED.replace("Hankehakemusten kirjoittaminen.", "Hakemusten kirjoittaminen."))
    page = ProjectPage.objects.get(title=NAME, locale__language_code="fi")
    assert page.live and page.has_unpublished_changes
    assert "Hankehakemusten kirjoittaminen." in text_of(Client().get(page.get_url()))


def test_several_funders_with_sums_are_rows(tmp_path, empty_site):
    Organisation.objects.create(key="kunta", name="Karstulan kunta", is_funder=True)
    funders = "Rahoittajat: Keski-Suomen liitto 100 000 €, Karstulan kunta (16 475 €)"
    run(tmp_path, SEED.replace("Rahoittajat: Keski-Suomen liitto", funders))
    assert [(row.organisation.name, row.amount) for row in Project.objects.get().funding.all()] == [
        ("Keski-Suomen liitto", 100_000),
        ("Karstulan kunta", 16_475),
    ]


def test_several_funders_without_sums_have_none_yet(tmp_path, empty_site):
    Organisation.objects.create(key="kunta", name="Karstulan kunta", is_funder=True)
    run(
        tmp_path,
        SEED.replace(
            "Rahoittajat: Keski-Suomen liitto", "Rahoittajat: Keski-Suomen liitto ja Karstulan kunta"
        ),
    )
    assert [row.amount for row in Project.objects.get().funding.all()] == [None, None]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("Karstulan, Kinnulan", "Karstulan, Saarijärven", 11, "Saarijärven"),
        ("Rahoittajat: Keski-Suomen liitto", "Rahoittajat: Rikas Täti Oy", 16, "Rikas Täti Oy"),
        ("puolesta Kehittämisyhtiö Karstulanseutu", "puolesta Joku Muu", 14, "Joku Muu"),
        ("Rahoittajat: Keski-Suomen liitto", "Rahoittajat: Keski-Suomen liitto 5 €", 16, "add up"),
        ("1.12.2022–30.6.2024", "30.6.2024–1.12.2022", 13, "before it starts"),
        ("116 475 €", "paljon", 15, "sum of money"),
    ],
)
def test_a_fault_is_refused_with_its_line_and_nothing_is_written(tmp_path, empty_site, old, new, line, words):
    assert old in SEED
    message = refusal(tmp_path, SEED.replace(old, new))
    assert f"Line {line}:" in message and words in message


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"ei-ole\.txt"):
        call_command("import_project", str(tmp_path / "ei-ole.txt"))


def test_the_refusal_is_in_finnish_for_a_finnish_reader(tmp_path):
    with translation.override("fi"):
        assert "Rivi 15:" in refusal(tmp_path, SEED.replace("116 475 €", "paljon"))
