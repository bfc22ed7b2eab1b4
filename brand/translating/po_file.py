"""Reading a translator's PO file: taken in whole, or refused whole with every fault named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import polib
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import String, StringSegment, StringTranslation, Translation, TranslationContext
from wagtail_localize.strings import StringValue, extract_ids, validate_translation_links

TRANSLATION_KEY = "X-WagtailLocalize-TranslationID"
# A page's texts are some tens of kilobytes; what is far larger isn't one page's.
MOST_BYTES = 2_000_000
MOST_FAULTS_TOLD = 10
_UNCLOSED = frozenset({"br"})
_LOOSE_BRACKET = re.compile(r"<(?![a-zA-Z/])")

Part = tuple[str, str]


@dataclass
class Reading:
    """What a file holds for one translation: the words by place and original text, those whose original has
    changed since, and the originals that it doesn't translate."""

    words: dict[Part, str] = field(default_factory=dict)
    outdated: dict[Part, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def read_po_file(upload: UploadedFile | None, translation: Translation) -> Reading:
    """The file's translations. Raises ValidationError with a message for each fault; nothing is written."""
    catalogue = _parsed(upload)
    _check_it_is_for(translation, catalogue)
    current = _current_parts(translation)
    reading = Reading()
    faults: list[str] = []
    for entry in catalogue:
        if entry.obsolete or entry.fuzzy or not entry.msgstr.strip():
            continue
        part = (entry.msgctxt or "", entry.msgid)
        faults += [
            _("“%(text)s”: %(fault)s") % {"text": shorten(entry.msgid), "fault": one}
            for one in _faults(entry)
        ]
        (reading.words if part in current else reading.outdated)[part] = entry.msgstr
    if faults:
        raise ValidationError(
            [_("Nothing was taken in. Mend the file and send it again:"), *faults[:MOST_FAULTS_TOLD]]
        )
    reading.missing = [text for path, text in current if (path, text) not in reading.words]
    return reading


@transaction.atomic
def take_in(reading: Reading, translation: Translation, user) -> None:
    """Write the file's words. What it doesn't translate stays as it is; what has another original by now is kept
    beside it, as an earlier translation."""
    for (path, text), words in (reading.words | reading.outdated).items():
        string = String.objects.filter(
            locale=translation.source.locale_id, data_hash=String._get_data_hash(text)
        ).first()
        context = TranslationContext.objects.filter(object=translation.source.object_id, path=path).first()
        if string is None or context is None:
            continue
        known = StringTranslation.objects.filter(
            translation_of=string, context=context, locale=translation.target_locale_id
        ).first()
        if known is not None and known.data == words and not known.has_error:
            continue
        StringTranslation.objects.update_or_create(
            translation_of=string,
            context=context,
            locale=translation.target_locale,
            defaults={
                "data": words,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": _("PO file"),
                "last_translated_by": user,
                "has_error": False,
                "field_error": "",
            },
        )


def shorten(text: str, most: int = 60) -> str:
    """The words of a text as a message quotes them."""
    plain = " ".join(StringValue(text).render_text().split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def _parsed(upload: UploadedFile | None) -> polib.POFile:
    if upload is None:
        raise ValidationError(_("Choose a PO file."))
    if upload.size > MOST_BYTES:
        raise ValidationError(
            _("The file is too large to be one page's translation. Choose the file of this page.")
        )
    data = upload.read()
    # polib takes a short text for a file's name: it is given a name of ours.
    with TemporaryDirectory() as folder:
        path = Path(folder) / "translation.po"
        path.write_bytes(data)
        try:
            if b"\0" in data:
                raise ValueError("a zero character, which no database keeps")
            return polib.pofile(str(path), encoding="utf-8")
        except (OSError, UnicodeDecodeError, ValueError) as error:
            raise ValidationError(
                _("This isn't a PO file in UTF-8. Download the file of this page and fill it in.")
            ) from error


def _check_it_is_for(translation: Translation, catalogue: polib.POFile) -> None:
    named = catalogue.metadata.get(TRANSLATION_KEY, "").strip()
    if named == str(translation.uuid):
        return
    other = _translation_named(named)
    if other is None:
        raise ValidationError(
            _(
                "The file doesn't say which page it translates. Download the file of this page, and keep its "
                "first lines as they are."
            )
        )
    if other.source_id == translation.source_id:
        raise ValidationError(
            _("The file is in another language: %(file)s. This translation is in this one: %(here)s.")
            % {
                "file": other.target_locale.get_display_name(),
                "here": translation.target_locale.get_display_name(),
            }
        )
    raise ValidationError(
        _("The file is of another page. Choose the file that was downloaded from this one.")
    )


def _translation_named(text: str) -> Translation | None:
    try:
        key = UUID(text)
    except ValueError:
        return None
    return Translation.objects.filter(uuid=key).select_related("target_locale").first()


def _current_parts(translation: Translation) -> dict[Part, None]:
    """The places and texts of the original now, in the order of the page."""
    segments = StringSegment.objects.filter(source=translation.source_id).order_by("order")
    return dict.fromkeys(segments.values_list("context__path", "string__data"))


def _faults(entry: polib.POEntry) -> Iterator[str]:
    """What is wrong with one translation: markup that isn't allowed, or links that aren't the original's."""
    try:
        StringValue.from_translated_html(entry.msgstr)
        validate_translation_links(entry.msgid, entry.msgstr)
    except ValueError as error:
        yield str(error)
        return
    balance = _balance_of(entry.msgstr)
    if balance.is_broken or _LOOSE_BRACKET.search(entry.msgstr):
        yield _("a tag is broken or left open. Write the tags as in the original.")
    elif extract_ids(entry.msgid) - extract_ids(entry.msgstr):
        yield _("a link of the original is missing. Keep its tag, <a id=…>, around the translated words.")
    elif added := sorted(balance.seen - _balance_of(entry.msgid).seen):
        yield _("the original has no tag <%(tag)s>: leave it out.") % {"tag": added[0]}


def _balance_of(text: str) -> "_Balance":
    balance = _Balance()
    balance.feed(text)
    balance.close()
    return balance


class _Balance(HTMLParser):
    """Whether each tag is closed in its turn."""

    def __init__(self):
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.has_stray_end = False

    def handle_starttag(self, tag, attrs) -> None:
        self.seen.add(tag)
        if tag not in _UNCLOSED:
            self.open.append(tag)

    def handle_endtag(self, tag) -> None:
        if tag in _UNCLOSED:
            return
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.has_stray_end = True

    @property
    def is_broken(self) -> bool:
        return self.has_stray_end or bool(self.open) or "<" in self.rawdata
