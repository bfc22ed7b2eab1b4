"""Taking a suggested mend: the server puts it into the draft, in the very place where the finding is."""

import hashlib
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.blocks import StreamValue
from wagtail.models import Page

from ..models import BrandedPage
from ..rulebook import Finding, evaluate
from ..rulebook.active import active_rulebook


def key_of(finding: Finding) -> str:
    """A short name for a finding, the same as long as its rule, place and words are."""
    parts = (finding.rule_id, finding.field, finding.block, finding.words, finding.mend or "")
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@require_POST
def take_mend(request: HttpRequest, page_id: int) -> JsonResponse:
    """Mend the finding named in the request in the page's latest draft. Only what the rulebook itself suggests now
    is written: the request brings no text of its own."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, BrandedPage):
        raise Http404
    if not page.permissions_for_user(request.user).can_edit() or _is_locked(page, request.user):
        raise PermissionDenied
    draft = page.get_latest_revision_as_object()
    finding = _find(draft, request.POST.get("finding", ""))
    if finding is None or not put_mend(draft, finding):
        message = _("The text has changed since the advice was given. Look at the guideline panel again.")
        return JsonResponse({"message": message}, status=409)
    draft.save_revision(user=request.user, log_action=True)
    return JsonResponse({"message": _("Mended.")})


def _is_locked(page: Page, user) -> bool:
    lock = page.get_lock()
    return lock is not None and lock.for_user(user)


def _find(draft: BrandedPage, key: str) -> Finding | None:
    findings = evaluate(draft, active_rulebook(), timezone.localdate())
    return next((one for one in findings if one.mend is not None and one.words and key_of(one) == key), None)


def put_mend(page: BrandedPage, finding: Finding) -> bool:
    """Replace the finding's words by its mend in the page in memory. False where the words aren't there."""
    value = getattr(page, finding.field, None)
    if isinstance(value, str):
        mended = value.replace(finding.words, finding.mend, 1)
        setattr(page, finding.field, mended)
        return mended != value
    if isinstance(value, StreamValue):
        raw, changed = _mended(value.get_prep_value(), finding)
        setattr(page, finding.field, StreamValue(value.stream_block, raw, is_lazy=True))
        return changed
    return False


def _mended(raw: Any, finding: Finding, inside: bool = False) -> tuple[Any, bool]:
    """A copy of stream data in which the words are replaced, once, within the finding's block."""
    if isinstance(raw, str):
        return (raw.replace(finding.words, finding.mend, 1), finding.words in raw) if inside else (raw, False)
    if isinstance(raw, dict):
        inside = inside or not finding.block or raw.get("id") == finding.block
        items = list(raw.items())
    elif isinstance(raw, list):
        items = list(enumerate(raw))
    else:
        return raw, False
    for key, value in items:
        if key in ("id", "type"):
            continue
        mended, changed = _mended(value, finding, inside)
        if changed:
            return (
                {**raw, key: mended} if isinstance(raw, dict) else [*raw[:key], mended, *raw[key + 1 :]]
            ), True
    return raw, False
