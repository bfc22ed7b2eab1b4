"""What the brand team keeps in the admin, and what the admin needs to show it."""

from django.http import Http404
from django.templatetags.static import static
from django.urls import include, path, reverse, reverse_lazy
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .assets.admin import BrandAssetViewSet, MarkViewSet, SupersededPanel
from .assets.report import DownloadsView, OldVersionsView, report_menu_item, report_urls
from .audit.actions import person_log_actions
from .audit.views import AuditView
from .choosing.api import ReadablePagesAPI
from .choosing.snippets import KeepersChooserViewSet
from .crisis.scope import banner_scope
from .files import may_read
from .gate.admin_views import branded_page_viewsets
from .gate.approval import hold_back_approval, review_with_the_guideline
from .gate.bulk_publish import GuidelinePublishBulkAction
from .gate.dashboard import RefusedSchedulesPanel
from .gate.mend import take_mend
from .models import FrameText, FundingProgramme, LibraryBlock, Municipality, Organisation, Region
from .people.invitations import invite
from .people.scope import circle_of, is_in_brand_team
from .pictures.report import PictureRightsPanel, PictureRightsView
from .references import choosable_pages
from .strips.admin import LogoTemplateViewSet
from .translating.dashboard import UnfinishedTranslationsPanel
from .translating.publishing import before_editing_a_translation
from .translating.views import before_moving_a_translation


class RegionViewSet(SnippetViewSet):
    model = Region
    chooser_viewset_class = KeepersChooserViewSet
    icon = "globe"
    panels = [
        FieldPanel("name"),
        FieldPanel("genitive"),
        MultiFieldPanel(
            [FieldPanel("province"), FieldPanel("province_sv"), FieldPanel("province_en")],
            heading=_("Province"),
        ),
        FieldPanel("stand_in_picture"),
        InlinePanel("funding", heading=_("Who pays for the site"), label=_("Funder")),
        MultiFieldPanel(
            [FieldPanel(f"lists_untranslated_{kind}") for kind in ("news", "events", "projects")],
            heading=_("Listed in the other languages before they are translated"),
            help_text=_(
                "They are marked “in Finnish”. What isn't chosen is left out of those lists and their search."
            ),
        ),
    ]


class MunicipalityViewSet(SnippetViewSet):
    model = Municipality
    chooser_viewset_class = KeepersChooserViewSet
    icon = "home"
    list_display = ["name", "genitive", "inessive", "code"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("genitive"), FieldPanel("inessive")]),
        FieldRowPanel([FieldPanel("code"), FieldPanel("home_page")]),
        FieldRowPanel([FieldPanel("facet"), FieldPanel("facet_label")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldPanel("publishing"),
    ]


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name", "is_funder", "is_granting_authority", "is_implementer", "is_partner"]
    search_fields = ["name"]
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("name_sv"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("key"), FieldPanel("home_page")]),
        MultiFieldPanel(
            [
                FieldPanel("is_funder"),
                FieldPanel("is_granting_authority"),
                FieldPanel("is_implementer"),
                FieldPanel("is_partner"),
            ],
            heading=_("Roles"),
        ),
    ]


class FundingProgrammeViewSet(SnippetViewSet):
    model = FundingProgramme
    icon = "tag"
    list_display = ["name", "period", "regime", "eu_share"]
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("name_sv"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("key"), FieldPanel("period")]),
        FieldRowPanel([FieldPanel("regime"), FieldPanel("eu_share"), FieldPanel("fund")]),
    ]


class FrameTextViewSet(SnippetViewSet):
    model = FrameText
    chooser_viewset_class = KeepersChooserViewSet
    icon = "lock"
    list_display = ["slot", "text", "locale"]
    panels = [FieldPanel("slot"), FieldPanel("text")]


class LibraryBlockViewSet(SnippetViewSet):
    model = LibraryBlock
    icon = "doc-full"
    list_display = ["heading", "kind", "locale"]
    panels = [
        FieldRowPanel([FieldPanel("key"), FieldPanel("kind")]),
        FieldPanel("heading"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("link_text"), FieldPanel("link_url")]),
    ]


class BrandViewSetGroup(SnippetViewSetGroup):
    """The records and texts that every page's frame draws from."""

    menu_label = _("Identity")
    menu_icon = "snippet"
    menu_order = 300
    items = (
        RegionViewSet,
        MunicipalityViewSet,
        OrganisationViewSet,
        FundingProgrammeViewSet,
        FrameTextViewSet,
        LibraryBlockViewSet,
        LogoTemplateViewSet,
        MarkViewSet,
        BrandAssetViewSet,
    )


register_snippet(BrandViewSetGroup)


@hooks.register("register_admin_viewset")
def page_viewsets() -> list:
    """The page views with the guideline in them, for every branded page type."""
    return branded_page_viewsets()


# Ours comes after Wagtail's and takes its place. The hook takes the class itself.
hooks.register("register_bulk_action", GuidelinePublishBulkAction, order=100)


hooks.register("construct_page_action_menu", hold_back_approval)


@hooks.register("construct_homepage_panels")
def guideline_on_the_dashboard(request, panels) -> None:
    """Tell on the dashboard which scheduled publications didn't happen, and what can't be approved yet."""
    panels.append(RefusedSchedulesPanel(request))
    review_with_the_guideline(panels)


@hooks.register("register_admin_urls")
def download_report_urls() -> list:
    return report_urls()


