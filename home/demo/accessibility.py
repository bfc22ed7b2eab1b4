"""The demonstration's accessibility record, with the gaps that are known of the site as it is delivered."""

from typing import Any

from ..models import AccessibilityGap, AccessibilityRecord


def set_up_accessibility(row: dict[str, Any] | None) -> None:
    """Add the record unless there is one. `row` is the table of region.toml."""
    if row is None or AccessibilityRecord.objects.exists():
        return
    record = AccessibilityRecord(
        **{name: row[name] for name in ("level", "prepared_on", "reviewed_on", "email")},
        **_in_languages("method", row["method"]),
        **_in_languages("unit", row["unit"]),
    )
    record.gaps = [
        AccessibilityGap(
            reason=gap["reason"],
            criteria=gap.get("criteria", ""),
            sort_order=order,
            **_in_languages("text", gap["text"]),
        )
        for order, gap in enumerate(row.get("gaps", []))
    ]
    record.full_clean()
    record.save()


def _in_languages(field: str, texts: dict[str, str]) -> dict[str, str]:
    return {field: texts["fi"], f"{field}_sv": texts.get("sv", ""), f"{field}_en": texts.get("en", "")}
