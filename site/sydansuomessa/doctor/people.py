"""The region's records, accounts and groups."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from brand.authentication import DEMO_PASSWORD
from brand.models import Municipality, Region, User
from brand.roles import BRAND_TEAM, PROJECT_TEAM

from .finding import Finding, failed, good, notice


def examine() -> Iterator[Finding]:
    if not Region.objects.exists():
        yield notice(_("Region"), _("there are no records of it yet"), _("Run manage.py set_up_region."))
    missing = [name for name in (BRAND_TEAM, PROJECT_TEAM) if not Group.objects.filter(name=name).exists()]
    missing += Municipality.objects.filter(editors=None).values_list("name", flat=True)
    if missing:
        seen = _("no groups for %(names)s") % {"names": ", ".join(missing)}
        yield failed(_("Roles"), seen, _("Run manage.py set_up_roles."))
    else:
        yield good(_("Roles"), _("every group is there"))
    yield _demo_accounts()
    if not User.objects.filter(is_active=True, groups__name=BRAND_TEAM).exists():
        mend = _("manage.py createsuperuser, then invite people in the admin.")
        yield notice(_("People"), _("nobody is in the brand team"), mend)


def _demo_accounts() -> Finding:
    part = _("Demo accounts")
    count = sum(user.check_password(DEMO_PASSWORD) for user in _suspects())
    if count and settings.DEMO_ALLOWED:
        seen = _("%(count)d, open to everybody who knows the demo") % {"count": count}
        return notice(part, seen, _("Only for demonstrations."))
    if count:
        mend = _("They can't sign in, but shut them out or set passwords of their own in the admin.")
        return notice(part, _("%(count)d have the demo's password") % {"count": count}, mend)
    return good(part, pgettext("demo accounts", "none"))


def _suspects() -> Iterator[User]:
    """The demo's own addresses: checking a password is slow on purpose, so not everybody's is tried."""
    yield from User.objects.filter(is_active=True, email__endswith=".example")
