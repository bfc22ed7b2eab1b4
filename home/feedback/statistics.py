"""How well the law's time has been kept: by year and by the unit that answers. Counts only, nothing of anybody."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Avg, Count, F, Q
from django.db.models.functions import ExtractYear
from django.utils import timezone

from brand.models import User

from ..models import Feedback
from .units import feedback_of, is_in_brand_team


@dataclass(frozen=True)
class YearOfFeedback:
    """What one unit received in one year, and what became of it. `unit` is empty for the brand team; `overdue` are
    those of the waiting whose deadline has passed; `days` is how long an answer took on average, None without one."""

    year: int
    unit: str
    received: int
    on_accessibility: int
    in_time: int
    late: int
    waiting: int
    overdue: int
    days: int | None


def feedback_by_year(user: User) -> list[YearOfFeedback]:
    """The latest year first: all units for the brand team, the own one for a chief editor. One query."""
    entries = Feedback.objects.all() if is_in_brand_team(user) else feedback_of(user)
    rows = (
        entries.order_by()
        .annotate(year=ExtractYear("received_at"))
        .values("year", "municipality__name")
        .annotate(
            received=Count("pk"),
            on_accessibility=Count("pk", Q(kind=Feedback.Kind.ACCESSIBILITY)),
            in_time=Count("pk", Q(answered_at__date__lte=F("deadline"))),
            late=Count("pk", Q(answered_at__date__gt=F("deadline"))),
            waiting=Count("pk", Q(answered_at=None)),
            overdue=Count("pk", Q(answered_at=None, deadline__lt=timezone.localdate())),
            took=Avg(F("answered_at") - F("received_at")),
        )
        .order_by("-year", F("municipality__name").asc(nulls_first=True))
    )
    return [
        YearOfFeedback(unit=row.pop("municipality__name") or "", days=_days(row.pop("took")), **row)
        for row in rows
    ]


def _days(took: timedelta | None) -> int | None:
    return None if took is None else round(took / timedelta(days=1))
