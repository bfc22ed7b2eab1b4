"""Who may translate what, into which language."""

from collections.abc import Iterable

from django.contrib.auth import get_permission_codename
from django.db.models import Model
from wagtail.models import Locale, Page
from wagtail_localize.operations import TranslationCreator


def has_rights(user, instance: Model) -> bool:
    """Whether `user` may edit and publish this page, or change this kind of snippet."""
    if isinstance(instance, Page):
        permissions = instance.permissions_for_user(user)
        return permissions.can_edit() and permissions.can_publish()
    return _may(user, "change", instance)


def keeps_identity(user) -> bool:
    """Whether `user` is of the brand team: whoever keeps the region's own record."""
    return user.has_perm("brand.change_region")


def may_translate(user, instance: Model, locale: Locale) -> bool:
    """Whether `user` has the rights on the source and on what the translation makes or changes."""
    if not has_rights(user, instance):
        return False
    target = instance.get_translation_or_none(locale)
    if target is not None:
        return has_rights(user, target)
    if isinstance(instance, Page):
        return _may_publish_below(user, _nearest_translated_page_above(instance, locale))
    return _may(user, "add", instance)


def _nearest_translated_page_above(page: Page, locale: Locale) -> Page | None:
    """Where wagtail-localize would add the pages that are missing between it and the translation."""
    for ancestor in page.get_ancestors().reverse():
        if ancestor.is_root():
            return ancestor
        if (translated := ancestor.get_translation_or_none(locale)) is not None:
            return translated
    return None


def _may_publish_below(user, page: Page | None) -> bool:
    if page is None:
        return False
    permissions = page.permissions_for_user(user)
    # Nobody can add a page of a type that the place doesn't take; a translation has its source's type.
    may_add = user.is_superuser or "add" in permissions.permissions
    return may_add and (user.is_superuser or "publish" in permissions.permissions)


def _may(user, action: str, instance: Model) -> bool:
    return user.has_perm(f"{instance._meta.app_label}.{get_permission_codename(action, instance._meta)}")


class RightfulTranslationCreator(TranslationCreator):
    """Translates what its user may translate. A page may bring along snippets: somebody else's stay as they
    are, and the page shows them in the language they have."""

    def __init__(self, user, target_locales: Iterable[Locale]):
        super().__init__(user, target_locales)

    def create_translations(self, instance, include_related_objects=True):
        specific = instance.specific if isinstance(instance, Page) else instance
        wanted = self.target_locales
        self.target_locales = [
            locale
            for locale in wanted
            if may_translate(self.user, specific, locale)
            # What a page brings along and is translated already keeps its own words.
            and (include_related_objects or not specific.has_translation(locale))
        ]
        try:
            if self.target_locales:
                super().create_translations(specific, include_related_objects)
        finally:
            self.target_locales = wanted

    def create_below(self, page: Page) -> None:
        """Everything below a page, parents first."""
        for child in page.get_children():
            self.create_translations(child)
            self.create_below(child)
