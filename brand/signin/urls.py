"""Signing in. Mounted before the admin's own addresses, some of which these take the place of."""

from django.urls import path

from . import views

urlpatterns = [
    path("login/", views.SignInView.as_view(), name="account_login"),
    path(
        "password_reset/confirm/<uidb64>/<token>/",
        views.NewPasswordView.as_view(),
        name="wagtailadmin_password_reset_confirm",
    ),
]
