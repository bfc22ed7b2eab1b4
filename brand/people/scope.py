"""Whom somebody looks after: a chief editor their municipality's editors, the brand team everybody."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db.models import Count, Q, QuerySet

from ..models import Municipality, User
from ..roles import BRAND_TEAM, PROJECT_TEAM


@dataclass(frozen=True)
class Circle:
    """The people that somebody may see and change, and the groups that they may put people into."""

    name: str
    people: QuerySet[User]
    groups: QuerySet[Group]
    is_everybody: bool


def circle_of(user: User) -> Circle | None:
    """The circle that `user` looks after, if any."""
    if not user.is_active:
        return None
    if is_in_brand_team(user):
        return Circle(BRAND_TEAM, User.objects.filter(is_superuser=False), role_groups(), is_everybody=True)
    municipality = municipality_led_by(user)
    if municipality is None:
        return None
    editors = Group.objects.filter(pk=municipality.editors_id)
    return Circle(municipality.name, people_of(municipality), editors, is_everybody=False)


def is_in_brand_team(user: User) -> bool:
    """Superusers are above it, and so in it."""
    return user.is_active and (user.is_superuser or user.groups.filter(name=BRAND_TEAM).exists())


def role_groups() -> QuerySet[Group]:
    """The groups that make up the site's roles."""
    of_municipalities = Municipality.objects.values("editors"), Municipality.objects.values("chief_editors")
    chosen = Q(name__in=[PROJECT_TEAM, BRAND_TEAM])
    for groups in of_municipalities:
        chosen |= Q(pk__in=groups)
    return Group.objects.filter(chosen).order_by("name")


def municipality_led_by(user: User) -> Municipality | None:
    """The municipality whose chief editor this is, if they are one."""
    if not user.is_active:
        return None
    return Municipality.objects.filter(chief_editors__user=user, editors__isnull=False).first()


def people_of(municipality: Municipality) -> QuerySet[User]:
    """Those who are the municipality's editors and nothing else.

    Who also serves elsewhere, or has rights of their own, isn't one group's to rename or shut out.
    """
    return (
        User.objects.annotate(group_count=Count("groups", distinct=True))
        .filter(group_count=1, pk__in=municipality.editors.user_set.values("pk"))
        .filter(is_superuser=False, is_staff=False, user_permissions=None)
    )
