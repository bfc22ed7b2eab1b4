"""What the statement says, gathered from the records. Nobody writes it a second time."""

from dataclasses import dataclass

from brand.languages import current_language

from ..models.accessibility import AccessibilityCheck, AccessibilityGap, AccessibilityRecord
from ..models.feedback import DAYS_TO_ANSWER


@dataclass(frozen=True)
class Authority:
    """Who supervises that the law is kept, in one language. Source: saavutettavuusvaatimukset.fi; since 1.1.2025."""

    name: str
    website: str
    email: str


AUTHORITY_EMAIL = "saavutettavuus@traficom.fi"
AUTHORITIES = {
    "fi": Authority(
        "Liikenne- ja viestintävirasto Traficom", "https://www.saavutettavuusvaatimukset.fi", AUTHORITY_EMAIL
    ),
    "sv": Authority(
        "Transport- och kommunikationsverket Traficom", "https://www.tillganglighetskrav.fi", AUTHORITY_EMAIL
    ),
    "en": Authority(
        "Finnish Transport and Communications Agency Traficom",
        "https://www.webaccessibility.fi",
        AUTHORITY_EMAIL,
    ),
}


@dataclass(frozen=True)
class Statement:
    """The record with its gaps by reason, and the latest check of each method, the latest first."""

    record: AccessibilityRecord | None
    gaps: list[tuple[str, list[AccessibilityGap]]]
    checks: list[AccessibilityCheck]
    authority: Authority
    days_to_answer: int = DAYS_TO_ANSWER


def read_statement() -> Statement:
    """The statement as the records have it now."""
    record = AccessibilityRecord.objects.prefetch_related("gaps").first()
    latest: dict[str, AccessibilityCheck] = {}
    for check in AccessibilityCheck.objects.all()[:100]:
        latest.setdefault(check.method, check)
    gaps = _by_reason(record) if record else []
    return Statement(record, gaps, list(latest.values()), AUTHORITIES[current_language()])


def _by_reason(record: AccessibilityRecord) -> list[tuple[str, list[AccessibilityGap]]]:
    gaps = list(record.gaps.all())
    found = (
        (str(reason.label), [gap for gap in gaps if gap.reason == reason])
        for reason in AccessibilityGap.Reason
    )
    return [(label, those) for label, those in found if those]
