"""Whatever stands in a header or a body, no reader's page fails on it."""

import pytest
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

pytestmark = pytest.mark.django_db
_FILES = [
    "/uutiset/rss.xml",
    "/uutiset/atom.xml",
    "/kuulutukset/rss.xml",
    "/tapahtumat/kalenteri.ics",
    "/hanke/hankkeet.json",
]
_PLACES = [*_FILES, "/", "/haku/", "/palaute/", "/ei-ole/", "/admin/login/", "/api/v3/pages/"]
_HEADERS = [
    "Accept",
    "Accept-Language",
    "Authorization",
    "Cookie",
    "Forwarded",
    "Host",
    "If-Match",
    "If-Unmodified-Since",
    "Origin",
    "Range",
    "Referer",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Request-ID",
]
_LATIN = st.text(st.characters(codec="latin-1"), max_size=30)
_VALUES = st.one_of(
    _LATIN,
    st.sampled_from(
        [
            "a" * 9000,
            "[::1",
            "fi;q=NaN",
            "fi;q=9," * 200,
            "bytes=9-1",
            "bytes=-" + "9" * 30,
            "Bearer \0",
            "Bearer " + "9" * 5000,
            'session="\\000"; csrf=\xff',
            "django_language=../../x",
            "http://[",
        ]
    ),
)
_DAYS = st.builds(
    "{}, {} {} {} {}:{}:{} {}".format,
    st.sampled_from(["Mon", "Thu", "Foo", ""]),
    st.integers(0, 99),
    st.sampled_from(["Jan", "Feb", "Foo"]),
    st.sampled_from(["0", "0001", "99", "1969", "2026", "9999", "9999999"]),
    st.integers(0, 99),
    st.integers(0, 99),
    st.integers(0, 99),
    st.sampled_from(["GMT", "+9999", ""]),
)
_TAGS = st.lists(st.one_of(_LATIN, st.sampled_from(['"', 'W/"', "*", '"a"', ","])), max_size=4).map(", ".join)


@given(st.sampled_from(_PLACES), st.dictionaries(st.sampled_from(_HEADERS), _VALUES, max_size=3))
@example("/", {"Host": "[::1"})
@example("/api/v3/pages/", {"Authorization": "Bearer \0"})
def test_headers(place, headers):
    assert Client().get(place, headers=headers).status_code < 500


@given(st.sampled_from(_FILES), st.one_of(_DAYS, _LATIN), st.one_of(st.none(), _TAGS))
@example("/uutiset/rss.xml", "Mon, 99 Foo 0000 99:99:99 GMT", '"')
@example("/uutiset/rss.xml", "Mon, 01 Jan 9999999 00:00:00 GMT", None)
def test_conditions_of_feeds_and_calendars(place, since, tag):
    headers = {"If-Modified-Since": since} | ({} if tag is None else {"If-None-Match": tag})
    answer = Client().get(place, headers=headers)
    assert answer.status_code in (200, 304, 412)
    assert answer.status_code != 200 or answer.content


_TYPES = st.sampled_from(
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=" + "x" * 300,
        "application/json; charset=nonsense",
        "text/html; charset=utf-7",
        "\xff",
    ]
)
_PIECES = st.sampled_from(
    [
        b"--x\r\n",
        b"--x--\r\n",
        b'Content-Disposition: form-data; name="message"\r\n\r\n',
        b'Content-Disposition: form-data; name="a"; filename="\xff\0../x"\r\n',
        b"Content-Transfer-Encoding: base64\r\n\r\n!!!",
        b"form_key=",
        b"&kind=%ff&message=%00",
        b"=" * 50,
        b"&" * 50,
    ]
)
_BODIES = st.lists(st.one_of(_PIECES, st.binary(max_size=20)), max_size=8).map(b"".join)


@given(st.sampled_from(["/palaute/", "/admin/login/", "/haku/", "/api/v3/pages/"]), _TYPES, _BODIES)
def test_bodies(place, kind, body):
    assert Client().generic("POST", place, body, content_type=kind).status_code < 500
