"""Reading a page into facts: its fields, its blocks, and the records around it. Writes nothing, calls nobody."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from wagtail.blocks import ListBlock, RichTextBlock, StreamBlock, StructBlock, StructValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail_localize.strings import StringValue

from ..blocks import (
    CallToActionBlock,
    ContactBlock,
    DownloadBlock,
    GalleryBlock,
    HeadingBlock,
    LibraryBlockChooserBlock,
    LinkBlock,
    PictureBlock,
    QuoteBlock,
    TableBlock,
    VideoBlock,
)
from ..frame.funding_band import funding_band
from ..frame.rendering import render_region
from ..languages import in_language
from ..models import BrandDocument, FundingProgramme, FundingRow, LibraryBlock, Municipality, Picture, Region
from ..translating.completeness import untranslated_parts
from .blanks import blanks_of
from .facts import (
    BandFacts,
    Blank,
    ContactFacts,
    DownloadFacts,
    FundingFacts,
    Heading,
    Link,
    NameForms,
    PageFacts,
    Passage,
    PictureFacts,
    Place,
    RegionFacts,
    TableFacts,
    VideoFacts,
)
from .html import reader_text
from .html import region as region_of
from .richtext import read_rich_text

if TYPE_CHECKING:
    from ..models import BrandedPage

# A block's heading is one level below the page's own.
BLOCK_HEADING_LEVEL = 2


@dataclass
class Content:
    """What the walk has gathered so far."""

    language: str
    locale_id: int | None
    passages: list[Passage] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[PictureFacts] = field(default_factory=list)
    contacts: list[ContactFacts] = field(default_factory=list)
    tables: list[TableFacts] = field(default_factory=list)
    videos: list[VideoFacts] = field(default_factory=list)
    downloads: list[DownloadFacts] = field(default_factory=list)
    blanks: list[Blank] = field(default_factory=list)
    shown: dict[int, LibraryBlock] = field(default_factory=dict)

    def add_rich_text(self, source: str, place: Place) -> None:
        """Paragraphs, list items, headings and links of a rich text's source."""
        text = read_rich_text(source)
        self.passages += [Passage(words, place, kind) for kind, words in text.passages]
        self.headings += [Heading(words, level, place) for level, words in text.headings]
        self.links += [Link(words, target, place) for words, target in text.links]

    def add_picture(
        self, picture: Picture | None, place: Place, alt: str = "", is_hero: bool = False
    ) -> None:
        """A picture; `alt` is this page's own text alternative where it has one."""
        if picture is not None:
            facts = PictureFacts(
                place=place,
                alt=alt or in_language(picture, "description", self.language),
                title=picture.title,
                file_name=picture.file.name or "",
                creator=picture.creator,
                licence=picture.licence,
                width=picture.width or 0,
                has_focal_point=picture.focal_point_x is not None,
                is_hero=is_hero,
                licence_until=picture.licence_until,
                shows_people=picture.shows_people,
                consent_note=picture.consent_note,
                consent_until=picture.consent_until,
                alt_language="" if alt else self._language_of_alt(picture),
            )
            self.pictures.append(facts)

    def add_words(self, place: Place, kind: str, *texts: str | None) -> None:
        """Texts that stand in one place, those that say something."""
        self.passages += [Passage(text, place, kind) for text in texts if text]

    def add_table(self, table: TypedTable, place: Place) -> None:
        """A table's heads, and all its words."""
        headings = [column["heading"] or "" for column in table.columns]
        rows = [[_words_of_cell(cell) for cell in row["values"]] for row in table.row_data]
        caption = table.caption or ""
        self.tables.append(TableFacts(place, caption, tuple(headings), tuple(row[0] for row in rows if row)))
        self.add_words(place, "caption", caption)
        self.add_words(place, "cell", *headings, *(cell for row in rows for cell in row))

    def add_video(self, value: StructValue, place: Place) -> None:
        """A video with its text alternative, and the picture in its place."""
        title, text = value.get("title") or "", value.get("text_alternative") or ""
        self.videos.append(VideoFacts(place, title, text, value.get("captions") or ""))
        self.add_words(place, "caption", title)
        self.add_words(place, "note", *text.splitlines())
        self.add_picture(value.get("picture"), place)

    def add_download(self, document: BrandDocument | None, name: str | None, place: Place) -> None:
        """A file; `name` is what this page calls it where it does."""
        if document is not None:
            name = name or document.title
            self.downloads.append(DownloadFacts(place, name, document.filename))
            self.links.append(Link(name, "", place))

    def add_ready_made(self, block: LibraryBlock | None, place: Place) -> None:
        """A ready-made block as its readers see it: in the page's language where it has been translated."""
        if block is None:
            return
        block = self._as_shown(block)
        place = replace(place, is_ready_made=True)
        self.headings.append(Heading(block.heading, BLOCK_HEADING_LEVEL, place))
        self.passages.append(Passage(block.text, place, "ready-made"))
        if block.link_url and block.link_text:
            self.links.append(Link(block.link_text, block.link_url, place))

    def _as_shown(self, block: LibraryBlock) -> LibraryBlock:
        """One query for each block that is in another language than the page, however often it stands there."""
        if block.locale_id == self.locale_id:
            return block
        if block.pk not in self.shown:
            translations = LibraryBlock.objects.filter(translation_key=block.translation_key)
            self.shown[block.pk] = translations.filter(locale_id=self.locale_id).first() or block
        return self.shown[block.pk]

    def _language_of_alt(self, picture: Picture) -> str:
        if self.language in ("", settings.LANGUAGE_CODE) or getattr(
            picture, f"description_{self.language}", ""
        ):
            return ""
        return settings.LANGUAGE_CODE if picture.description else ""


