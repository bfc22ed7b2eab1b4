"""System checks: the rulebook loads, and every page type is of a kind that its rules know."""

from django.core import checks
from wagtail.models import get_page_models

from ..models import BrandedPage
from .loading import KINDS, RulebookRefused, shipped_rulebook


@checks.register
def check_rulebook(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """brand.E003 for rules that don't hold together, brand.E004 for a page type of an unknown kind."""
    faults: list[checks.CheckMessage] = []
    try:
        shipped_rulebook()
    except RulebookRefused as refused:
        faults.append(
            checks.Error(str(refused), hint="Mend the rule's file in brand/rulebook/rules.", id="brand.E003")
        )
    for model in get_page_models():
        if issubclass(model, BrandedPage) and model.guideline_kind not in KINDS:
            hint = f"Set guideline_kind to one of {', '.join(sorted(KINDS))}."
            message = f"The rulebook has no kind {model.guideline_kind!r}."
            faults.append(checks.Error(message, hint=hint, obj=model, id="brand.E004"))
    return faults
