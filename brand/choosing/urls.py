"""Mounted before the admin's own addresses, whose place these take."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from . import views

_addresses = [
    path("choose-page/", views.BrowsePages.as_view()),
    path("choose-page/<int:parent_page_id>/", views.BrowsePages.as_view()),
    path("choose-page/search/", views.SearchPages.as_view()),
    path("choose-page/chosen-multiple/", views.ChosenPages.as_view()),
    path("choose-external-link/", views.PageByAddress.as_view()),
]
urlpatterns = decorate_urlpatterns(decorate_urlpatterns(_addresses, require_admin_access), never_cache)
