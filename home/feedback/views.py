"""The reader's side: a form that sets no cookie, and the word of thanks."""

from urllib.parse import urlsplit

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from brand.frame.site_frame import SiteFrame
from brand.languages import current_language

from ..models.feedback import DAYS_KEPT_AFTER_ANSWER, DAYS_TO_ANSWER, Feedback
from .form_key import KeyState, new_form_key, read_form_key
from .forms import FeedbackForm
from .guards import FROM_ONE_ADDRESS, count_sent, has_sent_too_much, is_from_here

PAGE = "sivu"
TOO_MUCH = 429
PERIODS = {"days_to_answer": DAYS_TO_ANSWER, "days_kept": DAYS_KEPT_AFTER_ANSWER}


# Django's own check needs a cookie, and a reader's visit sets none. What stands in its place: the form's signed key
# and where the browser says that the form came from. The view acts with nobody's rights, signed in or not.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    """Show the form; take it, or show it again with what is to be mended and all that was written."""
    if request.method != "POST":
        return _shown(request, FeedbackForm(initial=_asked_about(request)), new_form_key())
    form = FeedbackForm(request.POST)
    state, identity = read_form_key(request.POST.get("form_key", ""))
    refusal, status = _refusal(request, state)
    if refusal and not (identity and _is_received(identity)):
        form.is_valid()
        form.errors.setdefault(NON_FIELD_ERRORS, form.error_class()).append(refusal)
        kept = request.POST.get("form_key", "") if state is KeyState.TOO_QUICK else new_form_key()
        return _shown(request, form, kept, status)
    if not form.is_valid():
        return _shown(request, form, request.POST["form_key"], 422)
    _receive(form, identity, request)
    return redirect("feedback_thanks")


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """What happens next."""
    return render(request, "home/feedback/thanks.html", PERIODS)


def _refusal(request: HttpRequest, state: KeyState) -> tuple[str, int]:
    """Why the form isn't taken, in words for a person, with the answer's status; empty where it is."""
    if not is_from_here(request) or state is KeyState.STRANGE:
        return _("The form didn't come from this page. Check what you wrote and send it again."), 403
    if state is KeyState.EXPIRED:
        return _("The form had been open for long. Check what you wrote and send it again."), 403
    if state is KeyState.TOO_QUICK:
        return _("That was quick. Check what you wrote and send it again."), 422
    if has_sent_too_much(request):
        return _("There has been much feedback within an hour. Wait for a while and send it again."), TOO_MUCH
    return "", 200


def _asked_about(request: HttpRequest) -> dict[str, str]:
    """What the link to the form says of the page that it stands on."""
    try:
        path = urlsplit(request.GET.get(PAGE, "")[:500]).path
    except ValueError:  # no address at all: "//[", say
        return {}
    if not path.startswith("/") or not path.isprintable():
        return {}
    slugs = {link.municipality.slug for link in SiteFrame.of(request).municipalities}
    municipality = next((part for part in path.split("/") if part in slugs), "")
    return {"page_address": path, "municipality": municipality}


def _is_received(identity: str) -> bool:
    return Feedback.objects.filter(form_key=identity).exists()


def _receive(form: FeedbackForm, identity: str, request: HttpRequest) -> None:
    """Keep the feedback; one that was sent twice is kept once."""
    entry = form.save(commit=False)
    entry.form_key, entry.language = identity, current_language()
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError:
        if not _is_received(identity):
            raise
        return
    count_sent(request)


def _shown(request: HttpRequest, form: FeedbackForm, form_key: str, status: int = 200) -> HttpResponse:
    context = {"form": form, "form_key": form_key, **PERIODS}
    response = render(request, "home/feedback/form.html", context, status=status)
    if status == TOO_MUCH:
        response["Retry-After"] = str(FROM_ONE_ADDRESS.seconds_left())
    return response
