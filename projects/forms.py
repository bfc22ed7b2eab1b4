"""The form of a project record."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from brand.templatetags.typography import euros


class ProjectForm(WagtailAdminModelForm):
    """Refuses funding rows whose sum isn't the budget (PRJ-02). A row without a sum is not known yet."""

    def clean(self):
        cleaned = super().clean()
        rows = self.formsets.get("funding")
        if rows is None or not rows.is_valid() or not cleaned.get("budget"):
            return cleaned
        amounts = [row.cleaned_data.get("amount") for row in rows.forms if self._is_kept(row)]
        check_sum(cleaned["budget"], amounts)
        return cleaned

    @staticmethod
    def _is_kept(row) -> bool:
        return bool(row.cleaned_data) and not row.cleaned_data.get("DELETE")


def check_sum(budget: Decimal, amounts: list[Decimal | None]) -> None:
    """Raise a ValidationError on `budget` if the rows are all given and don't add up to it."""
    if not amounts or None in amounts or sum(amounts) == budget:
        return
    raise ValidationError(
        {
            "budget": _(
                "The funding rows add up to %(sum)s, but the budget is %(budget)s. Correct the row or the budget."
            )
            % {"sum": euros(sum(amounts)), "budget": euros(budget)}
        }
    )
