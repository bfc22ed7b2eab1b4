"""The region's folder keeps to the rules that it is published under, and its files fit together."""

import re
import tomllib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "region" / "sydansuomessa"
FACET_AREA = 171
WORDS_IN_SENTENCE = 35
MEAN_WORDS_IN_SENTENCE = 15
WORDS_IN_PARAGRAPH = 120
DRAWING_WIDTH, DRAWING_HEIGHT = 1600, 1000
REGIMES = {"national", "eu-2014-2020", "eu-2021-2027", "rural-2023-2027", "interreg-2021-2027"}
VAGUE_LINK_WORDS = ("tästä", "lue lisää", "klikkaa")
IDENTITY_CODE = re.compile(r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b")


def _read(name: str) -> dict:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


REGION, PICTURES = _read("region"), _read("pictures")
NEWS, EVENTS, PAGES = _read("news")["news"], _read("events")["events"], _read("pages")["pages"]
MUNICIPALITIES = REGION["municipalities"]
ITEMS = NEWS + EVENTS


def _by_slug(rows: list[dict]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", rows, ids=[row["slug"] for row in rows])


def _prose(row: dict) -> list[str]:
    """The paragraphs, quotes and list items of a page, its lead first."""
    texts = [row["lead"]]
    for block in row.get("body", []):
        if block["type"] in ("paragraph", "quote"):
            texts.append(block["text"])
        texts.extend(block.get("items", []))
    return texts


def _sentence_lengths(texts: list[str]) -> list[int]:
    sentences = [part for text in texts for part in re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", text)]
    return [len(sentence.split()) for sentence in sentences]


def _area(points: list[list[float]]) -> float:
    ends = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in ends)) / 2


@_by_slug(MUNICIPALITIES)
def test_every_facet_has_the_same_area(row):
    assert _area(row["facet"]) == pytest.approx(FACET_AREA, abs=0.01)
    assert all(0 <= value <= 48 and value * 2 == int(value * 2) for point in row["facet"] for value in point)


@pytest.mark.parametrize(
    ("left", "right"), [("kinnula", "pihtipudas"), ("kyyjarvi", "viitasaari"), ("karstula", "kannonkoski")]
)
def test_the_heart_is_mirrored_about_its_middle(left, right):
    facets = {row["slug"]: {tuple(point) for point in row["facet"]} for row in MUNICIPALITIES}
    assert {(48 - x, y) for x, y in facets[left]} == facets[right]


def test_there_are_seven_municipalities_with_their_codes_and_forms():
    codes = {row["slug"]: row["code"] for row in MUNICIPALITIES}
    assert codes == {
        "kannonkoski": "216",
        "karstula": "226",
        "kinnula": "256",
        "kivijarvi": "265",
        "kyyjarvi": "312",
        "pihtipudas": "601",
        "viitasaari": "931",
    }
    assert all(row["genitive"].endswith("n") for row in MUNICIPALITIES)
    assert all(re.search(r"ss[aä]$|ll[aä]$", row["inessive"]) for row in MUNICIPALITIES)


def test_funding_refers_to_what_is_there():
    organisations = {row["key"] for row in REGION["organisations"]}
    programmes = {row["key"]: row for row in REGION["programmes"]}
    for row in REGION["site_funding"]:
        assert row["organisation"] in organisations
        assert row["programme"] in programmes
    for row in programmes.values():
        assert row["regime"] in REGIMES
        assert (row["regime"] == "national") == (row["eu_share"] == "none")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_texts_of_the_frame_and_the_front_page_exist_in_every_language(language):
    assert all(texts[language] for texts in REGION["frame_texts"].values())
    assert all(REGION["home"][language].values())
    assert all(block[language]["heading"] and block[language]["text"] for block in REGION["library_blocks"])


@pytest.mark.parametrize("rows", [NEWS, EVENTS], ids=["news", "events"])
def test_every_publisher_has_its_own(rows):
    assert {row["publisher"] for row in rows} == {row["slug"] for row in MUNICIPALITIES} | {""}
    assert len({row["slug"] for row in rows}) == len(rows)


@_by_slug(ITEMS)
def test_an_item_refers_to_what_is_there(row):
    assert row.get("picture") is None or row["picture"] in PICTURES
    assert row.get("project") in (None, REGION["project"]["key"])


@_by_slug(ITEMS + PAGES)
def test_library_blocks_and_headings(row):
    library = {block["key"] for block in REGION["library_blocks"]}
    assert all(block["key"] in library for block in row["body"] if block["type"] == "library")
    assert any(block["type"] == "paragraph" for block in row["body"])
    assert row["body"][-1]["type"] != "heading"


@_by_slug(ITEMS)
def test_headline(row):
    headline = row["title"]
    assert 20 <= len(headline) <= 80
    assert not headline.endswith(".")
    assert "!!" not in headline
    assert headline != headline.upper()


@_by_slug(ITEMS + PAGES)
def test_lead(row):
    assert 60 <= len(row["lead"]) <= 300
    assert row["title"].casefold() not in row["lead"].casefold()


@_by_slug(ITEMS + PAGES)
def test_readability(row):
    texts = _prose(row)
    lengths = _sentence_lengths(texts)
    assert max(lengths) <= WORDS_IN_SENTENCE
    assert sum(lengths) / len(lengths) <= MEAN_WORDS_IN_SENTENCE
    assert all(len(text.split()) <= WORDS_IN_PARAGRAPH for text in texts)


@_by_slug(ITEMS + PAGES)
def test_wording(row):
    text = " ".join([row["title"], *_prose(row)])
    assert not re.search(r"SydänSuomessa|Sydän-Suomessa|Vipuvoimaa|\w:ss[aä]\b", text)
    assert not any(word in text.casefold() for word in VAGUE_LINK_WORDS)
    assert not IDENTITY_CODE.search(text)


@_by_slug(ITEMS)
def test_contact_is_an_evident_example(row):
    contact = row["contact"]
    assert contact["name"] and contact["role"]
    assert contact["email"].endswith(".example")


@_by_slug(NEWS)
def test_news_is_dated_within_two_months(row):
    assert 0 <= row["days_ago"] <= 60


@_by_slug(EVENTS)
def test_event_says_when_where_and_what_it_costs(row):
    start, end = ((row[name]["day"], row[name]["time"]) for name in ("start", "end"))
    assert start < end
    assert row.get("place") or row["remote_link"].startswith("https://example.org/")
    assert row["accessibility"] and len(row["accessibility"]) <= 250
    assert row["price"]


def test_events_cover_the_week_several_days_and_a_remote_one():
    assert sum(row["start"]["day"] <= 6 for row in EVENTS) >= 3
    assert any(row["end"]["day"] > row["start"]["day"] for row in EVENTS)
    assert any(row.get("remote_link") for row in EVENTS)


@pytest.mark.parametrize("name", PICTURES)
def test_picture_is_drawn_described_and_credited(name):
    picture = PICTURES[name]
    drawing = (FOLDER / "pictures" / f"{name}.svg").read_text(encoding="utf-8")
    assert f'width="{DRAWING_WIDTH}" height="{DRAWING_HEIGHT}"' in drawing
    assert not re.search(r"Gradient|<filter|<script|<image|href", drawing)
    assert set(picture["alt"]) == {"fi", "sv", "en"}
    assert all(5 <= len(text) <= 200 for text in picture["alt"].values())
    assert (picture["creator"], picture["licence"]) == ("Sydänsuomessa", "CC BY 4.0")
    x, y = picture["focal_point"]
    assert 0 < x < DRAWING_WIDTH and 0 < y < DRAWING_HEIGHT


def test_every_drawing_has_its_description():
    assert {path.stem for path in (FOLDER / "pictures").iterdir()} == set(PICTURES)
    assert REGION["project"]["picture"] in PICTURES


def test_the_project_is_the_published_text_and_its_slips_are_known():
    text = (FOLDER / "project.txt").read_text(encoding="utf-8")
    assert "Hankeen nimi: Sydänsuomen aluekehitystyölle pikastartti\n" in text
    assert all(slip in text and mended in text for slip, mended in REGION["corrections"].items())


def test_the_accessibility_statement_is_made_from_a_record_that_says_what_is_known():
    record = REGION["accessibility"]
    assert record["level"] == "partial" and record["gaps"]
    assert "Ulkopuolista arviointia ei ole tehty" in record["method"]["fi"]
    assert record["email"].endswith(".example")
    assert all(
        set(words) == {"fi", "sv", "en"} for words in (record["method"], *(g["text"] for g in record["gaps"]))
    )
    (statement,) = (row for row in PAGES if row["slug"] == "saavutettavuusseloste")
    assert {"type": "accessibility_statement"} in statement["body"]


PROJECTS = _read("projects")["projects"]


@_by_slug(PROJECTS)
def test_a_sample_project_adds_up_and_refers_to_what_is_there(row):
    assert sum(one["amount"] for one in row["funding"]) == row["budget"]
    assert {one["organisation"] for one in row["funding"]} <= {one["key"] for one in REGION["organisations"]}
    assert {one["programme"] for one in row["funding"]} <= {one["key"] for one in REGION["programmes"]}
    assert set(row["municipalities"]) <= {one["slug"] for one in MUNICIPALITIES}
    assert set(row["themes"]) <= {one["key"] for one in REGION["themes"]}
    assert row["picture"] in PICTURES and row["first_day"] < row["last_day"]
    assert row["contact"]["email"].endswith(".example")
