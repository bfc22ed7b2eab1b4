"""Template tags of the guideline's panel."""

from django import template
from wagtail.models import Page

from ..gate.mend import key_of
from ..rulebook import Finding

register = template.Library()
GUIDELINE_ADDRESS = "/aineistopankki/viestintaohje/"


@register.simple_tag
def rule_address(rule_id: str) -> str:
    """Where the guideline page tells of the rule. The address is stable: it stands in mails and on paper."""
    return f"{GUIDELINE_ADDRESS}#{rule_id}"


@register.filter
def field_anchor(finding: Finding) -> str:
    """The place of a finding in the editor: the block's own anchor, or the field's panel."""
    if finding.block:
        return f"#block-{finding.block}-section"
    return f"#panel-child-content-{finding.field}-section"


@register.filter
def is_in_editor_of(finding: Finding, page: Page) -> bool:
    """Whether the editor of the page has a field for the finding: records and locked regions have theirs elsewhere."""
    names = {field.name for field in page._meta.get_fields() if getattr(field, "editable", False)}
    return finding.field in names - {"locale"}


@register.filter
def finding_key(finding: Finding) -> str:
    """What tells this finding from the page's others."""
    return key_of(finding)
