"""`manage.py demo` and `set_up_region`: the region from its files, again without change, and another from its own."""

from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Collection, Page, Revision

from brand.models import (
    AssetFile,
    AssetVersion,
    BrandAsset,
    FrameText,
    FundingProgramme,
    LibraryBlock,
    Mark,
    Municipality,
    Organisation,
    Picture,
    Region,
    User,
)
from home.models import HomePage, MunicipalityPage
from news.models import EventPage, NewsPage, NoticeEvent
from projects.models import Project, ProjectPage

pytestmark = pytest.mark.django_db

RECORDS = [
    Municipality,
    Organisation,
    FundingProgramme,
    FrameText,
    LibraryBlock,
    Mark,
    Picture,
    Project,
    BrandAsset,
    AssetVersion,
]
EVERYTHING = [*RECORDS, Region, Page, Revision, User, Group, Collection]


def test_the_demo_s_region_is_complete():
    finnish = {"locale__language_code": "fi"}
    assert Municipality.objects.count() == MunicipalityPage.objects.live().filter(**finnish).count() == 7
    assert NewsPage.objects.live().filter(**finnish).count() == 13
    assert EventPage.objects.live().filter(**finnish).count() == 10
    assert ProjectPage.objects.live().filter(**finnish).count() == 6
    real = ProjectPage.objects.get(slug="sydansuomen-aluekehitystyolle-pikastartti", **finnish)
    assert real.get_url() == "/hanke/sydansuomen-aluekehitystyolle-pikastartti/"
    for municipality in Municipality.objects.all():
        assert NewsPage.objects.live().filter(publisher=municipality).exists(), municipality
        assert EventPage.objects.live().filter(publisher=municipality).exists(), municipality
    assert all(
        item.picture.creator and item.picture.licence for item in NewsPage.objects.exclude(picture=None)
    )


def test_run_again_it_changes_nothing():
    before = {model: model.objects.count() for model in EVERYTHING}
    output = StringIO()
    call_command("demo", stdout=output)
    assert {model: model.objects.count() for model in EVERYTHING} == before
    for email in ("viestija@kyyjarvi.example", "brandi@sydansuomessa.example", "hanke@sydansuomessa.example"):
        assert email in output.getvalue()


def test_run_again_it_leaves_what_people_changed():
    item = NewsPage.objects.first()
    item.title = "Viestijän oma otsikko, joka jää paikalleen"
    item.save_revision().publish()
    call_command("demo", verbosity=0)
    assert NewsPage.objects.get(pk=item.pk).title == "Viestijän oma otsikko, joka jää paikalleen"


def test_it_is_refused_where_it_is_not_allowed(settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError):
        call_command("demo")


def test_the_demo_s_password_opens_nothing_where_it_is_not_allowed(settings):
    credentials = {"username": "viestija@karstula.example", "password": "sydansuomessa-demo"}
    assert Client().login(**credentials)
    settings.DEMO_ALLOWED = False
    assert not Client().login(**credentials)


