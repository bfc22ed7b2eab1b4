"""Takes out of a text what can be known by its form to be about a person."""

import re

_FORMS = (
    # E-mail addresses, also as they stand in an address line.
    (re.compile(r"[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+"), "[e-mail]"),
    # Finnish personal identity codes, those of the century signs of 2023 too.
    (re.compile(r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b"), "[identity code]"),
    (re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])"), "[address]"),
    (re.compile(r"\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}\b", re.IGNORECASE), "[address]"),
    (re.compile(r"(?<![\w:.-])(?:\+358|0)[ -]?\d{1,3}(?:[ -]?\d{2,4}){2,3}\b"), "[telephone]"),
    # What stands after a question mark is what somebody asked for.
    (re.compile(r"(?<=[\w/])\?[\w%.+~-]+=\S*"), "?…"),
)


def without_personal_data(text: str) -> str:
    """The text with e-mail addresses, identity codes, telephone numbers, network addresses and queries left out."""
    for form, instead in _FORMS:
        text = form.sub(instead, text)
    return text
