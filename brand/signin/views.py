"""The door: one sign-in for the admin and for pages that only some may see."""

from django.contrib.auth.forms import SetPasswordForm
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm
from wagtail.admin.views.account import LoginView, PasswordResetConfirmView

from .throttling import forget_failures


class SignInForm(LoginForm):
    """Wagtail's form, in plainer words. Whether the address exists is never said."""

    error_messages = {
        **LoginForm.error_messages,
        "invalid_login": _(
            "The e-mail address and the password don't go together. Check both; capital letters count in the "
            "password."
        ),
    }

    def __init__(self, request=None, *args, **kwargs):
        super().__init__(request, *args, **kwargs)
        self.fields["username"].label = _("E-mail address")
        self.fields["password"].label = _("Password")
        self.fields["remember"].label = _("Keep me signed in on this device")
        for name, autocomplete, mode in (
            ("username", "username", "email"),
            ("password", "current-password", ""),
        ):
            attributes = self.fields[name].widget.attrs
            attributes.pop("placeholder", None)
            attributes |= {"class": "field", "autocomplete": autocomplete}
            if mode:
                attributes["inputmode"] = mode


class SignInView(LoginView):
    """At the address of Wagtail's own, in its place."""

    template_name = "brand/signin/sign_in.html"

    def get_form_class(self):
        return SignInForm


def to_the_door(request):
    """For the other addresses at which a framework would let somebody in: there is one door."""
    address = redirect("wagtailadmin_login").url
    wanted = request.GET.get("next", "")
    return redirect(f"{address}?{urlencode({'next': wanted})}" if wanted else address)


class NewPasswordForm(SetPasswordForm):
    """Django's, with the site's fields."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "field"


class AskForLinkForm(PasswordResetForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].widget.attrs["class"] = "field"


class NewPasswordView(PasswordResetConfirmView):
    """Wagtail's own at its own address. Who has the mail is let in again, whoever guessed before."""

    form_class = NewPasswordForm

    def form_valid(self, form):
        response = super().form_valid(form)
        forget_failures(self.user.email)
        return response
