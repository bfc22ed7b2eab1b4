"""What a check sees: plain values, read from a page once. No check asks the database for more."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from .text import visible

# The regime of a page that tells of no funded work. A funding row without a programme claims no EU support
# and counts as national.
NO_FUNDING = "none"


@dataclass(frozen=True)
class Place:
    """Where on a page something stands: the field, the block in it, and what an editor calls it.

    `is_ready_made` marks the brand team's own blocks: a page's editor places one and can't mend its words.
    """

    field: str
    label: str = ""
    block: str = ""
    is_ready_made: bool = False


@dataclass(frozen=True)
class Passage:
    """A piece of text in its place. `kind` is title, lead, paragraph, item, quote, caption, cell, ready-made or
    note."""

    text: str
    place: Place
    kind: str = "paragraph"


@dataclass(frozen=True)
class Heading:
    """A heading of the body; the page's own title is level 1."""

    text: str
    level: int
    place: Place


@dataclass(frozen=True)
class Link:
    """A link's words and address. `target` is empty for a page or a document of this site."""

    text: str
    target: str
    place: Place


@dataclass(frozen=True)
class PictureFacts:
    """A picture as this page shows it. Sizes are the original's, in pixels; the dates are last days.
    `alt_language` is the language of the text alternative where that isn't the page's."""

    place: Place
    alt: str = ""
    title: str = ""
    file_name: str = ""
    creator: str = ""
    licence: str = ""
    width: int = 0
    has_focal_point: bool = False
    is_hero: bool = False
    licence_until: date | None = None
    shows_people: bool = False
    consent_note: str = ""
    consent_until: date | None = None
    alt_language: str = ""


@dataclass(frozen=True)
class TableFacts:
    """A table: what it tells, the headings of its columns, and what stands in the first cell of each row."""

    place: Place
    caption: str = ""
    headings: tuple[str, ...] = ()
    row_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class VideoFacts:
    """A video, the same as text, and how what is said reaches those who don't hear: captioned, silent or missing."""

    place: Place
    title: str = ""
    text: str = ""
    captions: str = ""


@dataclass(frozen=True)
class DownloadFacts:
    """A file to download: what its link calls it, and the name of the file."""

    place: Place
    name: str = ""
    file_name: str = ""


@dataclass(frozen=True)
class CorrectionFacts:
    """What was wrong and now is right, and the day on which that was mended. `published` is the page's own day."""

    text_place: Place
    day_place: Place
    text: str = ""
    day: date | None = None
    published: date | None = None


@dataclass(frozen=True)
class Blank:
    """A place that isn't filled in as its form asks, and what the form says of it."""

    place: Place
    message: str


@dataclass(frozen=True)
class ContactFacts:
    """Who to ask."""

    place: Place
    name: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class EventFacts:
    """When, where and how an event is. `schedule_faults` say where and why its repetition can't be shown."""

    start: datetime | None = None
    end: datetime | None = None
    place: str = ""
    address: str = ""
    remote_link: str = ""
    accessibility: str = ""
    price: str = ""
    schedule_faults: tuple[tuple[Place, str], ...] = ()


@dataclass(frozen=True)
class NoticeFacts:
    """A public notice and its time. `first_day` is the day of its publication, or what that would be now;
    `last_day` is what it would be shown until. `promised_last_day` is what readers have already been told.

    `kind` is a name that rule NTC-02 has days for. `has_ended` is true of a notice that has been shown and is no
    longer. `files_of_others` names the attached files that other pages use too.
    """

    kind: str
    first_day: date
    last_day: date
    authority: str = ""
    case_number: str = ""
    appeal: str = ""
    appeal_until: date | None = None
    informed_on: date | None = None
    has_personal_data: bool = True
    promised_last_day: date | None = None
    has_ended: bool = False
    files_of_others: tuple[str, ...] = ()


@dataclass(frozen=True)
class FundingFacts:
    """A funding row: who pays, from which fund under which regime, and how much in euros."""

    funder: str
    fund: str = ""
    fund_code: str = ""
    regime: str = "national"
    has_eu_money: bool = False
    amount: Decimal | None = None


