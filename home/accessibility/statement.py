"""What the statement says, gathered from the records. Nobody writes it a second time."""

from dataclasses import dataclass

from ..models.accessibility import AccessibilityCheck, AccessibilityGap, AccessibilityRecord
from ..models.feedback import DAYS_TO_ANSWER


@dataclass(frozen=True)
class Authority:
    """Who supervises that the law is kept. Source: saavutettavuusvaatimukset.fi; since 1.1.2025."""

    name: str
    website: str
    email: str


AUTHORITY = Authority(
    "Liikenne- ja viestintävirasto Traficom",
    "https://www.saavutettavuusvaatimukset.fi",
    "saavutettavuus@traficom.fi",
)


@dataclass(frozen=True)
class Statement:
    """The record with its gaps by reason, and the latest check of each method, the latest first."""

    record: AccessibilityRecord | None
    gaps: list[tuple[str, list[AccessibilityGap]]]
    checks: list[AccessibilityCheck]
    authority: Authority = AUTHORITY
    days_to_answer: int = DAYS_TO_ANSWER


def read_statement() -> Statement:
    """The statement as the records have it now."""
    record = AccessibilityRecord.objects.prefetch_related("gaps").first()
    latest: dict[str, AccessibilityCheck] = {}
    for check in AccessibilityCheck.objects.all()[:100]:
        latest.setdefault(check.method, check)
    return Statement(record, _by_reason(record) if record else [], list(latest.values()))


def _by_reason(record: AccessibilityRecord) -> list[tuple[str, list[AccessibilityGap]]]:
    gaps = list(record.gaps.all())
    found = (
        (str(reason.label), [gap for gap in gaps if gap.reason == reason])
        for reason in AccessibilityGap.Reason
    )
    return [(label, those) for label, those in found if those]
