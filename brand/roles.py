"""Who may do what, in Wagtail's own permissions: few, and high in the tree.

Each function makes a group or brings it up to date and can be run again at any time.
"""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from .models import (
    FrameText,
    FundingProgramme,
    LibraryBlock,
    Mark,
    Municipality,
    Organisation,
    Region,
)

BRAND_MODELS = (Region, Municipality, Organisation, FundingProgramme, FrameText, LibraryBlock, Mark)
EDITOR_PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")
BRAND_PAGE_PERMISSIONS = (*EDITOR_PAGE_PERMISSIONS, "bulk_delete_page", "lock_page", "unlock_page")
# A picture that the brand team shares is there to choose, not to change.
SHARED_COLLECTION = "Yhteiset"


def set_up_municipality_editors(municipality: Municipality, page: Page) -> Group:
    """A municipality's editors: its own page with all below it, and its own collection."""
    group = _group(f"{municipality.name}: viestijät")
    collection = _collection(municipality.name)
    _set_page_permissions(group, [page], EDITOR_PAGE_PERMISSIONS)
    _set_collection_permissions(group, own=[collection], shared=[_collection(SHARED_COLLECTION)])
    _set_model_permissions(group, [])
    return group


def set_up_project_team(pages: Iterable[Page], project_models: Iterable[type[Model]]) -> Group:
    """Project staff: the projects, and the region's own news and events."""
    group = _group("Hanketyöntekijät")
    _set_page_permissions(group, pages, EDITOR_PAGE_PERMISSIONS)
    _set_collection_permissions(group, own=[_collection("Hankkeet")], shared=[_collection(SHARED_COLLECTION)])
    _set_model_permissions(group, project_models)
    return group


def set_up_brand_team(root: Page, project_models: Iterable[type[Model]]) -> Group:
    """The brand team: every page and file, the identity's records, the projects."""
    group = _group("Sydänsuomessa-tiimi")
    _set_page_permissions(group, [root], BRAND_PAGE_PERMISSIONS)
    _set_collection_permissions(group, own=[Collection.get_first_root_node()], shared=[])
    _set_model_permissions(group, [*BRAND_MODELS, *project_models])
    return group


def _group(name: str) -> Group:
    return Group.objects.get_or_create(name=name)[0]


def _collection(name: str) -> Collection:
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=name).first() or root.add_child(name=name)


def _set_page_permissions(group: Group, pages: Iterable[Page], codenames: Iterable[str]) -> None:
    """Exactly these permissions on exactly these pages."""
    permissions = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames)
    wanted = {(page.pk, permission.pk) for page in pages for permission in permissions}
    for row in GroupPagePermission.objects.filter(group=group):
        if (row.page_id, row.permission_id) not in wanted:
            row.delete()
    for page_id, permission_id in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page_id=page_id, permission_id=permission_id)


def _set_collection_permissions(group: Group, own: list[Collection], shared: list[Collection]) -> None:
    """Add, change and choose in one's own collections; choose in the shared ones."""
    GroupCollectionPermission.objects.filter(group=group).exclude(collection__in=[*own, *shared]).delete()
    # Wagtail grants on its own models, whichever models the site has put in their place.
    for model in (Image, Document):
        name = model._meta.model_name
        for collection, verbs in [
            *((one, ("add", "change", "choose")) for one in own),
            *((one, ("choose",)) for one in shared),
        ]:
            for verb in verbs:
                GroupCollectionPermission.objects.get_or_create(
                    group=group, collection=collection, permission=_permission(model, f"{verb}_{name}")
                )


def _set_model_permissions(group: Group, models: Iterable[type[Model]]) -> None:
    """Add, change, delete and view for these models, and the way into the admin."""
    permissions = [Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")]
    for model in models:
        permissions += [
            _permission(model, f"{verb}_{model._meta.model_name}")
            for verb in ("add", "change", "delete", "view")
        ]
    group.permissions.set(permissions)


def _permission(model: type[Model], codename: str) -> Permission:
    content_type = ContentType.objects.get_for_model(model)
    return Permission.objects.get(content_type=content_type, codename=codename)
