"""A body written in a region's file, as stream blocks: plain texts and lists, escaped here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from wagtail.models import Locale, Page

from brand.models import BrandDocument, LibraryBlock, Picture


@dataclass(frozen=True)
class Shelf:
    """The pictures and files that a body may show, by the names that the region's files give them."""

    pictures: Mapping[str, Picture] = field(default_factory=dict)
    documents: Mapping[str, BrandDocument] = field(default_factory=dict)


def body_blocks(rows: list[dict[str, Any]], shelf: Shelf | None = None) -> list[tuple[str, Any]]:
    """Blocks for a StreamField. Paragraphs and lists that follow each other stay in blocks of their own."""
    return [_block(row, shelf or Shelf()) for row in rows]


def _block(row: dict[str, Any], shelf: Shelf) -> tuple[str, Any]:
    match row["type"]:
        case "picture":
            return "picture", _picture(row, shelf)
        case "gallery":
            pictures = [_picture(one, shelf) for one in row["pictures"]]
            return "gallery", {"pictures": pictures, "caption": row.get("caption", "")}
        case "video":
            return "video", _named(row, "address", "title", "text_alternative", "captions") | {
                "picture": shelf.pictures.get(row.get("picture", ""))
            }
        case "table":
            return "table", _table(row)
        case "download":
            document = shelf.documents[row["file"]]
            values = {"title": "", "description": "", "language": "fi"} | _named(row, "description")
            return "download", values | {"document": document}
        case "contact":
            return "contact", {"phone": "", "email": ""} | _named(row, "name", "role", "phone", "email")
        case "call_to_action":
            values = {"text": "", "address": ""} | _named(row, "text", "words", "address")
            return "call_to_action", values | {"page": _page_at(row["page"]) if "page" in row else None}
        case _:
            return _text_block(row)


def _named(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names if name in row}


def _picture(row: dict[str, Any], shelf: Shelf) -> dict[str, Any]:
    return {"picture": shelf.pictures[row["picture"]], "alt_text": "", "caption": row.get("caption", "")}


def _table(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "caption": row["caption"],
        "columns": [
            {"type": kind, "heading": heading}
            for kind, heading in zip(row["kinds"], row["headings"], strict=True)
        ],
        "rows": [{"values": values} for values in row["rows"]],
    }


def _page_at(path: str) -> Page:
    """The Finnish page at a path below the front page."""
    return Page.objects.get(url_path__endswith=f"/{path}/", locale=Locale.get_default())


def _text_block(row: dict[str, Any]) -> tuple[str, Any]:
    match row["type"]:
        case "paragraph":
            return "paragraph", f"<p>{escape(row['text'], quote=False)}</p>"
        case "list":
            items = "".join(f"<li>{escape(item, quote=False)}</li>" for item in row["items"])
            return "paragraph", f"<ul>{items}</ul>"
        case "heading":
            return "heading", row["text"]
        case "quote":
            return "quote", {"text": row["text"], "speaker": row.get("speaker", "")}
        case "library":
            return "library", LibraryBlock.objects.get(key=row["key"], locale__language_code="fi")
        case "accessibility_statement" | "feedback_privacy" as made_from_records:
            return made_from_records, None
        case unknown:
            raise ValueError(f"a body has no block of type {unknown!r}")
