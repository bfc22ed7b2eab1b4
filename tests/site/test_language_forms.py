"""What each language writes in its own way: times, quotation marks, the municipalities' names; and what stands in
another language than the page around it says so."""

import csv
import json
import re
from html import unescape
from io import StringIO

import pytest
from lxml import html as markup

from brand.models import Municipality, Region
from projects.models import Project, ProjectPage
from tests.builders import make_event, make_news, make_project, make_project_page, municipality_page
from tests.notices import make_notice

pytestmark = pytest.mark.django_db
PREFIX = {"fi": "", "sv": "/sv", "en": "/en"}
EVENT = {
    "fi": "/karstula/joulunavaus-torilla/",
    "sv": "/sv/karstula/julen-oppnas-pa-torget/",
    "en": "/en/karstula/christmas-opening-at-the-market-square/",
}
PORTAL = {"fi": "/aineistopankki/", "sv": "/sv/materialbank/", "en": "/en/brand-portal/"}
PROJECTS = {"fi": "/hanke/", "sv": "/sv/projekt/", "en": "/en/projects/"}


def text_of(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    words = unescape(re.sub(r"<[^>]+>", " ", answer.content.decode().split("<body")[1]))
    return " ".join(words.replace("\u00ad", "").split())


def foreign(client, address: str) -> list:
    """The links of a page that say that they lead to another language, those of the language switch left out."""
    page = markup.fromstring(client.get(address).content.decode())
    return [link for link in page.cssselect("main a[hreflang]") if link.get("lang")]


@pytest.mark.parametrize(
    ("language", "time"), [("fi", " klo 10–14"), ("sv", " kl. 10–14"), ("en", " 10:00–14:00")]
)
def test_a_time_of_day_is_written_as_the_language_does(client, language, time):
    words = text_of(client, EVENT[language])
    assert time in words
    assert ("klo" in words.split()) == (language == "fi")


@pytest.mark.parametrize(("language", "quoted"), [("fi", "”hjärta”"), ("sv", "”hjärta”"), ("en", "“hjärta”")])
def test_what_was_asked_stands_in_the_language_s_quotation_marks(client, language, quoted):
    assert quoted in client.get(f"{PORTAL[language]}?q=hjärta").content.decode()


def test_each_municipality_s_name_takes_the_form_of_its_language(client):
    for one in Municipality.objects.all():
        said = {
            "fi": f"Kaikki {one.genitive} hankkeet",
            "sv": f"Alla projekt i {one.name}",
            "en": f"All projects in {one.name}",
        }
        for language, words in said.items():
            read = text_of(client, f"{PREFIX[language]}/{one.slug}/")
            assert words in read, words
            assert f"{one.name}:" not in read and f"{one.name}n " not in read.replace(one.genitive, "")
    assert Municipality.objects.count() == 7


@pytest.mark.parametrize(("language", "words"), [("sv", "på finska"), ("en", "in Finnish")])
@pytest.mark.parametrize("kind", ["news", "events", "projects"])
def test_an_untranslated_page_in_a_list_says_its_language(client, language, words, kind):
    karstula = municipality_page("karstula")
    page = {
        "news": lambda: make_news(karstula),
        "events": lambda: make_event(karstula),
        "projects": lambda: make_project_page(make_project()),
    }[kind]()
    listed = {
        "news": {"sv": "/sv/nyheter/", "en": "/en/news/"},
        "events": {"sv": "/sv/evenemang/?kuukausi=2090-05", "en": "/en/events/?kuukausi=2090-05"},
        "projects": PROJECTS,
    }[kind][language]
    assert foreign(client, listed) == []
    Region.objects.update(**{f"lists_untranslated_{kind}": True})
    Region.objects.get().save()
    mine = [link for link in foreign(client, listed) if link.get("href").endswith(page.get_url())]
    assert mine and all(link.get("lang") == link.get("hreflang") == "fi" for link in mine)
    assert page.title in mine[0].text_content().replace("\u00ad", "") and words in text_of(client, listed)
    found = f"{PREFIX[language]}/haku/?q={page.title.split()[0]}"
    assert any(link.get("href").endswith(page.get_url()) for link in foreign(client, found))


def test_the_open_data_name_the_language_of_each_page(client):
    Region.objects.update(lists_untranslated_projects=True)
    Region.objects.get().save()
    told = client.get("/sv/projekt/hankkeet.json").json()
    languages = {row["name"]: row["page_language"] for row in told["projects"]}
    assert told["language"] == "sv" and sorted(set(languages.values())) == ["fi", "sv"]
    assert languages["Snabbstart för regionutvecklingen i Sydänsuomi"] == "sv"
    answer = client.get("/sv/projekt/hankkeet.csv")
    assert answer["Content-Language"] == "sv"
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["name"]: row["page_language"] for row in rows} == languages
    assert {
        row["page_language"] for row in json.loads(client.get("/hanke/hankkeet.json").content)["projects"]
    } == {"fi"}


