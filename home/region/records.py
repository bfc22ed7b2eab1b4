"""The region's records: who there is, who pays, and what the frame says."""

from typing import Any

from django.conf import settings
from wagtail.models import Locale

from brand.demonstration_marks import draw_demonstration_marks
from brand.models import (
    FrameText,
    FundingProgramme,
    LibraryBlock,
    Municipality,
    Organisation,
    Region,
    SiteFunding,
)


def set_up_records(region: dict[str, Any]) -> None:
    """Add the records that are missing. `region` is the content of region.toml."""
    _set_up_region(region)
    for row in region["municipalities"]:
        _add_missing(
            Municipality,
            "slug",
            row,
            (
                "name",
                "genitive",
                "inessive",
                "code",
                "home_page",
                "facet",
                "facet_label",
                "latitude",
                "longitude",
            ),
        )
    for row in region["organisations"]:
        _add_missing(
            Organisation,
            "key",
            row | {f"is_{role}": True for role in row["roles"]},
            ("name", "name_sv", "name_en", "home_page", *(f"is_{role}" for role in row["roles"])),
        )
    for row in region["programmes"]:
        _add_missing(
            FundingProgramme,
            "key",
            row,
            ("name", "name_sv", "name_en", "period", "regime", "eu_share", "fund"),
        )
    _set_up_site_funding(region["site_funding"])
    _set_up_frame_texts(region["frame_texts"])
    set_up_library(region["library_blocks"])
    draw_demonstration_marks()


def _set_up_region(region: dict[str, Any]) -> None:
    if not Region.objects.exists():
        Region.objects.create(
            name=region["name"],
            genitive=region["genitive"],
            province=region["province"]["fi"],
            province_sv=region["province"]["sv"],
            province_en=region["province"]["en"],
        )


def _add_missing(model, key: str, row: dict[str, Any], fields: tuple[str, ...]) -> None:
    values = {name: row[name] for name in fields if name in row}
    model.objects.get_or_create(**{key: row[key]}, defaults=values)


def _set_up_site_funding(rows: list[dict[str, str]]) -> None:
    region = Region.objects.get()
    if region.funding.exists():
        return
    for order, row in enumerate(rows):
        SiteFunding.objects.create(
            region=region,
            organisation=Organisation.objects.get(key=row["organisation"]),
            programme=FundingProgramme.objects.get(key=row["programme"]),
            sort_order=order,
        )


def _set_up_frame_texts(texts: dict[str, dict[str, str]]) -> None:
    for slot, by_language in texts.items():
        source = None
        for locale, text in _in_locale_order(by_language):
            found = FrameText.objects.filter(slot=slot, locale=locale).first()
            source = found or _make_translation(FrameText, source, locale, slot=slot, text=text)


def set_up_library(blocks: list[dict[str, Any]]) -> None:
    """Add the library blocks that are missing, by key, in each language they are given in."""
    for block in blocks:
        source = None
        words = {language: block[language] for language, _name in settings.LANGUAGES if language in block}
        for locale, texts in _in_locale_order(words):
            found = LibraryBlock.objects.filter(key=block["key"], locale=locale).first()
            fields = {
                "key": block["key"],
                "kind": block["kind"],
                "link_url": block.get("link_url", ""),
            } | texts
            source = found or _make_translation(LibraryBlock, source, locale, **fields)


def _in_locale_order(by_language: dict[str, Any]) -> list[tuple[Locale, Any]]:
    """The given languages with their locales, the default one first: the others are its translations."""
    return [
        (Locale.objects.get(language_code=language), by_language[language])
        for language, _name in settings.LANGUAGES
        if language in by_language
    ]


def _make_translation(model, source, locale: Locale, **fields):
    key = {"translation_key": source.translation_key} if source else {}
    return model.objects.create(locale=locale, **key, **fields)
