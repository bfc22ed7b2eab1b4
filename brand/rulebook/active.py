"""The rulebook in force: the shipped rules with the brand team's changes."""

from ..models import RuleSetting
from .loading import shipped_rulebook
from .rulebook import Rulebook


def active_rulebook() -> Rulebook:
    """The shipped rules as the brand team has changed them. One query.

    Raises ChangeRefused or ParametersRefused where a stored change no longer fits the shipped rules.
    """
    settings = list(RuleSetting.objects.all())
    shipped = shipped_rulebook()
    if not settings:
        return shipped
    newest = max(setting.version for setting in settings)
    return shipped.changed((setting.change for setting in settings), f"{shipped.version}.{newest}")
