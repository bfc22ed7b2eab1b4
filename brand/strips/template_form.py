"""The form of a logo template: values that break a rule are refused at their own field."""

from decimal import Decimal

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from ..frame.funding_band import PAGE_TEMPLATE_KEY
from ..logos.strip.template import FULL_SHARE, SlotKind
from ..rulebook.active import active_rulebook
from ..rulebook.emblem_measures import EmblemMeasures

__all__ = ["LogoTemplateForm"]


class LogoTemplateForm(WagtailAdminModelForm):
    """Holds a template to the numbers of the rulebook in force."""

    def clean(self):
        cleaned = super().clean()
        slots = self.formsets.get("slots")
        if slots is None or not slots.is_valid():
            return cleaned
        kept = [row for row in slots.forms if row.cleaned_data and not row.cleaned_data.get("DELETE")]
        numbers = EmblemMeasures.of(active_rulebook())
        union = next((row for row in kept if row.cleaned_data.get("kind") == SlotKind.UNION), None)
        if union is not None:
            self._check_clear_space(numbers)
            self._check_neighbours(union, kept)
            self._check_least(int(union.cleaned_data.get("share") or 100), numbers)
        self._check_slots(cleaned, kept)
        return cleaned

    def _check_slots(self, cleaned: dict, kept: list) -> None:
        shares = {row.cleaned_data.get("kind"): row.cleaned_data.get("share") for row in kept}
        if not shares:
            self.add_error(None, _("A template has at least one slot. Add one."))
        elif self._is_the_page_s(cleaned) and (
            shares.get(SlotKind.UNION) != FULL_SHARE or SlotKind.FUNDERS not in shares
        ):
            self.add_error(
                None,
                _(
                    "The pages' funding bands follow this template: it needs the EU emblem in full height, a hundred "
                    "per cent, and the funders."
                ),
            )

    def _is_the_page_s(self, cleaned: dict) -> bool:
        if self.initial.get("key") == PAGE_TEMPLATE_KEY and cleaned.get("key") not in (
            None,
            PAGE_TEMPLATE_KEY,
        ):
            self.add_error(
                "key",
                _("The pages' funding bands follow the template of this key. Keep “%(key)s”.")
                % {"key": PAGE_TEMPLATE_KEY},
            )
        return PAGE_TEMPLATE_KEY in (cleaned.get("key"), self.initial.get("key"))

    def _check_clear_space(self, numbers: EmblemMeasures) -> None:
        given = self.cleaned_data.get("clear_percent")
        if given is not None and given < numbers.clear_percent:
            self.add_error(
                "clear_percent",
                _("The clear space is at least %(least)s %% (EU-18). Give that or more.")
                % {"least": numbers.clear_percent},
            )

    def _check_neighbours(self, union, kept: list) -> None:
        """EU-09. How wide a mark is isn't known here, so none may be higher than the emblem."""
        share = union.cleaned_data.get("share")
        for row in kept:
            if share and row is not union and (row.cleaned_data.get("share") or 0) > share:
                row.add_error(
                    "share",
                    _("Higher than the EU emblem (EU-09). Give at most %(share)s %%.") % {"share": share},
                )

    def _check_least(self, share: int, numbers: EmblemMeasures) -> None:
        """EU-17: in the smallest size the emblem is still big enough."""
        for name, unit, least in (
            ("least_mm", "mm", numbers.least_mm),
            ("least_px", "px", numbers.least_px),
        ):
            given = self.cleaned_data.get(name)
            if given is not None and Decimal(given) * share / 100 < least:
                wanted = -(-least * 100 // share)
                self.add_error(
                    name,
                    _(
                        "The EU emblem would be less than %(least)s %(unit)s high (EU-17). Give at least %(wanted)s."
                    )
                    % {"least": least, "unit": unit, "wanted": wanted},
                )
