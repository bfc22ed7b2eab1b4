"""Letters about what the night found."""

import json

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from brand.addresses import absolute
from brand.models import User
from brand.roles import BRAND_TEAM


def tell_brand_team(output: str) -> None:
    """Send the brand team what `check_guideline --json` found. What isn't its JSON is sent as it stands."""
    receivers = list(
        User.objects.filter(groups__name=BRAND_TEAM, is_active=True).values_list("email", flat=True)
    )
    with translation.override(settings.LANGUAGE_CODE):
        for receiver in receivers:
            send_mail(_("The published pages break the guideline"), _body(output), None, [receiver])


def _body(output: str) -> str:
    try:
        report = json.loads(output)
    except json.JSONDecodeError:
        return output
    must = [finding for finding in report["findings"] if finding["severity"] == "must"]
    opening = _("The nightly check found %(number)s must rules that published pages don't keep:") % {
        "number": len(must)
    }
    return "\n\n".join([opening, *(_paragraph(finding) for finding in must)])


def _paragraph(finding: dict) -> str:
    return "\n".join(
        [
            f"{finding['title']} · {absolute(finding['url'])}",
            f"  {finding['rule_id']}: {finding['message']}",
            f"  {absolute(reverse('wagtailadmin_pages:edit', args=[finding['page']]))}",
        ]
    )
