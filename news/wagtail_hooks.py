"""In the admin: the vocabulary of topics, which the brand team keeps, and the log of public notices. And what holds
for the files of notices."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from brand.vocabulary import VocabularyViewSet

from .models import Topic
from .notices.report import NoticeLogView
from .notices.robots import mark_file_of_notice


class TopicViewSet(VocabularyViewSet):
    model = Topic
    menu_order = 310


register_snippet(TopicViewSet)


hooks.register("before_serve_document", mark_file_of_notice)


@hooks.register("register_admin_urls")
def notice_log_urls() -> list:
    return [path("reports/public-notices/", NoticeLogView.as_view(), name="news_notice_log")]


@hooks.register("register_reports_menu_item")
def notice_log_menu_item() -> MenuItem:
    return MenuItem(
        _("Log of public notices"), reverse_lazy("news_notice_log"), name="notice-log", icon_name="list-ul"
    )
