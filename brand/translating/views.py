"""wagtail-localize's views, asking for more. Each takes the address of the one it is made from."""

import json
from collections.abc import Iterable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django.views.i18n import JavaScriptCatalog
from rest_framework.exceptions import PermissionDenied as ApiPermissionDenied
from wagtail.admin.localization import get_localized_response
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.permissions import get_permission_name
from wagtail.whitelist import check_url
from wagtail_localize.models import SegmentOverride, Translation
from wagtail_localize.views import convert, edit_translation, snippets_api
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.submit_translations import SubmitPageTranslationView, SubmitSnippetTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from ..references import check_references
from ..typography import quoted
from .changes import changes_of
from .fidelity import check_place
from .following import bring_after, translations_of
from .po_file import Reading, read_po_file, shorten, take_in
from .publishing import publish_translation, telling_of_refusals
from .rights import RightfulTranslationCreator, has_rights, keeps_identity, may_translate


class SubmitRightfully:
    """Mix in before a submit view of wagtail-localize's."""

    def dispatch(self, request, *args, **kwargs):
        if not has_rights(request.user, self.get_object()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @transaction.atomic
    def form_valid(self, form):
        locales = list(form.cleaned_data["locales"])
        if closed := [one for one in locales if not may_translate(self.request.user, self.object, one)]:
            return self._refuse(form, closed)
        creator = RightfulTranslationCreator(self.request.user, locales)
        creator.create_translations(self.object)
        if isinstance(self.object, Page) and form.cleaned_data["include_subtree"]:
            creator.create_below(self.object)
        if self.components is not None:
            self.components.save(creator, sources_and_translations=creator.mappings)
        messages.success(self.request, self.get_success_message(_names_of(locales)))
        only = self.object.get_translation(locales[0]) if len(locales) == 1 else None
        return redirect(self.get_success_url() or self.get_default_success_url(only))

    def _refuse(self, form, locales: list[Locale]):
        form.add_error(
            "locales",
            _(
                "You may not publish in this place in: %(languages)s. Ask the brand team to translate the page above."
            )
            % {"languages": _names_of(locales)},
        )
        return self.render_to_response(self.get_context_data() | {"form": form})


def _names_of(locales: list[Locale]) -> str:
    return ", ".join(str(locale.get_display_name()) for locale in locales)


class SubmitPage(SubmitRightfully, SubmitPageTranslationView):
    """Translate a page, perhaps with all below it."""


class SubmitSnippet(SubmitRightfully, SubmitSnippetTranslationView):
    """Translate a snippet."""


class UpdateTranslations(UpdateTranslationsView):
    """Bring the translations up to date with their source, and publish them where asked to."""

    def dispatch(self, request, *args, **kwargs):
        source = self.get_object()
        written = [
            translation.get_target_instance()
            for translation in source.translations.filter(enabled=True).select_related("target_locale")
        ]
        if not all(has_rights(request.user, one) for one in (source.get_source_instance(), *written)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @transaction.atomic
    def form_valid(self, form):
        """Take the original as it is now; publish the translations only where they are whole and fit."""
        self.object.update_from_db()
        for translation, target in translations_of(self.object):
            if form.cleaned_data["publish_translations"]:
                publish_translation(self.request, translation)
            elif getattr(target, "live", False):
                with telling_of_refusals(self.request, target):
                    bring_after(translation, target, self.request.user)
            self.object.update_target_view_restrictions(translation.target_locale)
        messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url() or self.get_default_success_url())


def convert_to_alias(request, page_id: int):
    """Make a translation an alias again. An alias is as live as its source, so this may publish."""
    page = get_object_or_404(Page, pk=page_id, alias_of=None)
    if not has_rights(request.user, page):
        raise PermissionDenied
    return convert.convert_to_alias(request, page_id)


@require_POST
def stop_translation(request, translation_id: int):
    """Let a translation go its own way. A translator may not: everything of the page would then be theirs."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if not edit_translation.user_can_edit_instance(request.user, translation.get_target_instance()):
        raise PermissionDenied
    if not keeps_identity(request.user):
        messages.error(
            request,
            _(
                "A translation follows its original. If it must go its own way, ask the brand team to release it."
            ),
        )
        return redirect(
            get_valid_next_url_from_request(request) or translation.get_target_instance_edit_url()
        )
    return edit_translation.stop_translation(request, translation_id)


def before_moving_a_translation(request, page: Page, destination: Page):
    """For Wagtail's hook: the way back with the reason, where a translation would leave its original's place."""
    try:
        check_place(page.specific, destination)
    except PermissionDenied as refusal:
        messages.error(request, str(refusal))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


def keeping_to_own_files(view):
    """The view, undone where it makes a translation refer to what its user may not use."""

    @wraps(view)
    def checked(request, translation_id: int, **kwargs):
        translation = get_object_or_404(Translation, pk=translation_id)
        with transaction.atomic():
            response = view(request, translation_id=translation_id, **kwargs)
            _check_translated(translation, request.user)
            _check_addresses(translation)
        return response

    return checked


def _check_translated(translation: Translation, user) -> None:
    page = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    if isinstance(page, Page):
        try:
            check_references(page, user)
        except ValidationError as error:
            raise PermissionDenied(error.messages) from error


def _check_addresses(translation: Translation) -> None:
    """A link may lead elsewhere in another language, but nowhere that the site's own editor wouldn't let it: the
    add-on would take `javascript:` too."""
    given = SegmentOverride.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale
    )
    if any(check_url(str(json.loads(one.data_json))) is None for one in given):
        raise PermissionDenied


edit_string_translation = keeping_to_own_files(edit_translation.edit_string_translation)

edit_override = keeping_to_own_files(edit_translation.edit_override)


@require_POST
@keeping_to_own_files
def upload_pofile(request, translation_id: int):
    """Take in a translator's file, whole or not at all."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if not edit_translation.user_can_edit_instance(request.user, translation.get_target_instance()):
        raise PermissionDenied
    try:
        reading = read_po_file(request.FILES.get("file"), translation)
    except ValidationError as refusal:
        for message in refusal.messages:
            messages.error(request, message)
    else:
        take_in(reading, translation, request.user)
        _tell_what_was_read(request, reading)
    next_url = get_valid_next_url_from_request(request)
    return redirect(next_url or translation.get_target_instance_edit_url() or "wagtailadmin_home")


def _tell_what_was_read(request, reading: Reading) -> None:
    taken = len(reading.words)
    words = ngettext("%(count)d part was taken in.", "%(count)d parts were taken in.", taken)
    messages.success(request, words % {"count": taken})
    if reading.outdated:
        texts = _listed(text for _path, text in reading.outdated)
        messages.warning(
            request,
            _(
                "The original has changed since the file was made. These parts are kept as earlier translations; "
                "translate them anew: %(texts)s"
            )
            % {"texts": texts},
        )
    if reading.missing:
        texts = _listed(reading.missing)
        messages.warning(
            request,
            _("These parts aren't in the file and stay as they were: %(texts)s") % {"texts": texts},
        )


def _listed(texts: Iterable[str], most: int = 5) -> str:
    texts = list(texts)
    some = ", ".join(quoted(shorten(text)) for text in texts[:most])
    return f"{some} … ({len(texts)})" if len(texts) > most else some


def see_changes(request, translation_id: int):
    """What changed in the original since the translation was made."""
    translation = get_object_or_404(
        Translation.objects.select_related("source", "target_locale"), pk=translation_id
    )
    target = translation.get_target_instance()
    if not edit_translation.user_can_edit_instance(request.user, target):
        raise PermissionDenied
    context = {"translation": translation, "target": target, "changes": changes_of(translation)}
    return render(request, "brand/translating/changes.html", context)


class EditorTexts(JavaScriptCatalog):
    """The texts of a package's scripts, with those that it hasn't in our languages."""

    def get_paths(self, packages):
        return [*super().get_paths(packages), settings.ADDONS_LOCALE]


def admin_texts(request):
    """The texts of the admin's scripts, in the language that the person has chosen there."""
    return get_localized_response(EditorTexts.as_view(packages=["wagtail.admin"]), request)


class SnippetList(snippets_api.SnippetViewSet):
    """Names of snippets, for those who may see that kind."""

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        policy = policy_registry.get_by_type(self.get_model())
        if not policy.user_has_any_permission(request.user, {"add", "change", "delete", "view"}):
            raise ApiPermissionDenied


class TranslationsReport(TranslationsReportView):
    """The translations of pages one may edit, and of snippets one may change."""

    def get_queryset(self):
        return super().get_queryset().filter(_sources_of(self.request.user))


def _sources_of(user) -> Q:
    pages = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(
        user, {"change", "publish"}
    )
    shown = Q(source__object_id__in=pages.values("translation_key"))
    for model in get_snippet_models():
        if issubclass(model, TranslatableMixin) and user.has_perm(get_permission_name("change", model)):
            shown |= Q(source__specific_content_type=ContentType.objects.get_for_model(model))
    return shown
