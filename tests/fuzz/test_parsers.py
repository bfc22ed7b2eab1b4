"""Whatever comes from outside, a parser either reads it or refuses it in its own way; nothing else ever leaves it."""

import re
import xml.dom.minidom
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

from django.core.files.base import File
from django.test import RequestFactory, override_settings
from hypothesis import example, given
from hypothesis import strategies as st

from brand.client_address import UNKNOWN, client_address
from brand.uploads import UploadRefused, check_picture, cleaned_svg, normalised
from brand.uploads.content import KINDS, check_content
from brand.videos import PLAYERS, video_at
from news.repetition import FREQUENCIES, MOST_TIMES, Rule, Series
from projects.importer.problems import ImportRefused
from projects.importer.source import CONTACTS, FACTS, SECTIONS, read_project_text
from projects.importer.values import read_period, read_phone, read_sum
from tests.uploads import jpeg, phone_heic, phone_jpeg, png, svg

TEXTS = st.text(max_size=60)
_LABELS = st.sampled_from(
    [f"{label.capitalize()}: " for label in FACTS] + [*SECTIONS, CONTACTS, "Takaisin", "• "]
)
_VALUES = st.one_of(
    TEXTS, st.sampled_from(["1.12.2022–30.6.2024", "31.2.0000-1.1.9999", "116 475 €", "puh. 040 548 0582"])
)
_PIECES = st.sampled_from(
    [
        "<g>",
        "</g>",
        "<svg>",
        "</svg>",
        "<use",
        'href="#a"/>',
        "<use",
        'xlink:href="#b"',
        'id="a"/>',
        "<image",
        'href="data:image/png;base64,AAAA"/>',
        "<script>alert(1)</script>",
        '<style>@import"x"</style>',
        "<a",
        'href="javascript:1">',
        "</a>",
        "<foreignObject>",
        "<?x",
        "y?>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE",
        "svg>",
        "&amp;",
        "&#0;",
        "&x;",
        "<rect",
        'onload="x"/>',
        "<rect",
        'style="fill:url(//x)"/>',
        "<rect",
        'fill="url(#a"/>',
        "<x:y",
        'xmlns:x="z">',
        "<set/>",
        "<animate/>",
        "<path",
        'id="b"',
        'd="M0',
        '0"/>',
        "<style>a{b:\\75rl(x)}</style>",
        "ø",
        "\ufeff",
    ]
)


@given(st.lists(st.tuples(_LABELS, _VALUES), max_size=12), st.binary(max_size=8))
def test_project_texts(lines, rubbish):
    for data in (
        rubbish,
        "\n".join(label + value for label, value in lines).encode("utf-8", "replace") + rubbish,
    ):
        try:
            project = read_project_text(data)
        except ImportRefused as refused:
            assert refused.problems
        else:
            assert project.name and project.budget > 0 and project.start_date <= project.end_date
            assert "<script" not in "".join(project.sections.values()).lower()


@given(_VALUES)
@example("²²²,²² €")
@example("1.1.0000–1.1.2020")
def test_values_of_project_texts(text):
    for read in (read_period, read_sum):
        try:
            read(text)
        except ValueError as error:
            assert str(error)
    assert read_phone(text) is None or read_phone(text)


@given(
    st.one_of(st.binary(max_size=200), st.lists(_PIECES, max_size=25).map(lambda parts: svg(" ".join(parts))))
)
@example(svg("<g>" * 500 + "</g>" * 500))
@example(svg("".join(f'<g id="g{n}"><use href="#g{n + 1}"/><use href="#g{n + 1}"/></g>' for n in range(60))))
@example(svg("".join(f'<g id="g{n}"><use href="#g{n + 1}"/></g>' for n in range(2000))))
def test_drawings(data):
    try:
        clean = cleaned_svg(data)
    except UploadRefused as refused:
        assert refused.messages[0]
    else:
        assert not list(_active_parts(clean))


