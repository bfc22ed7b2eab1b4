"""What the front doors bring into the admin: feedback to answer, and the records of the accessibility statement."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from brand.choosing.snippets import KeepersChooserViewSet

from .feedback.units import answers_feedback
from .models import AccessibilityCheck, AccessibilityRecord
from .starting import StartPanel


class AccessibilityRecordViewSet(SnippetViewSet):
    model = AccessibilityRecord
    chooser_viewset_class = KeepersChooserViewSet
    icon = "glasses"
    list_display = ["__str__", "reviewed_on"]
    panels = [
        FieldPanel("level"),
        FieldRowPanel([FieldPanel("prepared_on"), FieldPanel("reviewed_on")]),
        FieldPanel("method"),
        FieldRowPanel([FieldPanel("method_sv"), FieldPanel("method_en")]),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("email")]),
        FieldRowPanel([FieldPanel("unit_sv"), FieldPanel("unit_en")]),
        InlinePanel("gaps", heading=_("Known gaps"), label=_("Known gap")),
    ]


class AccessibilityCheckViewSet(SnippetViewSet):
    model = AccessibilityCheck
    chooser_viewset_class = KeepersChooserViewSet
    icon = "check"
    list_display = ["made_on", "tool", "pages", "faults", "is_from_command"]
    panels = [
        FieldRowPanel([FieldPanel("made_on"), FieldPanel("method")]),
        FieldPanel("tool"),
        FieldRowPanel([FieldPanel("pages"), FieldPanel("faults")]),
        FieldPanel("findings"),
    ]


class AccessibilityViewSetGroup(SnippetViewSetGroup):
    """What the accessibility statement is made from."""

    menu_label = _("Accessibility of the site")
    menu_icon = "glasses"
    menu_order = 320
    items = (AccessibilityRecordViewSet, AccessibilityCheckViewSet)


register_snippet(AccessibilityViewSetGroup)


@hooks.register("construct_homepage_panels")
def start_panel(request, panels) -> None:
    panels.append(StartPanel(request))


@hooks.register("register_admin_urls")
def feedback_urls() -> list:
    return [path("feedback/", include("home.feedback.admin_urls"))]


class FeedbackMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return answers_feedback(request.user)


@hooks.register("register_admin_menu_item")
def feedback_menu_item() -> MenuItem:
    return FeedbackMenuItem(
        _("Feedback"), reverse_lazy("home_feedback"), name="feedback", icon_name="mail", order=160
    )


@hooks.register("register_log_actions")
def feedback_log_actions(actions) -> None:
    actions.register_action("home.feedback.answer", _("Answer feedback"), _("Feedback marked as answered"))
    actions.register_action("home.feedback.hand_over", _("Hand feedback over"), _("Feedback handed over"))
