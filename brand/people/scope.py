"""Whom a chief editor looks after."""

from django.db.models import Count, QuerySet

from ..models import Municipality, User


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
