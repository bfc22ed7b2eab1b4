"""A translator's file is read, or refused with words: whatever stands in it, nothing else comes out."""

import polib
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import example, given
from hypothesis import strategies as st
from wagtail_localize.models import Translation

from brand.translating.po_file import read_po_file

pytestmark = pytest.mark.django_db
_PIECES = st.sampled_from(
    [
        'msgid "',
        'msgstr "',
        'msgctxt "',
        'msgid_plural "a"',
        'msgstr[0] "a"',
        'msgstr[x] "a"',
        'msgstr[999999999999] "a"',
        "#~ ",
        "#, fuzzy",
        "#| ",
        "#: a:",
        '"',
        "\\",
        "\\x",
        "<a id='a1'>",
        "</b>",
        "<",
        "&#0;",
        "&x;",
        "\n",
        '"\n"',
        "title",
        "Content-Type: text/plain; charset=",
        "\\n",
        "domain",
    ]
)
_RUBBISH = st.one_of(
    st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=20).map(
        lambda parts: " ".join(parts).encode("utf-8", "surrogatepass")
    ),
    st.binary(max_size=80),
)


def read(data: bytes, translation: Translation) -> None:
    try:
        reading = read_po_file(SimpleUploadedFile("a.po", data), translation)
    except ValidationError as refused:
        assert all(refused.messages)
    else:
        assert all("\0" not in words for words in (reading.words | reading.outdated).values())


@given(_RUBBISH)
@example(b"\xff\xfe")
@example(b'msgid ""\nmsgstr "Content-Type: text/plain; charset=x\\n"\n')
@example(b'msgstr[x] "a"')
@example(b"\0")
def test_what_is_hardly_a_file(data):
    read(data, Translation.objects.first())


@given(st.integers(0, 6000), _RUBBISH, st.integers(0, 40))
def test_a_file_in_which_something_was_spoilt(place, rubbish, length):
    translation = Translation.objects.first()
    data = str(translation.export_po()).encode()
    place %= len(data)
    read(data[:place] + rubbish + data[place + length :], translation)


@given(st.text(st.characters(codec="utf-8"), max_size=40))
@example("\0")
@example("<a id='a1'>")
@example("<" * 40)
def test_words_of_any_kind(words):
    translation = Translation.objects.first()
    catalogue: polib.POFile = translation.export_po()
    catalogue[0].msgstr = words
    read(str(catalogue).encode(), translation)
