"""Accounts and groups."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.models import Group

from brand.authentication import DEMO_PASSWORD
from brand.models import Municipality, User
from brand.roles import BRAND_TEAM, PROJECT_TEAM

from .finding import Finding, failed, good, notice


def examine() -> Iterator[Finding]:
    missing = [name for name in (BRAND_TEAM, PROJECT_TEAM) if not Group.objects.filter(name=name).exists()]
    missing += Municipality.objects.filter(editors=None).values_list("name", flat=True)
    if missing:
        yield failed("Roles", f"no groups for {', '.join(missing)}", "Run manage.py set_up_roles.")
    else:
        yield good("Roles", "every group is there")
    yield _demo_accounts()
    if not User.objects.filter(is_active=True, groups__name=BRAND_TEAM).exists():
        yield notice(
            "People",
            "nobody is in the brand team",
            "manage.py createsuperuser, then invite people in the admin.",
        )


def _demo_accounts() -> Finding:
    count = sum(user.check_password(DEMO_PASSWORD) for user in _suspects())
    if count and settings.DEMO_ALLOWED:
        return notice(
            "Demo accounts", f"{count}, open to everybody who knows the demo", "Only for demonstrations."
        )
    if count:
        mend = "They can't sign in, but shut them out or set passwords of their own in the admin."
        return notice("Demo accounts", f"{count} have the demo's password", mend)
    return good("Demo accounts", "none")


def _suspects() -> Iterator[User]:
    """The demo's own addresses: checking a password is slow on purpose, so not everybody's is tried."""
    yield from User.objects.filter(is_active=True, email__endswith=".example")
