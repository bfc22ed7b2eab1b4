"""Publishing a translation from the side-by-side editor: the same gate, told before anything is written."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation

from ..gate.guard import refuse_unfit
from ..gate.refusal import PublicationRefused
from ..models import BrandedPage
from .completeness import tracked_translation
from .rights import has_rights
from .state import state_of


def before_editing_a_translation(request: HttpRequest, page: Page) -> HttpResponse | None:
    """For Wagtail's hook, before wagtail-localize's own: refuses what may not be published, and says on opening
    how the translation stands to its original."""
    translation = tracked_translation(page)
    if translation is None:
        return None
    if request.method == "POST":
        if request.POST.get("action") == "publish":
            return refuse_or_pass(request, translation, page)
    elif request.method == "GET":
        tell_state(request, translation)
    return None


def refuse_or_pass(request: HttpRequest, translation: Translation, page: Page) -> HttpResponse | None:
    """The way back with the reasons, or None where the translation may be published. Raises PermissionDenied."""
    if not all(has_rights(request.user, one) for one in (translation.source.get_source_instance(), page)):
        raise PermissionDenied
    with telling_of_refusals(request, page) as outcome:
        check_fit(translation)
    return redirect(request.path) if outcome.is_refused else None


def check_fit(translation: Translation) -> None:
    """Raise PublicationRefused for a page whose translation, as it would be published, breaks a must rule."""
    page = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    if isinstance(page, BrandedPage):
        refuse_unfit(page)


def publish_translation(request: HttpRequest, translation: Translation) -> None:
    """Publish what is whole and fit; say of anything else why it stays as it was."""
    with telling_of_refusals(request, translation.get_target_instance()), transaction.atomic():
        check_fit(translation)
        translation.save_target(user=request.user, publish=True)


class Outcome:
    is_refused = False


@contextmanager
def telling_of_refusals(request: HttpRequest, target: Model) -> Iterator[Outcome]:
    """A refusal inside becomes messages: what, and each reason."""
    outcome = Outcome()
    try:
        yield outcome
    except ValidationError as refusal:
        outcome.is_refused = True
        reasons = refusal.reasons if isinstance(refusal, PublicationRefused) else refusal.messages
        title = target.get_admin_display_title() if isinstance(target, Page) else str(target)
        messages.error(request, _("The translation “%(title)s” was not published.") % {"title": title})
        for reason in reasons:
            messages.error(request, reason)


def tell_state(request: HttpRequest, translation: Translation) -> None:
    """A word on a translation that is behind its original, with the way to what changed."""
    state = state_of(translation)
    if state is None or state.is_up_to_date or not state.words:
        return
    if not (state.waiting and state.is_live):
        messages.info(request, state.words)
        return
    url = reverse("brand_translation_changes", args=[translation.pk])
    link = format_html('<a href="{}">{}</a>', url, _("See what has changed"))
    messages.warning(request, format_html("{} {}", state.words, link))
