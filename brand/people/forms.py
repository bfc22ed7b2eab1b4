from django import forms
from django.contrib.auth.models import Group
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from ..models import User
from .scope import Circle


class _OfCircle(WagtailAdminModelForm):
    """Who somebody is. Rights aren't asked for, groups only of who looks after several: none can be posted."""

    def __init__(self, *args, circle: Circle, **kwargs):
        super().__init__(*args, **kwargs)
        self.circle = circle
        for name in ("first_name", "last_name"):
            self.fields[name].required = True
        if circle.is_everybody:
            self.fields["groups"] = forms.ModelMultipleChoiceField(
                queryset=self._groups_to_choose(),
                initial=self.instance.groups.all() if self.instance.pk else None,
                widget=forms.CheckboxSelectMultiple,
                label=_("Groups"),
                required=self.instance.pk is None,
                help_text=_("A group gives what its members may do, and where."),
            )

    def _groups_to_choose(self):
        if self.instance.pk is None:
            return self.circle.groups
        # Groups of another making are shown, so that saving doesn't lose them.
        chosen = Q(pk__in=self.circle.groups.values("pk")) | Q(pk__in=self.instance.groups.values("pk"))
        return Group.objects.filter(chosen).order_by("name")

    def _save_groups(self, user: User) -> None:
        if "groups" in self.fields:
            user.groups.set(self.cleaned_data["groups"])


class NewPersonForm(_OfCircle):
    class Meta:
        model = User
        fields = ["first_name", "last_name", "email"]

    def save(self, commit=True):
        """A new person has no password: they choose their own by the letter they are sent."""
        self.instance.set_unusable_password()
        user = super().save(commit)
        if self.circle.is_everybody:
            self._save_groups(user)
        else:
            user.groups.set(self.circle.groups)
        return user


class PersonForm(_OfCircle):
    """The same, and whether they may still sign in. The address stays: who changes it takes over the account."""

    class Meta:
        model = User
        fields = ["first_name", "last_name", "is_active"]

    def __init__(self, *args, is_self: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if is_self:
            # Nobody shuts themselves out by a slip.
            for name in ("is_active", "groups"):
                self.fields.pop(name, None)

    def save(self, commit=True):
        user = super().save(commit)
        self._save_groups(user)
        return user
