"""The demonstration's people: a communicator and a chief editor in each municipality, and the two teams."""

from dataclasses import dataclass

from django.contrib.auth.models import Group

from brand.authentication import DEMO_PASSWORD
from brand.models import Municipality, User

BRAND_TEAM_EMAIL = "brandi@sydansuomessa.example"
PROJECT_TEAM_EMAIL = "hanke@sydansuomessa.example"


@dataclass(frozen=True)
class Account:
    email: str
    group: str


def communicator_email(municipality: Municipality) -> str:
    return f"viestija@{municipality.slug}.example"


def chief_editor_email(municipality: Municipality) -> str:
    return f"paatoimittaja@{municipality.slug}.example"


def make_account(email: str, first_name: str, last_name: str, group: Group) -> Account:
    """Make the user where missing, with the demonstration's password, and put them into the group."""
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, DEMO_PASSWORD, first_name=first_name, last_name=last_name)
    user.groups.set([group])
    return Account(email, group.name)
