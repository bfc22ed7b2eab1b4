"""Template tags of the guideline's panel."""

from collections.abc import Mapping

from django import template

from ..gate.mend import key_of
from ..rulebook import Finding

register = template.Library()
GUIDELINE_ADDRESS = "/aineistopankki/viestintaohje/"


@register.simple_tag
def rule_address(rule_id: str) -> str:
    """Where the guideline page tells of the rule. The address is stable: it stands in mails and on paper."""
    return f"{GUIDELINE_ADDRESS}#{rule_id}"


@register.simple_tag
def place_in_editor(finding: Finding, places: Mapping[str, str]) -> str:
    """The address within the editor of the finding's block or field, empty where the form has neither: records and
    locked regions have theirs elsewhere. `places` has the ids of the form's fields."""
    if finding.field not in places:
        return ""
    return f"#block-{finding.block}-section" if finding.block else f"#{places[finding.field]}"


@register.filter
def finding_key(finding: Finding) -> str:
    """What tells this finding from the page's others."""
    return key_of(finding)
