"""The forms of signing in, with plain words and the site's fields."""

from allauth.account.forms import ReauthenticateForm as AllauthPasswordAgainForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.contrib.auth.forms import SetPasswordForm
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm

from ..languages import admin_language_of


def dress(field, **attributes: str) -> None:
    """Give a form field the site's looks, and no text inside it that vanishes when one writes."""
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= {"class": "field"} | attributes


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
        dress(self.fields["username"], autocomplete="username", inputmode="email")
        dress(self.fields["password"], autocomplete="current-password")


class AskForLinkForm(PasswordResetForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        dress(self.fields["email"])

    def send_mail(self, subject_template_name, email_template_name, context, *args, **kwargs):
        """The link in the language of whom it is for, whatever page asked for it."""
        with translation.override(admin_language_of(context["user"])):
            super().send_mail(subject_template_name, email_template_name, context, *args, **kwargs)


class NewPasswordForm(SetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            dress(field)


class PasswordAgainForm(AllauthPasswordAgainForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")
        dress(self.fields["password"], autocomplete="current-password")


class CodeForm(AuthenticateForm):
    """A code of the telephone's, or one of the recovery codes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code")
        dress(self.fields["code"], autocapitalize="off", spellcheck="false", autofocus="")


class CodeAgainForm(ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code")
        dress(self.fields["code"], autocapitalize="off", spellcheck="false", autofocus="")


class FirstCodeForm(ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The code that the app shows now")
        dress(self.fields["code"], inputmode="numeric")
