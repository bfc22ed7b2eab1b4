"""How an event repeats and what differs on single days, as its editor writes it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .repetition import DAILY, MONTHLY_BY_DAY, MONTHLY_BY_WEEKDAY, WEEKLY, Change, Rule

WEEKDAY_CHOICES = [
    ("0", _("Monday")),
    ("1", _("Tuesday")),
    ("2", _("Wednesday")),
    ("3", _("Thursday")),
    ("4", _("Friday")),
    ("5", _("Saturday")),
    ("6", _("Sunday")),
]


class RuleBlock(blocks.StructBlock):
    """How often an event is held, and until when. A repetition without an end is refused."""

    frequency = ""

    every = blocks.IntegerBlock(label=_("Every how many"), default=1, min_value=1, max_value=12)
    until = blocks.DateBlock(
        label=_("The last possible day"), help_text=_("The event isn't repeated after this day.")
    )

    class Meta:
        icon = "repeat"
        search_index = False

    def rule(self, value) -> Rule | None:
        """The rule, or None while the last day is missing in a draft."""
        if not value.get("until"):
            return None
        weekdays = tuple(int(day) for day in value.get("weekdays") or ())
        return Rule(self.frequency, value["until"], value.get("every") or 1, weekdays)


class DailyBlock(RuleBlock):
    frequency = DAILY

    class Meta:
        label = _("Daily")
        description = _("Every day, or every second or third.")
        preview_value = {"every": 1, "until": date(2027, 1, 6)}


class WeeklyBlock(RuleBlock):
    frequency = WEEKLY

    weekdays = blocks.MultipleChoiceBlock(
        label=_("Weekdays"),
        choices=WEEKDAY_CHOICES,
        required=False,
        widget=CheckboxSelectMultiple,
        help_text=_("The weekday of the first time is used where none is chosen."),
    )

    class Meta:
        label = _("Weekly")
        description = _("Every week on the days that you choose, or every second or third week.")
        form_layout = ["every", "weekdays", "until"]
        preview_value = {"every": 1, "weekdays": ["1", "3"], "until": date(2027, 5, 31)}


class MonthlyBlock(RuleBlock):
    frequency = MONTHLY_BY_DAY

    class Meta:
        label = _("Monthly, the same date")
        description = _("For example on the 15th of every month. A month without the date is left out.")
        preview_value = {"every": 1, "until": date(2027, 5, 31)}


class MonthlyByWeekdayBlock(RuleBlock):
    frequency = MONTHLY_BY_WEEKDAY

    class Meta:
        label = _("Monthly, the same weekday")
        description = _("For example on the second Tuesday of every month, or on the last one.")
        preview_value = {"every": 1, "until": date(2027, 5, 31)}


class RepetitionBlocks(blocks.StreamBlock):
    """One rule at most. What more is held is an event of its own."""

    daily = DailyBlock()
    weekly = WeeklyBlock()
    monthly = MonthlyBlock()
    monthly_weekday = MonthlyByWeekdayBlock()

    class Meta:
        max_num = 1
        required = False


class ChangeBlock(blocks.StructBlock):
    """What differs on one day of the series."""

    day = blocks.DateBlock(label=_("Day"), help_text=_("The day on which the event would be held."))

    class Meta:
        search_index = False

    def change(self, kind: str, value) -> Change | None:
        """The change, or None while its day is missing in a draft."""
        if not value.get("day"):
            return None
        given = {name: value.get(name) or None for name in ("start", "end")}
        words = {name: value.get(name) or "" for name in ("place", "note")}
        return Change(value["day"], kind, **given, **words)


class SkippedBlock(ChangeBlock):
    class Meta:
        icon = "minus"
        label = _("Left out")
        description = _("A day on which the event was never meant to be, such as a holiday. Nobody sees it.")
        preview_value = {"day": date(2026, 12, 24)}


class CancelledBlock(ChangeBlock):
    note = blocks.CharBlock(label=_("What readers are told"), max_length=250, required=False)

    class Meta:
        icon = "cross"
        label = _("Cancelled")
        description = _(
            "A time that was announced and isn't held. Readers and calendars see it as cancelled."
        )
        preview_value = {"day": date(2026, 12, 8), "note": "Ohjaaja on sairastunut."}


class MovedBlock(ChangeBlock):
    start = blocks.DateTimeBlock(label=_("New start"))
    end = blocks.DateTimeBlock(label=_("New end"))
    place = blocks.CharBlock(
        label=_("New place"), max_length=120, required=False, help_text=_("Where it isn't the usual one.")
    )
    note = blocks.CharBlock(label=_("What readers are told"), max_length=250, required=False)

    class Meta:
        icon = "calendar-alt"
        label = _("Moved")
        description = _("A time that is held at another moment or in another place.")
        form_layout = ["day", "start", "end", "place", "note"]

    def clean(self, value):
        cleaned = super().clean(value)
        if cleaned["end"] < cleaned["start"]:
            error = ValidationError(_("The event ends before it starts. Correct one of the times."))
            raise blocks.StructBlockValidationError(block_errors={"end": error})
        return cleaned


class ChangeBlocks(blocks.StreamBlock):
    """Any number of days that differ."""

    skipped = SkippedBlock()
    cancelled = CancelledBlock()
    moved = MovedBlock()

    class Meta:
        required = False
