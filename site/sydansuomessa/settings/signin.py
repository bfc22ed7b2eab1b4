"""Signing in: how often one may try, and what is asked of whom. Why: docs/decisions/0017-sign-in.md."""

from datetime import timedelta
from urllib.parse import urlsplit

from .environment import Environment

LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"

# Guessing: so many failures of one name within the time below. brand/signin/throttling.py adds the limit of an address.
AXES_HANDLER = "brand.signin.throttling.ThrottleHandler"
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
# Whoever has an account of their own could otherwise wash their address clean with it, again and again.
AXES_RESET_ON_SUCCESS = False
# An attempt while the door is shut changes nothing: neither the count nor the time.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "brand.signin.throttling.typed_name"
AXES_CLIENT_IP_CALLABLE = "brand.client_address.client_address"
AXES_LOCKOUT_CALLABLE = "brand.signin.throttling.locked_out"
# What happened is in the audit log. Axes keeps the failures that still count, and no names in the server's log.
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "email", "ip_address"]
AXES_ENABLE_ADMIN = False

WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "brand.signin.forms.AskForLinkForm"  # noqa: S105 - a class
# Nobody knows or sets another's password: whoever adds a person sends them an invitation.
WAGTAILUSERS_PASSWORD_ENABLED = False

# The second step. On unless a settings module says otherwise: whoever may publish needs it.
SECOND_FACTOR_REQUIRED = True
MFA_ADAPTER = "brand.signin.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
# Telephones' clocks: a code is taken for half a minute more to either side.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "brand.signin.forms.CodeForm",
    "reauthenticate": "brand.signin.forms.CodeAgainForm",
    "activate_totp": "brand.signin.forms.FirstCodeForm",
}

# allauth brings the steps; accounts are made by invitation, and an address belongs to its account.
ACCOUNT_ADAPTER = "brand.signin.adapters.SignInAdapter"
ACCOUNT_FORMS = {"reauthenticate": "brand.signin.forms.PasswordAgainForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# Whom the site or the directory has made an account for has no address to confirm.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Guessing passwords is axes's part; allauth slows guessing of codes down.
ACCOUNT_RATE_LIMITS = {"login": None}

# A municipality's own directory; which one, the environment says.
SOCIALACCOUNT_ADAPTER = "brand.signin.directory.DirectoryAdapter"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False


def directory_settings(environment: Environment) -> dict:
    """The settings of signing in by OpenID Connect; without OIDC_SERVER_URL there is no such way in."""
    apps = [
        {
            "provider_id": "directory",
            "name": environment.oidc_name,
            "client_id": environment.oidc_client_id,
            "secret": environment.oidc_client_secret,
            "settings": {"server_url": environment.oidc_server_url},
        }
    ]
    is_on = bool(environment.oidc_server_url)
    return {
        "SOCIALACCOUNT_PROVIDERS": {
            "openid_connect": {"APPS": apps if is_on else [], "OAUTH_PKCE_ENABLED": True}
        },
        "DIRECTORY_NAME": environment.oidc_name if is_on else "",
        "DIRECTORY_ORIGIN": _origin(environment.oidc_server_url) if is_on else "",
        "DIRECTORY_GROUPS_CLAIM": environment.oidc_groups_claim,
        "DIRECTORY_GROUPS": environment.oidc_groups,
    }


def _origin(address: str) -> str:
    """Scheme, host and port of a web address, as a content security policy names them."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
