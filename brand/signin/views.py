"""The door: one sign-in for the admin and for pages that only some may see."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.mfa.totp.views import ActivateTOTPView
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin.views.account import LoginView, PasswordResetConfirmView
from wagtail.log_actions import log

from ..people.invitations import invited_by_token
from .forms import NewPasswordForm, SignInForm
from .second_factor import PROVED
from .throttling import forget_failures


class SignInView(LoginView):
    """At the address of Wagtail's own, in its place. The password is the first step; allauth knows the next."""

    template_name = "brand/signin/sign_in.html"

    def get_form_class(self):
        return SignInForm

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | {"directory": settings.DIRECTORY_NAME}

    def form_valid(self, form):
        """Whoever has a second factor is asked for it before they are signed in."""
        self.request.session.set_expiry(settings.SESSION_COOKIE_AGE if form.cleaned_data["remember"] else 0)
        user = form.get_user()
        login = Login(user=user, redirect_url=self.get_success_url())
        return perform_password_login(self.request, {"email": user.email}, login)


class SetUpView(ActivateTOTPView):
    """allauth's own; the session in which the first code was written has shown the second factor."""

    def form_valid(self, form):
        response = super().form_valid(form)
        self.request.session[PROVED] = self.request.user.pk
        return response


class NewPasswordView(PasswordResetConfirmView):
    """Wagtail's own at its own address. Who has the mail is let in again, whoever guessed before."""

    form_class = NewPasswordForm

    def form_valid(self, form):
        response = super().form_valid(form)
        forget_failures(self.user.email)
        return response


class InvitationView(FormView):
    """Choose the first password, by the link that an invitation holds."""

    template_name = "brand/signin/invitation.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("account_login")

    @cached_property
    def person(self):
        return invited_by_token(self.kwargs["token"])

    def get(self, request, *args, **kwargs):
        if self.person is None:
            return render(request, self.template_name, {"validlink": False}, status=410)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if self.person is None:
            return self.get(request, *args, **kwargs)
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"user": self.person}

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | {"validlink": True}

    def form_valid(self, form):
        person = form.save()
        log(person, "brand.person.accepted", user=person)
        messages.success(self.request, _("Your password is saved. Sign in with it."))
        return super().form_valid(form)


def to_the_door(request):
    """For the other addresses at which a framework would let somebody in: there is one door."""
    address = redirect("account_login").url
    wanted = request.GET.get("next", "")
    return redirect(f"{address}?{urlencode({'next': wanted})}" if wanted else address)