@dataclass(frozen=True)
class ProjectFacts:
    """A project as its record and its page tell it. `sections` are the page's fixed sections as text, by field.

    `invests` is None where the record doesn't say whether there are physical investments or equipment.
    """

    name: str = ""
    start: date | None = None
    end: date | None = None
    budget: Decimal | None = None
    implementers: tuple[str, ...] = ()
    sections: dict[str, str] = field(default_factory=dict)
    section_labels: dict[str, str] = field(default_factory=dict)
    has_record: bool = True
    invests: bool | None = None
    is_strategic: bool = False


@dataclass(frozen=True)
class BandFacts:
    """What a funding record says in public: the current statement, or the words of 2014–2020."""

    statement: str = ""
    period_words: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()

    @property
    def shows_emblem(self) -> bool:
        return bool(self.statement or self.period_words)


@dataclass(frozen=True)
class NameForms:
    """A name with the forms that Finnish needs. `inessive` is empty where it isn't known."""

    name: str
    genitive: str
    inessive: str = ""


@dataclass(frozen=True)
class RegionFacts:
    """A locked region that the page declares. `text` is what it should say; None where nobody drew it."""

    name: str
    text: str | None = None


@dataclass(frozen=True)
class PageFacts:
    """A page, read for the rulebook. `untranslated` is what of a translation still stands in the original's words;
    `html` is the rendered page where somebody has rendered it."""

    kind: str
    language: str
    today: date
    title: str = ""
    lead: str = ""
    title_label: str = ""
    lead_label: str = ""
    passages: tuple[Passage, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: tuple[PictureFacts, ...] = ()
    contacts: tuple[ContactFacts, ...] = ()
    tables: tuple[TableFacts, ...] = ()
    videos: tuple[VideoFacts, ...] = ()
    downloads: tuple[DownloadFacts, ...] = ()
    correction: CorrectionFacts | None = None
    blanks: tuple[Blank, ...] = ()
    contact_field: str = ""
    contact_label: str = ""
    body_field: str = ""
    body_label: str = ""
    event: EventFacts | None = None
    notice: NoticeFacts | None = None
    project: ProjectFacts | None = None
    funding: tuple[FundingFacts, ...] = ()
    band: BandFacts = BandFacts()
    site_band: BandFacts = BandFacts()
    municipalities: tuple[NameForms, ...] = ()
    region: NameForms | None = None
    languages: tuple[str, ...] = ("fi", "sv", "en")
    frame: tuple[RegionFacts, ...] = ()
    untranslated: tuple[Passage, ...] = ()
    html: str | None = None

    @property
    def regimes(self) -> frozenset[str]:
        """The funding regimes the page is under, or NO_FUNDING alone."""
        return frozenset(row.regime for row in self.funding) or frozenset({NO_FUNDING})

    @property
    def title_place(self) -> Place:
        return Place("title", self.title_label)

    @property
    def lead_place(self) -> Place:
        return Place("lead", self.lead_label)

    @property
    def contact_place(self) -> Place:
        return Place(self.contact_field, self.contact_label)

    @property
    def body_place(self) -> Place:
        return Place(self.body_field, self.body_label)

    @property
    def paragraphs(self) -> tuple[Passage, ...]:
        """Running text of the body that says something."""
        return tuple(one for one in self.passages if one.kind in ("paragraph", "item") and visible(one.text))

    @property
    def running_text(self) -> tuple[Passage, ...]:
        """What a reader reads as running text: the page's own, and that of ready-made blocks."""
        ready_made = (one for one in self.passages if one.kind == "ready-made" and visible(one.text))
        return (*self.paragraphs, *ready_made)

    def texts(self) -> Iterator[Passage]:
        """Everything that somebody wrote on this page, headline first."""
        yield Passage(self.title, self.title_place, "title")
        yield Passage(self.lead, self.lead_place, "lead")
        yield from (Passage(one.text, one.place, "heading") for one in self.headings)
        yield from self.passages
        yield from (Passage(one.alt, one.place, "note") for one in self.pictures)
        yield from (Passage(f"{one.name}, {one.role}", one.place, "note") for one in self.contacts)
        if self.event:
            for name in ("place", "address", "accessibility", "price"):
                yield Passage(getattr(self.event, name), Place(name), "note")
        if self.notice:
            for name in ("authority", "case_number"):
                yield Passage(getattr(self.notice, name), Place(name), "note")
