"""Rows that are written once: what has been handed out under an address stays what it was."""

from django.db import models
from django.utils.translation import gettext as _


class ChangeRefused(Exception):
    """Somebody tried to change or delete a row that never changes."""

    def __init__(self, model: type[models.Model]):
        super().__init__(
            _("%(kind)s: what has been published never changes. Publish a new version instead.")
            % {"kind": model._meta.verbose_name}
        )


class UnchangingQuerySet(models.QuerySet):
    """Adds and reads; every way to change or delete raises ChangeRefused."""

    def update(self, **kwargs):
        raise ChangeRefused(self.model)

    def bulk_update(self, *args, **kwargs):
        raise ChangeRefused(self.model)

    def delete(self):
        raise ChangeRefused(self.model)

    update.alters_data = delete.alters_data = True
    delete.queryset_only = True


class Unchanging(models.Model):
    """Written once. `save()` of a row that is there and `delete()` raise ChangeRefused."""

    objects = UnchangingQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise ChangeRefused(type(self))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ChangeRefused(type(self))