def read_page(page: "BrandedPage", today: date) -> PageFacts:
    """The facts that every page has: its texts, its blocks, its frame, its funding and the region's names."""
    language = page.locale.language_code if page.locale_id else ""
    content = Content(language, page.locale_id)
    if getattr(page, "picture_id", None):
        content.add_picture(page.picture, _place(page, "picture"), is_hero=True)
    for each in page._meta.concrete_fields:
        if isinstance(each, StreamField):
            stream, place = getattr(page, each.name), _place(page, each.name)
            _walk_stream(stream, place, content)
            content.blanks += blanks_of(each.stream_block, stream, place)
        elif isinstance(each, RichTextField):
            content.add_rich_text(getattr(page, each.name) or "", _place(page, each.name))
    rows = list(getattr(page, "funding_rows", ()))
    region = Region.objects.prefetch_related("funding__organisation", "funding__programme").first()
    contact_field, body_field = _field_with(page, "contact"), _field_with(page, "paragraph")
    return PageFacts(
        kind=page.guideline_kind,
        language=language,
        today=today,
        title=page.title or "",
        lead=page.lead or "",
        title_label=_label(page, "title"),
        lead_label=_label(page, "lead"),
        passages=tuple(content.passages),
        headings=tuple(content.headings),
        links=tuple(content.links),
        pictures=tuple(content.pictures),
        contacts=tuple(content.contacts),
        tables=tuple(content.tables),
        videos=tuple(content.videos),
        downloads=tuple(content.downloads),
        blanks=tuple(content.blanks),
        contact_field=contact_field,
        contact_label=_label(page, contact_field),
        body_field=body_field,
        body_label=_label(page, body_field),
        funding=tuple(_funding_facts(row, language) for row in rows),
        band=band_facts(rows, language),
        site_band=band_facts(region.funding.all() if region else (), language),
        municipalities=_municipality_names(),
        region=NameForms(region.name, region.genitive) if region else None,
        languages=tuple(code for code, _name in settings.LANGUAGES),
        frame=tuple(RegionFacts(one.name) for one in page.frame),
        untranslated=tuple(_untranslated(page)),
    )


def _untranslated(page: "BrandedPage") -> Iterator[Passage]:
    for path, text in untranslated_parts(page):
        name, _dot, rest = path.partition(".")
        place = _place(page, name)
        yield Passage(StringValue(text).render_text(), replace(place, block=rest.split(".")[0]))


def _municipality_names() -> tuple[NameForms, ...]:
    forms = Municipality.objects.values_list("name", "genitive", "inessive")
    return tuple(NameForms(*of_one) for of_one in forms)


def read_rendered_page(page: "BrandedPage", today: date, html: str, request: HttpRequest) -> PageFacts:
    """The page's facts with its rendering, and with what each locked region should say, drawn anew here."""
    facts = page.guideline_facts(today)
    with translation.override(facts.language):
        drawn = tuple(
            RegionFacts(one.name, _text_of_region(render_region(one, page, request), one.name))
            for one in page.frame
        )
    return replace(facts, html=html, frame=drawn)


