"""List, invite, rename and shut out the people that one looks after."""

from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log

from ..models import User
from ..signin.second_factor import has_second_factor, take_away
from .forms import NewPersonForm, PersonForm
from .invitations import awaits_invitation, invite
from .scope import circle_of


class LedByUser:
    """Mix in before a view: for who looks after people, and over these people only."""

    model = User
    index_url_name = "brand_people"
    add_url_name = "brand_people_add"
    edit_url_name = "brand_people_edit"
    header_icon = "group"

    # Wagtail's policy for users isn't asked: it knows no groups.
    permission_policy = None

    def dispatch(self, request, *args, **kwargs):
        self.circle = circle_of(request.user)
        if self.circle is None:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return self.circle.people.order_by("last_name", "first_name")

    def get_base_queryset(self):
        return self.get_queryset()


class PeopleView(LedByUser, generic.IndexView):
    page_title = _("People")
    add_item_label = _("Invite a person")
    default_ordering = "last_name"

    def get_page_subtitle(self) -> str:
        return self.circle.name

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
    page_title = _("Invite a person")
    form_class = NewPersonForm
    submit_button_label = _("Send the invitation")
    submit_button_active_label = _("Sending…")
    success_message = _("“%(object)s” has been added and sent a letter about choosing a password.")

    def get_page_subtitle(self) -> str:
        """None: the title says it all."""
        return ""

    def get_breadcrumbs_items(self) -> list[dict]:
        *way, here = super().get_breadcrumbs_items()
        return [*way, here | {"label": self.page_title}]

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"circle": self.circle}

    @transaction.atomic
    def save_instance(self) -> User:
        user = super().save_instance()
        invite(user, self.request.user)
        return user


class EditPersonView(LedByUser, generic.EditView):
    form_class = PersonForm
    success_message = _("“%(object)s” has been saved.")

    def get_object(self, queryset=None) -> User:
        return super().get_object(self.get_queryset())

    def get_form_kwargs(self) -> dict:
        is_self = self.object == self.request.user
        return super().get_form_kwargs() | {"circle": self.circle, "is_self": is_self}

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = super().header_more_buttons
        args = [self.object.pk]
        if awaits_invitation(self.object):
            url = reverse("brand_people_invite", args=args)
            buttons.append(Button(_("Send a new invitation"), url=url, icon_name="mail"))
        if may_take_away_factor(self.circle, self.request.user, self.object):
            url = reverse("brand_people_second_step", args=args)
            buttons.append(Button(_("Take the second step of signing in away"), url=url, icon_name="key"))
        return buttons

    @transaction.atomic
    def save_instance(self) -> User:
        """Who may no longer sign in is out at once, by token too: Wagtail asks for an active user each time."""
        user = super().save_instance()
        if "is_active" in self.form.changed_data:
            action = "brand.person.let_in" if user.is_active else "brand.person.shut_out"
            log(user, action, user=self.request.user)
        return user


def may_take_away_factor(circle, by: User, person: User) -> bool:
    """The brand team, and nobody their own: a stolen session would be enough."""
    return circle.is_everybody and by != person and has_second_factor(person)


class ConfirmView(LedByUser, WagtailAdminTemplateMixin, TemplateView):
    """One deed over one person, asked about first."""

    template_name = "brand/people/confirm.html"
    explanation = button = ""

    def dispatch(self, request, *args, **kwargs):
        self.kwargs = kwargs
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def person(self) -> User:
        person = get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])
        if not self.is_possible(person):
            raise Http404
        return person

    def get_page_subtitle(self) -> str:
        return str(self.person)

    def get_breadcrumbs_items(self) -> list[dict]:
        """None, as on Wagtail's own pages that ask: the header then says what is asked, and of whom."""
        return []

    def get_context_data(self, **kwargs) -> dict:
        edit_url = reverse(self.edit_url_name, args=[self.person.pk])
        return super().get_context_data(**kwargs) | {"edit_url": edit_url}

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        messages.success(request, self.do(self.person))
        return redirect(self.edit_url_name, self.person.pk)


class InviteAgainView(ConfirmView):
    page_title = _("Send a new invitation")
    explanation = _("They are sent a new link for choosing a password. The earlier one stops working.")
    button = _("Send a new invitation")

    def is_possible(self, person: User) -> bool:
        return awaits_invitation(person)

    def do(self, person: User) -> str:
        invite(person, self.request.user)
        return gettext("A new invitation is on its way to %(address)s.") % {"address": person.email}


class TakeSecondStepAwayView(ConfirmView):
    page_title = _("Take the second step of signing in away")
    explanation = _(
        "For somebody who has lost their telephone and their recovery codes. Be sure that it is they who ask: "
        "telephone or meet them. They are told by mail, and set up a new second step when they next sign in."
    )
    button = _("Take it away")

    def is_possible(self, person: User) -> bool:
        return may_take_away_factor(self.circle, self.request.user, person)

    def do(self, person: User) -> str:
        take_away(person, self.request.user)
        return gettext("The second step has been taken away.")
