"""Those who answer: what waits, with its deadline; one piece, marked as answered or handed over."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.log_actions import log

from ..models import Feedback
from .forms import AnswerForm, HandOverForm
from .statistics import feedback_by_year
from .units import answers_feedback, feedback_of

ANSWERED_SHOWN = 50


@require_safe
def feedback_list(request: HttpRequest) -> HttpResponse:
    """What waits, the first deadline first, what has been answered, and how well the time was kept."""
    own = _own(request)
    context = {
        "waiting": own.open().select_related("municipality"),
        "answered": own.answered().select_related("municipality", "answered_by")[:ANSWERED_SHOWN],
        "years": feedback_by_year(request.user),
    }
    return render(request, "home/feedback/admin_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def feedback_item(request: HttpRequest, pk: int) -> HttpResponse:
    """One piece of feedback. Posting marks it as answered."""
    entry = get_object_or_404(_own(request).select_related("municipality"), pk=pk)
    if request.method == "POST" and entry.answered_at:
        return redirect("home_feedback_item", pk)
    form = AnswerForm(request.POST or None, instance=entry)
    if request.method == "POST" and form.is_valid():
        form.instance.answered_at, form.instance.answered_by = timezone.now(), request.user
        form.save()
        log(entry, "home.feedback.answer", user=request.user)
        messages.success(request, _("The feedback is marked as answered."))
        return redirect("home_feedback")
    context = {"feedback": entry, "form": form, "hand_over": HandOverForm(instance=entry)}
    return render(request, "home/feedback/admin_item.html", context)


@require_POST
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an unanswered piece to another unit, which is told of it. The deadline stays as it was."""
    entry = get_object_or_404(_own(request).open(), pk=pk)
    before = entry.municipality_id
    form = HandOverForm(request.POST, instance=entry)
    if not form.is_valid():
        messages.error(request, _("Choose who answers."))
        return redirect("home_feedback_item", pk)
    if entry.municipality_id != before:
        entry.told_stage = Feedback.Stage.NOTHING
        entry.save(update_fields=["municipality", "told_stage"])
        log(entry, "home.feedback.hand_over", user=request.user)
        messages.success(request, _("The feedback has been handed over."))
    return redirect("home_feedback")


def _own(request: HttpRequest):
    if not answers_feedback(request.user):
        raise PermissionDenied
    return feedback_of(request.user)
