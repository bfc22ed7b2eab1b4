"""Whatever stands in an address or a header, a page answers it or refuses it; it never fails."""

import pytest
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

pytestmark = pytest.mark.django_db
_PLACES = [
    "/uutiset/",
    "/tapahtumat/",
    "/hankkeet/",
    "/hankkeet/hankkeet.csv",
    "/hankkeet/hankkeet.json",
    "/uutiset/rss.xml",
    "/tapahtumat/kalenteri.ics",
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
]
_RUBBISH = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(
        ["0000-00", "9999-12", "2026-13", "9" * 5000, "-1", "//[", "\0", "20260101-99999999999999999"]
    ),
)


@given(st.sampled_from(_PLACES), st.dictionaries(st.sampled_from(_NAMES), _RUBBISH, max_size=3))
@example("/palaute/", {"sivu": "//["})
@example("/haku/", {"q": "kirjasto", "sivu": "9" * 5000})
@example("/tapahtumat/", {"kuukausi": "0000-00"})
def test_queries(place, query):
    assert Client().get(place, query).status_code < 500


_HEADERS = [
    "If-None-Match",
    "If-Modified-Since",
    "X-Request-ID",
    "X-Forwarded-For",
    "Accept-Language",
    "Range",
]


@given(
    st.sampled_from(_PLACES),
    st.dictionaries(
        st.sampled_from(_HEADERS), st.text(st.characters(codec="latin-1"), max_size=30), max_size=3
    ),
)
@example("/uutiset/rss.xml", {"If-Modified-Since": "Mon, 99 Foo 0000 99:99:99 GMT", "If-None-Match": '"'})
@example("/uutiset/rss.xml", {"If-Modified-Since": "Mon, 01 Jan 9999999 00:00:00 GMT"})
def test_headers(place, headers):
    assert Client().get(place, headers=headers).status_code < 500


@pytest.mark.parametrize("origin", ["http://[", "null", "http://example.org"])
def test_feedback_from_elsewhere_is_refused(origin):
    assert Client().post("/palaute/", {}, headers={"Origin": origin}).status_code == 403