def _text_of_region(fragment: str, name: str) -> str:
    element = region_of(fragment, name)
    return reader_text(element) if element is not None else ""


def _label(page: "BrandedPage", name: str) -> str:
    return str(page._meta.get_field(name).verbose_name) if name else ""


def _place(page: "BrandedPage", name: str) -> Place:
    return Place(name, _label(page, name))


def _field_with(page: "BrandedPage", block_name: str) -> str:
    """The first stream field that has a block of that name, or an empty string."""
    streams = (each for each in page._meta.concrete_fields if isinstance(each, StreamField))
    return next((each.name for each in streams if block_name in each.stream_block.child_blocks), "")


def _walk_stream(stream: Iterable[Any], place: Place, content: Content) -> None:
    for number, child in enumerate(stream or (), start=1):
        label = f"{place.label}: {child.block.label} {number}"
        _read_block(child.block, child.value, Place(place.field, label, child.id or place.block), content)


def _words_of_cell(cell: Any) -> str:
    return "" if cell is None else str(cell)


def _read_block(block: Any, value: Any, place: Place, content: Content) -> None:
    """One block's value. A draft's may be unfinished: whatever is missing there is None or empty."""
    match block:
        case GalleryBlock():
            _read_nested(block, value, place, content)
            content.add_words(place, "caption", value.get("caption"))
        case TableBlock():
            content.add_table(value, place)
        case VideoBlock():
            content.add_video(value, place)
        case DownloadBlock():
            content.add_download(value.get("document"), value.get("title"), place)
            content.add_words(place, "caption", value.get("description"))
        case DocumentChooserBlock():
            content.add_download(value, "", place)
        case _:
            _read_text_block(block, value, place, content)


def _read_text_block(block: Any, value: Any, place: Place, content: Content) -> None:
    """A block of words, pictures, contacts or links."""
    match block:
        case HeadingBlock():
            content.headings.append(Heading(value or "", BLOCK_HEADING_LEVEL, place))
        case RichTextBlock():
            content.add_rich_text(value.source if value else "", place)
        case QuoteBlock():
            content.passages.append(Passage(value.get("text") or "", place, "quote"))
        case PictureBlock():
            content.add_picture(value.get("picture"), place, value.get("alt_text") or "")
            content.passages.append(Passage(value.get("caption") or "", place, "caption"))
        case ContactBlock():
            given = {name: value.get(name) or "" for name in ("name", "role", "phone", "email")}
            content.contacts.append(ContactFacts(place, **given))
        case LinkBlock():
            page, address = value.get("page"), value.get("address") or ""
            content.links.append(Link(value.get("words") or (page.title if page else ""), address, place))
            if isinstance(block, CallToActionBlock):
                content.add_words(place, "caption", value.get("text"))
        case LibraryBlockChooserBlock():
            content.add_ready_made(value, place)
        case _:
            _read_nested(block, value, place, content)


def _read_nested(block: Any, value: Any, place: Place, content: Content) -> None:
    """A block of blocks."""
    if isinstance(block, StreamBlock):
        _walk_stream(value, place, content)
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            _read_block(child, value.get(name), place, content)
    elif isinstance(block, ListBlock):
        for each in value or ():
            _read_block(block.child_block, each, place, content)


def _funding_facts(row: FundingRow, language: str) -> FundingFacts:
    """A row without a programme claims no EU support: it counts as national money."""
    programme = row.programme
    funder = in_language(row.organisation, "name", language)
    if programme is None:
        return FundingFacts(funder, amount=row.amount)
    return FundingFacts(
        funder=funder,
        fund=in_language(programme, "name", language),
        fund_code=programme.fund,
        regime=programme.regime,
        has_eu_money=programme.eu_share != FundingProgramme.EUShare.NONE,
        amount=row.amount,
    )


def band_facts(rows: Iterable[FundingRow], language: str) -> BandFacts:
    """What the funding band says of these rows in `language`."""
    band = funding_band(rows, language or settings.LANGUAGE_CODE)
    return BandFacts(
        statement=band.statement.text if band.statement else "",
        period_words=tuple(_words_of(band.period_lockups)),
        funders=tuple(in_language(one, "name", language) for one in band.funders),
    )


def _words_of(lockups: Iterable[Any]) -> Iterator[str]:
    for lockup in lockups:
        yield from dict.fromkeys((lockup.union, lockup.fund, lockup.slogan))
