"""Each letter that a person causes is in the language of the one who reads it: the chosen one, else the site's,
whatever the one who causes it speaks."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from brand.assets.publishing import Content, publish_version
from brand.models import BrandAsset, Municipality, Picture, User
from brand.signin.second_factor import take_away
from home.models import Feedback
from tests.brand.gate.unfit import FIT, form, new_draft, speaks
from tests.builders import municipality_page
from tests.people import account, signed_in

pytestmark = pytest.mark.django_db
CHIEF, EDITOR, BRAND, STAFF = (
    "paatoimittaja@karstula.example",
    "viestija@karstula.example",
    "brandi@sydansuomessa.example",
    "hanke@sydansuomessa.example",
)


def submit_a_page() -> None:
    """Karstula's communicator asks the chief editor to approve."""
    municipality = municipality_page("karstula").record
    municipality.publishing = Municipality.Publishing.APPROVER
    municipality.save()
    page = new_draft(municipality_page("karstula"), FIT)
    signed_in(EDITOR).post(f"/admin/pages/{page.pk}/edit/", form(FIT) | {"action-submit": "action-submit"})


def give_feedback() -> None:
    karstula = Municipality.objects.get(slug="karstula")
    Feedback.objects.create(
        form_key="avain",
        kind="accessibility",
        message="Kuvalla ei ole tekstivastinetta.",
        language="fi",
        municipality=karstula,
        received_at=timezone.now(),
    )
    call_command("tend_feedback", verbosity=0)


def supersede_a_file() -> None:
    asset = BrandAsset.objects.create(
        slug="ohje", kind="guideline", title="Kuvausohje", terms="Kaikille vapaa."
    )
    publish_version(asset, [Content("pdf", b"%PDF-1.7 vanha")])
    staff = signed_in(STAFF)
    staff.post("/lataa/kerro/ohje", {"kerro": "1"})
    publish_version(asset, [Content("pdf", b"%PDF-1.7 uusi")])
    call_command("tell_superseded", verbosity=0)


def let_a_licence_run_short() -> None:
    end = timezone.localdate() + timedelta(days=3)
    Picture.objects.filter(title="Tori joulun alla").update(licence_until=end)
    call_command("picture_rights", verbosity=0)


def lose_a_telephone() -> None:
    """The brand team takes away what somebody signed in with."""
    person = account(EDITOR)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    take_away(person, by=account(BRAND))


def ask_for_a_password() -> None:
    Client().post("/admin/password_reset/", {"email": EDITOR})


LETTERS = {
    "feedback": (give_feedback, CHIEF, lambda: _("New feedback %(number)s about the site")),
    "a superseded file": (supersede_a_file, STAFF, lambda: _("A new version: %(title)s")),
    "rights": (let_a_licence_run_short, CHIEF, lambda: _("Pictures whose licence or consent runs out")),
    "second factor": (
        lose_a_telephone,
        EDITOR,
        lambda: _("Your sign-in has been changed"),
    ),
    "password": (ask_for_a_password, EDITOR, lambda: _("Password reset")),
    "workflow": (submit_a_page, CHIEF, lambda: ""),
}


@pytest.mark.parametrize("chosen", ["", "sv", "en"], ids=lambda chosen: chosen or "none chosen")
@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_speaks_its_reader_s_language(
    letter, chosen, mailoutbox, django_capture_on_commit_callbacks
):
    cause, reader, subject = LETTERS[letter]
    for email in User.objects.exclude(email=reader).values_list("email", flat=True):
        speaks(email, "sv")
    if chosen:
        speaks(reader, chosen)
    with translation.override("sv"), django_capture_on_commit_callbacks(execute=True):
        cause()
    (sent,) = [each for each in mailoutbox if each.to == [reader]]
    language = chosen or "fi"
    with translation.override(language):
        fixed = subject().split("%(")[0]
    assert sent.subject.startswith(fixed) if fixed else SUBMITTED[language] in sent.subject + sent.body


# Wagtail's own words of the letter about a page that waits for approval.
SUBMITTED = {"fi": "Sivu", "sv": "Sidan", "en": "The page"}