@pytest.mark.parametrize(
    ("language", "address", "words", "way"),
    [
        (
            "sv",
            "kungorelser",
            "Ytterligare 1 kungörelse är framlagd bara på finska.",
            "Alla kungörelser på finska",
        ),
        ("en", "public-notices", "1 more notice is on display only in Finnish.", "All notices in Finnish"),
    ],
)
def test_a_list_of_notices_says_how_many_are_only_in_the_original_language(
    client, language, address, words, way
):
    own, neighbour = (f"/{language}/{slug}/{address}/" for slug in ("karstula", "kinnula"))
    assert words not in text_of(client, own)
    notice = make_notice()
    for page in (own, f"/{language}/{address}/"):
        assert words in text_of(client, page), page
    assert words not in text_of(client, neighbour)
    (link,) = markup.fromstring(client.get(own).content.decode()).cssselect(".untold a")
    assert link.text_content() == way and link.get("hreflang") == "fi"
    assert notice.title in text_of(client, link.get("href"))
    assert markup.fromstring(client.get("/karstula/kuulutukset/").content.decode()).cssselect(".untold") == []


def test_a_funder_of_two_programmes_is_named_once_with_each_part(client):
    rows = (("eakr-2021-2027", 80_000), ("akke", 20_000))
    page = make_project_page(make_project(rows=rows))
    tree = markup.fromstring(client.get(page.get_url()).content.decode())
    (funders,) = [row for row in tree.cssselect(".facts > div") if "Rahoittajat" in row.text_content()]
    (funder,) = funders.cssselect("dd")
    parts = [part.text_content().replace("\xa0", " ") for part in funder.cssselect(".facts__part")]
    assert funder.text_content().count("Keski-Suomen liitto") == 1
    assert [part.split(",")[0] for part in parts] == ["80 000 €", "20 000 €"]
    assert "EAKR" in parts[0] and "AKKE" in parts[1]
    seed = ProjectPage.objects.get(
        slug="sydansuomen-aluekehitystyolle-pikastartti", locale__language_code="fi"
    )
    tree = markup.fromstring(client.get(seed.get_url()).content.decode())
    (funders,) = [row for row in tree.cssselect(".facts > div") if "Rahoittajat" in row.text_content()]
    assert [one.text_content() for one in funders.cssselect("dd")] == ["Keski-Suomen liitto"]


def test_a_record_s_words_without_a_translation_say_their_language(client):
    address = {
        "fi": "/hanke/sydansuomen-aluekehitystyolle-pikastartti/",
        "sv": "/sv/projekt/snabbstart-for-regionutvecklingen/",
    }

    def name_and_implementer(language: str) -> list:
        return markup.fromstring(client.get(address[language]).content.decode()).cssselect(".facts dd")[:3:2]

    assert [one.get("lang") for one in name_and_implementer("sv")] == [None, None]
    project = Project.objects.get(name="Sydänsuomen aluekehitystyölle pikastartti")
    for implementer in project.implementers.all():
        implementer.on_behalf_sv = ""
        implementer.save()
    project.name_sv = ""
    project.save()
    name, implementer = name_and_implementer("sv")
    assert name.text_content() == project.name and name.get("lang") == "fi"
    assert "kuntien puolesta" in implementer.text_content() and implementer.get("lang") == "fi"
    assert [one.get("lang") for one in name_and_implementer("fi")] == [None, None]


def test_a_project_to_choose_says_the_language_of_its_name(client):
    tree = markup.fromstring(client.get("/sv/aineistopankki/yhdistelma/").content.decode())
    options = {one.text_content(): one.get("lang") for one in tree.cssselect("#kohde optgroup option")}
    assert options["Snabbstart för regionutvecklingen i Sydänsuomi"] is None and options["Karstula"] is None
    assert options["Kyläkirjastot auki iltaisin"] == "fi"
    subject = tree.cssselect("option[lang=fi]")[0]
    drawn = client.get(f"/sv/aineistopankki/yhdistelma/?kohde={subject.get('value')}").content.decode()
    (heading,) = markup.fromstring(drawn).cssselect("#rivi")
    assert heading.get("lang") == "fi" and heading.text_content() == subject.text_content()
