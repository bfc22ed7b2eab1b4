"""What is logged as it happens, by whatever door: the admin, a command, the directory's answer."""

import axes.signals  # noqa: F401 - axes's receivers come first
from allauth.mfa.signals import authentication_failed
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import GroupCollectionPermission, GroupPagePermission, ModelLogEntry

from ..models import User
from ..signin.throttling import typed_name


@receiver(user_logged_in)
def note_sign_in(sender, user, **kwargs) -> None:
    _log(user, "brand.sign_in")


@receiver(user_logged_out)
def note_sign_out(sender, user, **kwargs) -> None:
    if user is not None:
        _log(user, "brand.sign_out")


@receiver(user_login_failed)
def note_failure(sender, credentials, request=None, **kwargs) -> None:
    """After axes has counted it. Not once more for each attempt at a door that is shut: ten thousand would
    bury the rest."""
    is_counted = getattr(request, "axes_failures_since_start", None) is not None
    if not is_counted:
        return
    name = typed_name(request, credentials)
    _log_failure(name, "brand.sign_in_failed")
    if request.axes_locked_out:
        _log_failure(name, "brand.sign_in_shut")


@receiver(authentication_failed)
def note_wrong_code(sender, user, **kwargs) -> None:
    _log(user, "brand.code_failed")


def _log(user, action: str) -> None:
    # The log knows models only: not what stands for one in a request.
    person = User.objects.filter(pk=user.pk).first()
    if person:
        log(person, action, user=person)


def _log_failure(name: str, action: str) -> None:
    """Of a name that nobody has nothing is kept: people write passwords into the wrong field."""
    person = User.objects.filter(email__iexact=name).first()
    ModelLogEntry.objects.create(
        content_type=ContentType.objects.get_for_model(User),
        # The log wants a key; nobody has this one.
        object_id=str(person.pk if person else 0),
        label=str(person) if person else _("an address that nobody has"),
        action=action,
        timestamp=timezone.now(),
        data={},
    )


@receiver(m2m_changed, sender=User.groups.through)
@receiver(m2m_changed, sender=User.user_permissions.through)
@receiver(m2m_changed, sender=Group.permissions.through)
def note_rights(sender, instance, action, reverse, model, pk_set, **kwargs) -> None:
    word = {"post_add": "given", "post_remove": "taken", "pre_clear": "taken"}.get(action)
    if word is None or instance.pk is None:
        return
    if action == "pre_clear":
        pk_set = _held(sender, instance, reverse)
    others = list(model.objects.filter(pk__in=pk_set or ()))
    for holder, rights in [(other, [instance]) for other in others] if reverse else [(instance, others)]:
        if rights:
            log(holder, "brand.rights_changed", data={word: sorted(str(right) for right in rights)})


def _held(through, instance, reverse: bool) -> set[int]:
    """What the side of a relation holds that is about to be emptied."""
    columns = {field.related_model: field.attname for field in through._meta.fields if field.related_model}
    own = columns.pop(type(instance))
    other = next(iter(columns.values()))
    return set(through.objects.filter(**{own: instance.pk}).values_list(other, flat=True))


@receiver(post_save, sender=GroupPagePermission)
@receiver(post_save, sender=GroupCollectionPermission)
def note_place_given(sender, instance, created, raw=False, **kwargs) -> None:
    if created and not raw:
        log(instance.group, "brand.rights_changed", data={"given": [_place_of(instance)]})


@receiver(post_delete, sender=GroupPagePermission)
@receiver(post_delete, sender=GroupCollectionPermission)
def note_place_taken(sender, instance, **kwargs) -> None:
    group = Group.objects.filter(pk=instance.group_id).first()
    if group:
        log(group, "brand.rights_changed", data={"taken": [_place_of(instance)]})


def _place_of(row: GroupPagePermission | GroupCollectionPermission) -> str:
    return f"{row.permission.codename}: {getattr(row, 'page', None) or row.collection}"


@receiver(pre_save, sender=User)
def note_powers_and_password(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    """A change of what stands in the account itself. Django's own renewal of an old hash is a change too."""
    if (
        raw
        or instance.pk is None
        or (update_fields and not {"password", "is_superuser"} & set(update_fields))
    ):
        return
    before = User.objects.filter(pk=instance.pk).values("password", "is_superuser").first()
    if before is None:
        return
    if before["password"] != instance.password and instance.has_usable_password():
        log(instance, "brand.password_changed")
    if before["is_superuser"] != instance.is_superuser:
        word = "given" if instance.is_superuser else "taken"
        log(instance, "brand.rights_changed", data={word: [_("administrator's powers")]})
