"""Signing in. Mounted before the admin's own addresses, some of which these take the place of.

Of allauth's views only these have an address: nobody signs up, changes an e-mail address or signs in by code.
"""

from allauth.account import views as account_views
from allauth.mfa.base import views as factor_views
from allauth.mfa.recovery_codes import views as code_views
from allauth.mfa.totp import views as app_views
from allauth.socialaccount.providers.openid_connect import views as directory_views
from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.views.account import LogoutView
from wagtail.utils.urlpatterns import decorate_urlpatterns

from . import views
from .directory import go_to_directory, refusal

_addresses = [
    path("login/", views.SignInView.as_view(), name="account_login"),
    path("login/code/", factor_views.authenticate, name="mfa_authenticate"),
    path("login/inactive/", account_views.account_inactive, name="account_inactive"),
    path("login/directory/refused/", refusal, name="socialaccount_login_cancelled"),
    path("login/directory/<str:provider_id>/", go_to_directory, name="openid_connect_login"),
    path(
        "login/directory/<str:provider_id>/callback/",
        directory_views.callback,
        name="openid_connect_callback",
    ),
    path("login/again/", account_views.reauthenticate, name="account_reauthenticate"),
    path("login/again/code/", factor_views.reauthenticate, name="mfa_reauthenticate"),
    # Without the admin's own question whether one may enter: everybody may leave.
    path("logout/", LogoutView.as_view(), name="account_logout"),
    path("second-step/", factor_views.index, name="mfa_index"),
    path("second-step/app/", views.SetUpView.as_view(), name="mfa_activate_totp"),
    path("second-step/app/remove/", app_views.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-step/codes/", code_views.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-step/codes/new/", code_views.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("second-step/codes/file/", code_views.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("invitation/<str:token>/", views.InvitationView.as_view(), name="brand_invitation"),
    path(
        "password_reset/confirm/<uidb64>/<token>/",
        views.NewPasswordView.as_view(),
        name="wagtailadmin_password_reset_confirm",
    ),
]
# They hold secrets, and depend on who asks.
urlpatterns = decorate_urlpatterns(_addresses, never_cache)
