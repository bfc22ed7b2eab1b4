from django.contrib.auth.hashers import make_password
from django.utils.crypto import get_random_string
from wagtail.admin.forms import WagtailAdminModelForm

from ..models import User


class NewPersonForm(WagtailAdminModelForm):
    """Who somebody is. Rights and groups aren't asked for, so none can be posted."""

    class Meta:
        model = User
        fields = ["first_name", "last_name", "email"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):
            self.fields[name].required = True

    def save(self, commit=True):
        """A new person gets a password that nobody knows: they choose their own by the letter they are sent."""
        if self.instance.pk is None:
            self.instance.password = make_password(get_random_string(64))
        return super().save(commit)


class PersonForm(NewPersonForm):
    """The same, and whether they may still sign in. The address stays: who changes it takes over the account."""

    class Meta:
        model = User
        fields = ["first_name", "last_name", "is_active"]