@pytest.mark.parametrize(
    ("name", "content"),
    [("region", "name = "), ("news", None), ("region", "\udcff")],
    ids=["malformed", "missing", "bytes"],
)
def test_a_faulty_region_file_is_named(tmp_path, name, content):
    for source in settings.REGION_FOLDER.glob("*.*"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    (tmp_path / "pictures").symlink_to(settings.REGION_FOLDER / "pictures")
    file = tmp_path / f"{name}.toml"
    file.unlink() if content is None else file.write_text(content, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(CommandError, match=f"{name}.toml"):
        call_command("demo", region=tmp_path)


OTHER_REGION = """
name = "Pohjanranta"
genitive = "Pohjanrannan"
province = { fi = "Lappi", sv = "Lappland", en = "Lapland" }
site_funding = []
organisations = [{ key = "liitto", name = "Rannan liitto", roles = ["funder", "granting_authority"] },
                 { key = "yhtio", name = "Ranta Oy", roles = ["implementer"] }]
programmes = []
library_blocks = []
corrections = {}
project = { key = "p", picture = "kuva" }
frame_texts = { about = { fi = "Kaksi kuntaa meren rannalla." }, closing = { fi = "Ei evästeitä." } }
[home]
fi = { title = "Pohjanranta", lead = "Kaksi kuntaa" }
sv = { title = "P", lead = "T" }
en = { title = "P", lead = "T" }
[[municipalities]]
slug = "ahtola"
name = "Ahtola"
genitive = "Ahtolan"
inessive = "Ahtolassa"
code = "901"
home_page = "https://ahtola.example"
lead = "Ahtolan asiat."
facet = [[4, 8], [23, 8], [23, 44]]
facet_label = [16, 20]
[[municipalities]]
slug = "vellamo"
name = "Vellamo"
genitive = "Vellamon"
inessive = "Vellamossa"
code = "902"
home_page = "https://vellamo.example"
lead = "Vellamon asiat."
facet = [[44, 8], [25, 8], [25, 44]]
facet_label = [32, 20]
"""
OTHER_PROJECT = """Takaisin
Rannan liitto
Rannan hanke auttaa kahta kuntaa yhdessä. Mukana kehittämistyössä ovat Ahtolan ja Vellamon kunnat.
Hankkeen nimi: Ranta elää yhdessä vuonna 2026
Toteutusaika: 1.1.2026–31.12.2026
Tekijät: Ranta Oy
Budjetti: 10 000 €
Rahoittajat: Rannan liitto
Tavoitteet
  • Ranta elää.
Kenelle?
Rannan asukkaille.
Miten?
Yhdessä tehden.
Miksi?
Ranta on kaikkien.
Milloin?
Vuonna 2026.
Tulokset ja vaikutukset
Tulokset kerrotaan lopuksi.
Yhteystiedot
Ranta Oy
Neuvonta
neuvonta@ranta.example
"""
DRAWING = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 5'><path fill='#12372A' d='M0 0h8v5z'/></svg>"
)


@pytest.fixture
def other_region(tmp_path):
    files = {
        "region.toml": OTHER_REGION,
        "project.txt": OTHER_PROJECT,
        "news.toml": "news = []",
        "events.toml": "events = []",
        "pages.toml": "pages = []",
        "projects.toml": "projects = []",
        "notices.toml": "notices = []\nregion_list={slug='kuulutukset',title='Kuulutukset',lead='Nyt nähtävillä.'}\n"
        "municipality_list={slug='kuulutukset',title='Kuulutukset',lead='Nyt nähtävillä.'}\n",
        "pictures.toml": "[kuva]\ntitle='Ranta'\ncreator='Tekijä'\nlicence='CC0'\nfocal_point=[4, 2]\n"
        "alt={fi='Ranta.',sv='Strand.',en='A shore.'}\n",
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "kuva.svg").write_text(DRAWING, encoding="utf-8")
    return tmp_path


def clear_the_site() -> None:
    BrandAsset.objects.update(newest=None)
    for model in (AssetFile, AssetVersion, BrandAsset):
        # Versions refuse to go: this is no way that the site itself knows.
        model.objects.all()._raw_delete("default")
    for page in Page.objects.filter(depth=3):
        Page.objects.get(pk=page.pk).delete()
    # Nor does the log of notices, in which a deleted page leaves its entry.
    NoticeEvent.objects.all()._raw_delete("default")
    HomePage.objects.update(lead="")
    for model in (
        Mark,
        Project,
        Municipality,
        Region,
        Organisation,
        FundingProgramme,
        FrameText,
        Picture,
        User,
    ):
        model.objects.all().delete()


def test_another_region_starts_from_its_own_files(other_region):
    clear_the_site()
    call_command("demo", region=other_region, verbosity=0)
    front = Client().get("/").content.decode()
    assert "Pohjanranta" in front and "/ahtola/" in front and "Kaksi kuntaa meren rannalla." in front
    assert "Sydänsuomessa" not in front and "Karstula" not in front
    assert Client().get("/hanke/ranta-elaa-yhdessa-vuonna-2026/").status_code == 200
    # No funding record of the site's own: no emblem in its masthead.
    assert "eu__emblem" not in front
    assert Mark.objects.filter(municipality__slug="vellamo").count() == 16


PAGES = """
[portal]
slug = "aineistot"
title = "Aineistot"
lead = "Tunnukset ja pohjat."
[[pages]]
slug = "tietosuoja"
title = "Tietosuojaseloste"
lead = "Mitä tietoja sivusto käsittelee."
body = [{ type = "paragraph", text = "Käynnistä ei jää evästeitä." },
        { type = "paragraph", text = "Tämä on esittelyversio.", is_demonstration = true }]
[[pages]]
slug = "esimerkki"
title = "Esimerkki"
lead = "Mikä on keksitty."
body = []
is_demonstration = true
"""


def test_a_region_is_set_up_for_good_without_content_or_accounts(other_region, settings):
    settings.DEMO_ALLOWED = False
    clear_the_site()
    (other_region / "pages.toml").write_text(PAGES, encoding="utf-8")
    call_command("set_up_region", region=other_region, verbosity=0)
    finnish = Page.objects.filter(locale__language_code="fi", depth__gt=2)
    assert not User.objects.exists() and not Project.objects.exists() and not NewsPage.objects.exists()
    assert Group.objects.filter(name__contains="Vellamo").exists()
    front = Client().get("/").content.decode()
    assert all(address in front for address in ("/ahtola/", "/vellamo/", "/uutiset/", "/aineistot/"))
    assert Client().get("/aineistot/").status_code == 200
    # A promise of who keeps the site is theirs to make.
    (draft,) = finnish.filter(live=False)
    assert draft.title == "Tietosuojaseloste" and "esittely" not in str(draft.specific.body)
    assert "evästeitä" in str(draft.get_latest_revision_as_object().body)
    assert Client().get("/tietosuoja/").status_code == 404
    before = {model: model.objects.count() for model in EVERYTHING}
    call_command("set_up_region", region=other_region, verbosity=0)
    assert {model: model.objects.count() for model in EVERYTHING} == before


def test_a_region_that_isn_t_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"region\.toml"):
        call_command("set_up_region", region=tmp_path)
