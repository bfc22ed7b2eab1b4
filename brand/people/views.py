"""List, add, rename and shut out the people of one's own municipality."""

from functools import cached_property

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import PasswordResetForm
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.log_actions import log

from ..models import User
from .forms import NewPersonForm, PersonForm
from .scope import municipality_led_by, people_of


class LedByUser:
    """Mix in before a view: for a chief editor, and over their own people only."""

    model = User
    index_url_name = "brand_people"
    add_url_name = "brand_people_add"
    edit_url_name = "brand_people_edit"
    header_icon = "group"

    # Wagtail's policy for users isn't asked: it knows no groups.
    permission_policy = None

    def dispatch(self, request, *args, **kwargs):
        self.municipality = municipality_led_by(request.user)
        if self.municipality is None:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return people_of(self.municipality).order_by("last_name", "first_name")

    def get_base_queryset(self):
        return self.get_queryset()

    def get_page_subtitle(self) -> str:
        return self.municipality.name


class PeopleView(LedByUser, generic.IndexView):
    page_title = _("People")
    add_item_label = _("Add a person")
    default_ordering = "last_name"

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn(
                "name",
                label=_("Name"),
                accessor=str,
                get_url=lambda user: reverse(self.edit_url_name, args=[user.pk]),
            ),
            Column("email", label=_("E-mail address")),
            BooleanColumn("is_active", label=_("May sign in")),
            DateColumn("last_login", label=_("Last signed in")),
        ]


class AddPersonView(LedByUser, generic.CreateView):
    page_title = _("Add a person")
    form_class = NewPersonForm
    success_message = _("“%(object)s” has been added and sent a letter about choosing a password.")

    @transaction.atomic
    def save_instance(self) -> User:
        user = super().save_instance()
        user.groups.set([self.municipality.editors])
        transaction.on_commit(lambda: self._send_letter(user))
        return user

    def _send_letter(self, user: User) -> None:
        letter = PasswordResetForm({"email": user.email})
        if letter.is_valid():
            letter.save(
                request=self.request,
                subject_template_name="brand/people/welcome_subject.txt",
                email_template_name="brand/people/welcome.txt",
                use_https=self.request.is_secure(),
                from_email=settings.DEFAULT_FROM_EMAIL,
            )


class EditPersonView(LedByUser, generic.EditView):
    form_class = PersonForm
    success_message = _("“%(object)s” has been saved.")

    def get_object(self, queryset=None) -> User:
        return super().get_object(self.get_queryset())

    def save_instance(self) -> User:
        """Who may no longer sign in is out at once, by token too: Wagtail asks for an active user each time."""
        user = super().save_instance()
        if "is_active" in self.form.changed_data:
            action = "brand.person.let_in" if user.is_active else "brand.person.shut_out"
            log(user, action, user=self.request.user)
        return user