def _active_parts(clean: bytes):
    """What could act or fetch in a drawing, by another parser than the ones that cleaned it."""
    for node in xml.dom.minidom.parseString(clean).getElementsByTagName("*"):  # noqa: S318 - has no entities any more
        if re.fullmatch(r"(?i)script|a|foreignObject|animate\w*|set|iframe|handler|listener", node.localName):
            yield node.localName
        for name, value in node.attributes.items():
            is_far = name.split(":")[-1] in ("href", "src") and not value.strip().startswith(
                ("#", "data:image/")
            )
            if (
                name.lower().startswith("on")
                or is_far
                or re.search(r"(?i)script:|url\(\s*['\"]?(?![#'\"\s])", value)
            ):
                yield name
        if node.localName == "style" and re.search(
            r"(?i)@import|\\|https?:", str(node.firstChild and node.firstChild.data)
        ):
            yield "style"


_FILES = [("a.jpg", jpeg()), ("a.png", png()), ("a.heic", phone_heic(64, 48)), ("a.jpg", phone_jpeg(64, 48))]


@given(
    st.sampled_from(_FILES),
    st.lists(st.tuples(st.integers(0, 4000), st.binary(min_size=1, max_size=6)), max_size=4),
    st.one_of(st.none(), st.integers(0, 4000)),
)
@example(("a.jpg", jpeg(1, 1)), [], None)
@example(_FILES[2], [(357, b"\0\0\0\x01")], None)
def test_pictures(picture, changes, end):
    name, content = picture
    spoilt = bytearray(content)
    for place, written in changes:
        place %= len(spoilt)
        spoilt[place : place + len(written)] = written
    spoilt = bytes(spoilt[:end])
    try:
        width, height = check_picture(File(BytesIO(spoilt), name=name))
        kept = normalised(File(BytesIO(spoilt), name=name))
    except UploadRefused as refused:
        assert refused.messages[0]
    else:
        assert width > 0 and height > 0 and kept.size


@given(
    st.sampled_from(sorted(KINDS)),
    st.sampled_from([b"", b"PK\x03\x04", b"ftyp", b"RIFF", b"<"]),
    st.binary(max_size=120),
)
@example("docx", b"PK\x03\x04", b"\0" * 26 + b"PK\x05\x06" + b"\xff" * 18)
def test_kinds_of_files(extension, head, rest):
    try:
        assert check_content(File(BytesIO(head + rest), name=f"a.{extension}")) == extension
    except UploadRefused as refused:
        assert refused.messages[0]


_ADDRESSES = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["https://", "http://", "//", "javascript:", "https://[", ""]),
    st.sampled_from(
        ["youtu.be/", "www.youtube.com/watch?v=", "vimeo.com/", "player.vimeo.com/video/", "youtube.com@x/"]
    ),
    st.sampled_from(["dQw4w9WgXcQ", "76979871", "76979871/abcdef012", ""]),
    st.text(max_size=12),
)


@given(st.one_of(TEXTS, _ADDRESSES))
def test_addresses_of_videos(address):
    video = video_at(address)
    assert video is None or re.fullmatch(
        rf"({'|'.join(map(re.escape, PLAYERS))})/(embed|video)/[\w-]+\?[\w=&]+", video.player_url, re.ASCII
    )


@given(
    st.sampled_from(sorted(FREQUENCIES)),
    st.datetimes(datetime(1990, 1, 1), datetime(2150, 1, 1), timezones=st.just(UTC)),
    st.timedeltas(timedelta(0), timedelta(days=400)),
    st.dates(date(1990, 1, 1), date(2200, 1, 1)),
    st.integers(-1, 12),
    st.sets(st.integers(0, 6)),
)
def test_repetitions(frequency, start, length, until, every, weekdays):
    rule = Rule(frequency, until, every, tuple(weekdays))
    times = Series(start, start + length, rule).times()
    assert len(times) <= MOST_TIMES
    assert all(one.start <= one.end and one.first_day <= until for one in times)
    assert rule.for_calendars(start, is_all_day=False)["FREQ"]


@given(st.integers(0, 3), TEXTS, st.lists(st.one_of(TEXTS, st.ip_addresses().map(str)), max_size=4))
def test_addresses_of_visitors(proxies, seen, hops):
    request = RequestFactory().get("/", headers={"X-Forwarded-For": ", ".join(hops)}, REMOTE_ADDR=seen)
    with override_settings(TRUSTED_PROXIES=proxies):
        found = client_address(request)
    assert found == UNKNOWN or re.fullmatch(r"[0-9a-f.:]+", found)
