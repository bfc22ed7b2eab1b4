"""Whatever stands in an address or a header, a page answers it or refuses it; it never fails."""

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

pytestmark = pytest.mark.django_db
_PLACES = [
    "/uutiset/",
    "/tapahtumat/",
    "/kuulutukset/",
    "/karstula/kuulutukset/",
    "/hanke/",
    "/hanke/hankkeet.csv",
    "/hanke/hankkeet.json",
    "/uutiset/rss.xml",
    "/uutiset/atom.xml",
    "/tapahtumat/kalenteri.ics",
    "/kuulutukset/rss.xml",
    "/haku/",
    "/aineistopankki/",
    "/aineistopankki/yhdistelma/",
    "/palaute/",
    "/admin/invitation/x/",
]
_NAMES = [
    "kunta",
    "aihe",
    "hanke",
    "vuosi",
    "kuukausi",
    "aika",
    "jalkeen",
    "ennen",
    "sivu",
    "tila",
    "rahasto",
    "teema",
    "q",
    "laji",
    "next",
    "kohde",
    "pohja",
    "kaytto",
    "kieli",
    "koko",
    "vanha",
]
_RUBBISH = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(
        [
            "0000-00",
            "9999-12",
            "2026-13",
            "9" * 5000,
            "-1",
            "//[",
            "\0",
            "²",
            "٣",
            "1e999",
            "20260101-99999999999999999",
        ]
    ),
)


@given(st.sampled_from(_PLACES), st.dictionaries(st.sampled_from(_NAMES), _RUBBISH, max_size=3))
@example("/palaute/", {"sivu": "//["})
@example("/haku/", {"q": "kirjasto", "sivu": "9" * 5000})
@example("/tapahtumat/", {"kuukausi": "0000-00"})
def test_queries(place, query):
    assert Client().get(place, query).status_code < 500


@pytest.mark.parametrize("place", _PLACES)
def test_the_places_are_there(place):
    """What isn't there refuses everything."""
    expected = 410 if place.startswith("/admin/") else 200
    assert Client().get(place).status_code == expected


_PARTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/"), max_size=20),
    st.sampled_from(
        [
            "..",
            "\0",
            "%00",
            "%2e%2e",
            "alue",
            "hanke",
            "kunta",
            "karstula",
            "kuntarivi",
            "paino-fi-20mm.svg",
            "naytto-sv-56px@2x.png",
            "naytto-sv-56px@99999999999x.png",
            "paino-fi-999999999999999999999mm.pdf",
            "horizontal-colour.svg",
            "fi.docx",
            "9" * 30,
        ]
    ),
)
_FILES = [
    "/lataa",
    "/lataa/rivi",
    "/lataa/asiakirja",
    "/lataa/mitat",
    "/lataa/esikatselu",
    "/lataa/kerro",
    "/media",
]


@given(st.sampled_from(_FILES), st.lists(_PARTS, min_size=1, max_size=4))
@example("/lataa/rivi", ["kuntarivi", "kunta", "karstula", "paino-fi-20mm.svg"])
@example("/lataa/rivi", ["\0", "kunta", "\0", "paino-fi-20mm.svg"])
@example("/lataa/esikatselu", ["alue", "9" * 30])
@example("/media", ["images", "\0.png"])
@example("/documents", ["9" * 30, "\0"])
def test_files(place, parts):
    assert Client().get("/".join([place, *map(quote, parts)])).status_code < 500


_BYTES = st.one_of(
    st.binary(max_size=12),
    st.sampled_from([b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xff", b"\0", b"../", b"a" * 3000]),
)


@given(
    st.sampled_from(["/", "/sv/", "/uutiset/", "/hanke/", "/documents/1/", "/admin/", "/api/v3/"]),
    _BYTES,
    _BYTES,
)
def test_addresses_in_no_encoding(place, path, query):
    """As a server hands them on: the path's bytes decoded as Latin-1, the query as it came."""
    answer = Client().get("/", PATH_INFO=f"{place}{path.decode('latin-1')}", QUERY_STRING=f"q={quote(query)}")
    assert answer.status_code < 500


@pytest.mark.parametrize("origin", ["http://[", "null", "http://example.org"])
def test_feedback_from_elsewhere_is_refused(origin):
    assert Client().post("/palaute/", {}, headers={"Origin": origin}).status_code == 403
