"""Who may do what, in Wagtail's own permissions: few, and high in the tree.

Each function makes a group or brings it up to date and can be run again at any time. The groups are:

    <municipality>: viestijät           its page with all below it, its own collection
    <municipality>: päätoimittaja       the same, publishes and locks, and manages the people of the group above
    Hanketyöntekijät                    projects, and the region's own news and events
    Sydänsuomessa-tiimi                 every page and file, the identity's records, everything's moderation
"""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import APIToken, Collection, GroupCollectionPermission, GroupPagePermission, Page

from .approval import require_approval, waive_approval
from .models import (
    BrandAsset,
    CrisisBanner,
    FrameText,
    FundingProgramme,
    LibraryBlock,
    LogoTemplate,
    Mark,
    Municipality,
    Organisation,
    Region,
)

BRAND_MODELS = (
    Region,
    Municipality,
    Organisation,
    FundingProgramme,
    FrameText,
    LibraryBlock,
    LogoTemplate,
    Mark,
    BrandAsset,
)
# What has been handed out stays: nobody deletes it, a new version takes its place.
KEPT_MODELS = (Mark, BrandAsset)
WRITER_PAGE_PERMISSIONS = ("add_page", "change_page")
EDITOR_PAGE_PERMISSIONS = (*WRITER_PAGE_PERMISSIONS, "publish_page")
CHIEF_PAGE_PERMISSIONS = (*EDITOR_PAGE_PERMISSIONS, "lock_page", "unlock_page")
BRAND_PAGE_PERMISSIONS = (*CHIEF_PAGE_PERMISSIONS, "bulk_delete_page")
# A picture that the brand team shares is there to choose, not to change.
SHARED_COLLECTION = "Yhteiset"
PROJECT_TEAM = "Hanketyöntekijät"
BRAND_TEAM = "Sydänsuomessa-tiimi"
# What Wagtail's first migration makes: groups that may change every page, and a workflow over the whole tree.
WAGTAIL_GROUPS = ("Moderators", "Editors")


def set_up_municipality(municipality: Municipality) -> None:
    """Both of a municipality's groups, their collection, and its way of publishing."""
    pages = Page.objects.filter(translation_key=municipality.page_key) if municipality.page_key else []
    approves = municipality.publishing == Municipality.Publishing.APPROVER
    editors = municipality.editors or _group(f"{municipality.name}: viestijät")
    chief_editors = municipality.chief_editors or _group(f"{municipality.name}: päätoimittaja")
    collection = _collection(municipality.name)
    for group, permissions in (
        (editors, WRITER_PAGE_PERMISSIONS if approves else EDITOR_PAGE_PERMISSIONS),
        (chief_editors, CHIEF_PAGE_PERMISSIONS),
    ):
        _set_page_permissions(group, pages, permissions)
        _set_collection_permissions(group, own=[collection], shared=[_collection(SHARED_COLLECTION)])
        _set_model_permissions(group, [])
    Municipality.objects.filter(pk=municipality.pk).update(editors=editors, chief_editors=chief_editors)
    municipality.editors, municipality.chief_editors = editors, chief_editors
    if approves:
        # While a page waits, Wagtail locks it to all but those who may decide: the team moderates everything.
        require_approval(municipality.name, [chief_editors, _group(BRAND_TEAM)], pages)
    else:
        waive_approval(municipality.name, pages)


def set_up_project_team(pages: Iterable[Page], project_models: Iterable[type[Model]]) -> Group:
    """Project staff: the projects, and the region's own news and events."""
    group = _group(PROJECT_TEAM)
    _set_page_permissions(group, pages, EDITOR_PAGE_PERMISSIONS)
    _set_collection_permissions(group, own=[_collection("Hankkeet")], shared=[_collection(SHARED_COLLECTION)])
    _set_model_permissions(group, project_models)
    return group


def set_up_brand_team(root: Page, project_models: Iterable[type[Model]]) -> Group:
    """The brand team: every page and file, the identity's records, the projects, and all moderation."""
    group = _group(BRAND_TEAM)
    _set_page_permissions(group, [root], BRAND_PAGE_PERMISSIONS)
    _set_collection_permissions(group, own=[Collection.get_first_root_node()], shared=[])
    _set_model_permissions(group, [*BRAND_MODELS, CrisisBanner, *project_models])
    require_approval(BRAND_TEAM, [group], [root])
    return group


def retire_wagtail_groups() -> None:
    """Take away the groups that Wagtail starts with and nobody is in: they reach across all municipalities."""
    Group.objects.filter(name__in=WAGTAIL_GROUPS, user=None).delete()


def municipality_of(page: Page) -> Municipality | None:
    """The municipality whose own front page, in any language, this page is."""
    return Municipality.objects.filter(page_key=page.translation_key).first()


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
    # Wagtail grants on its own models, whichever models the site has put in their place.
    wanted = {
        (collection.pk, _permission(model, f"{verb}_{model._meta.model_name}").pk)
        for model in (Image, Document)
        for collections, verbs in ((own, ("add", "change", "choose")), (shared, ("choose",)))
        for collection in collections
        for verb in verbs
    }
    for row in GroupCollectionPermission.objects.filter(group=group):
        if (row.collection_id, row.permission_id) not in wanted:
            row.delete()
    for collection_id, permission_id in wanted:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection_id=collection_id, permission_id=permission_id
        )


def _set_model_permissions(group: Group, models: Iterable[type[Model]]) -> None:
    """Add, change, delete and view for these models, the way into the admin, translating, and one's own tokens.

    Wagtail lets somebody who may not change users manage their own tokens only; who may translate what is for
    `brand.translating` to say.
    """
    permissions = [
        Permission.objects.get(content_type__app_label=app, codename=codename)
        for app, codename in (("wagtailadmin", "access_admin"), ("wagtail_localize", "submit_translation"))
    ]
    for model in (APIToken, *models):
        permissions += [
            _permission(model, f"{verb}_{model._meta.model_name}")
            for verb in ("add", "change", "delete", "view")
            if not (verb == "delete" and model in KEPT_MODELS)
        ]
    group.permissions.set(permissions)


def _permission(model: type[Model], codename: str) -> Permission:
    content_type = ContentType.objects.get_for_model(model)
    return Permission.objects.get(content_type=content_type, codename=codename)
