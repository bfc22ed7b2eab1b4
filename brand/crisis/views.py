"""Raise a banner and take it down: one page in the admin, one press each."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.log_actions import log

from ..models import CrisisBanner
from .forms import BannerForm
from .scope import BannerScope, banner_scope

RECORDS_SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
def banners(request: HttpRequest) -> HttpResponse:
    """The banners that stand, the form for another, and those of the past."""
    scope = _scope(request)
    form = BannerForm(request.POST or None, scope=scope, user=request.user)
    if request.method == "POST" and form.is_valid():
        _raise(form, request)
        return redirect("brand_crisis")
    own = scope.banners().select_related("municipality", "raised_by", "taken_down_by", "page")
    standing = own.standing(timezone.now())
    context = {
        "form": form,
        "standing": standing,
        "past": own.exclude(pk__in=standing.values("pk"))[:RECORDS_SHOWN],
    }
    return render(request, "brand/crisis/banners.html", context)


@require_POST
def take_down(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a banner of one's own down. One that is gone already stays as it was."""
    with transaction.atomic():
        banner = get_object_or_404(_scope(request).banners().select_for_update(of=("self",)), pk=pk)
        if banner.is_standing:
            banner.taken_down_at, banner.taken_down_by = timezone.now(), request.user
            banner.save(update_fields=["taken_down_at", "taken_down_by"])
            log(banner, "brand.crisis.take_down", user=request.user)
    messages.success(request, _("The banner is down. Readers no longer see it."))
    return redirect("brand_crisis")


def _scope(request: HttpRequest) -> BannerScope:
    scope = banner_scope(request.user)
    if scope.is_empty:
        raise PermissionDenied
    return scope


@transaction.atomic
def _raise(form: BannerForm, request: HttpRequest) -> CrisisBanner:
    banner = form.save(commit=False)
    banner.raised_by = request.user
    banner.save()
    log(banner, "brand.crisis.raise", user=request.user)
    messages.success(request, _("The banner is up. Readers see it at once."))
    return banner
