"""A body written in a region's file, as stream blocks: plain texts and lists, escaped here."""

from html import escape
from typing import Any

from brand.models import LibraryBlock


def body_blocks(rows: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    """Blocks for a StreamField. Paragraphs and lists that follow each other stay in blocks of their own."""
    return [_block(row) for row in rows]


def _block(row: dict[str, Any]) -> tuple[str, Any]:
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