@hooks.register("register_reports_menu_item")
def downloads_menu_item() -> MenuItem:
    return report_menu_item(DownloadsView, order=899)


@hooks.register("register_reports_menu_item")
def old_versions_menu_item() -> MenuItem:
    return report_menu_item(OldVersionsView, order=900)


@hooks.register("construct_homepage_panels")
def superseded_assets_panel(request, panels) -> None:
    panels.append(SupersededPanel(request))


@hooks.register("insert_global_admin_css")
def editor_stylesheet() -> str:
    """The site's faces, for the locked regions that the editor shows as readers see them, and its own parts."""
    sheets = ((static(f"css/{name}.css"),) for name in ("tokens", "editor"))
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("construct_homepage_panels")
def unfinished_translations_panel(request, panels) -> None:
    """Tell on the dashboard which translations are behind their originals."""
    panels.append(UnfinishedTranslationsPanel(request))


# Before wagtail-localize's, which publishes.
hooks.register("before_edit_page", before_editing_a_translation, order=-10)
hooks.register("before_move_page", before_moving_a_translation)


@hooks.register("register_admin_urls", order=-10)
def translating_urls() -> list:
    """Before wagtail-localize's own, at the same addresses."""
    return [path("localize/", include("brand.translating.urls"))]


@hooks.register("register_admin_urls", order=-10)
def picture_urls() -> list:
    """Before Wagtail's own, at the same addresses; and the report on rights."""
    return [
        path("images/", include("brand.pictures.urls")),
        path("reports/picture-rights/", PictureRightsView.as_view(), name="brand_picture_rights"),
    ]


@hooks.register("register_reports_menu_item")
def picture_rights_menu_item() -> MenuItem:
    return MenuItem(
        _("Pictures' rights"), reverse_lazy("brand_picture_rights"), name="picture-rights", icon_name="image"
    )


@hooks.register("construct_homepage_panels")
def picture_rights_panel(request, panels) -> None:
    """Tell on the dashboard which of one's pictures run out."""
    panels.append(PictureRightsPanel(request))


@hooks.register("register_admin_urls")
def people_urls() -> list:
    return [path("people/", include("brand.people.urls"))]


@hooks.register("register_admin_urls")
def crisis_urls() -> list:
    return [path("crisis/", include("brand.crisis.urls"))]


class CrisisMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return not banner_scope(request.user).is_empty


@hooks.register("register_admin_menu_item")
def crisis_menu_item() -> MenuItem:
    return CrisisMenuItem(
        _("Crisis banner"), reverse_lazy("brand_crisis"), name="crisis", icon_name="warning", order=150
    )


class PeopleMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return circle_of(request.user) is not None


@hooks.register("register_admin_menu_item")
def people_menu_item() -> MenuItem:
    return PeopleMenuItem(
        _("People"), reverse_lazy("brand_people"), name="people", icon_name="group", order=800
    )


@hooks.register("register_log_actions")
def crisis_log_actions(actions) -> None:
    actions.register_action("brand.crisis.raise", _("Raise a banner"), _("Banner raised"))
    actions.register_action("brand.crisis.take_down", _("Take a banner down"), _("Banner taken down"))


hooks.register("register_log_actions", person_log_actions)


@hooks.register("register_admin_urls")
def audit_urls() -> list:
    return [
        path("reports/people/", AuditView.as_view(), name="brand_audit"),
        path("reports/people/results/", AuditView.as_view(results_only=True), name="brand_audit_results"),
    ]


class AuditMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return is_in_brand_team(request.user)


@hooks.register("register_reports_menu_item")
def audit_menu_item() -> MenuItem:
    return AuditMenuItem(
        _("People and rights"), reverse_lazy("brand_audit"), name="people-log", icon_name="lock", order=1100
    )


@hooks.register("after_create_user")
def invite_whom_an_administrator_adds(request, user) -> None:
    """Wagtail's own form asks for no password either."""
    invite(user, request.user)


@hooks.register("register_account_menu_item")
def second_step_in_the_account(request) -> dict:
    return {
        "url": reverse("mfa_index"),
        "label": _("Second step of signing in"),
        "help_text": _("A code from your telephone besides the password."),
    }


@hooks.register("construct_page_chooser_queryset")
def choose_open_pages(pages, request):
    """The chooser offers what the form accepts: one's own pages, and everybody's that are open to all."""
    return pages & choosable_pages(request.user)


@hooks.register("construct_admin_api")
def name_pages_as_the_reader_may(router) -> None:
    router.register_endpoint("pages", ReadablePagesAPI)


@hooks.register("before_serve_document")
def keep_unpublished_files_in(document, request) -> None:
    """A file is published by a page that is: until then it has no address for strangers."""
    if not may_read(request, document):
        raise Http404


@hooks.register("insert_editor_js")
def guideline_script() -> str:
    """The manners of the guideline's panel, and one press that takes a suggested mend."""
    scripts = ((static(f"js/{name}.js"),) for name in ("guideline-panel", "editor-names", "editor-focus"))
    return format_html_join("", '<script src="{}"></script>', scripts)


@hooks.register("insert_editor_js")
def translation_desk_script() -> str:
    """What wagtail-localize's editor says in English, whatever language the admin is in."""
    return format_html('<script defer src="{}"></script>', static("js/translation-desk.js"))


@hooks.register("register_admin_urls")
def gate_urls() -> list:
    return [path("brand/mend/<int:page_id>/", take_mend, name="brand_take_mend")]
