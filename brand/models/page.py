"""What every page type is made of. See docs/decisions/0003-records-point-at-pages.md."""

from datetime import date
from functools import cached_property
from http import HTTPMethod
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.models import Page, PagePermissionTester, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ..frame.regions import CLOSING, MASTHEAD, LockedRegion
from ..references import check_references
from ..words.indexing import BaseForms, searchable
from ..working_titles import title_for_reader

if TYPE_CHECKING:
    from ..rulebook import PageFacts


def open_fields(*names: str) -> list[APIField]:
    """Fields that an editor may read and write over the API: the same as in the form, and no others."""
    return [APIField(name, writable=True) for name in names]


class PageRecord(models.Model):
    """A record that has a page of its own in each language.

    The record points at the page, by the key that all its translations share, and never the other way round:
    so no form, revision, API body or copy of the page can change what record it shows.
    """

    page_key = models.UUIDField(_("page"), null=True, blank=True, unique=True, editable=False)

    class Meta:
        abstract = True

    def attach(self, page: Page) -> None:
        """Make `page` and its translations this record's pages."""
        self.page_key = page.translation_key
        self.save(update_fields=["page_key"])


class BrandedPage(Page):
    """A page under the shared identity.

    `frame` declares the locked regions in the order in which the page's template renders them. They are drawn
    from records and brand-owned texts, so nothing of them is stored in the page.
    """

    frame: tuple[LockedRegion, ...] = (MASTHEAD, CLOSING)
    open_graph_type = "website"
    # What of other tables a request for the page always needs: see brand.routing.
    routed_with: tuple[str, ...] = ("publisher",)
    # The page and its ancestors, where a request found it on the way; empty otherwise.
    routed_through: tuple[Page, ...] = ()
    # What the guideline's rules know this type of page as.
    guideline_kind = "index"
    # No password that many share: it needs a cookie, and nobody can say who has it.
    private_page_options = ["login", "groups"]

    # A page is read: what people send has a view of its own.
    allowed_http_methods: ClassVar = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    lead = models.TextField(
        _("lead"),
        max_length=600,
        blank=True,
        help_text=_("One or two sentences that say what this is about."),
    )
    publisher = models.ForeignKey(
        "brand.Municipality",
        verbose_name=_("publisher"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Follows from the page's place in the tree; none means the whole region."),
    )

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    search_fields = [
        *Page.search_fields,
        BaseForms("title", boost=2),
        *searchable("lead"),
        index.FilterField("publisher"),
    ]
    api_fields = open_fields("lead")
    # The address follows the original's until the translator gives one; Wagtail redirects from an old one.
    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("lead"),
        SynchronizedField("slug", overridable=True),
    ]

    class Meta:
        abstract = True

    @property
    def own_publisher(self):
        """The municipality that this very page stands for, if it does; None to ask the page above."""
        return None

    def publisher_from_tree(self):
        """The municipality whose part of the tree this page is in, or None for the whole region."""
        if self.own_publisher is not None:
            return self.own_publisher
        parent = self.get_parent()
        parent = parent.specific if parent else None
        return parent.publisher_from_tree() if isinstance(parent, BrandedPage) else None

    def locked_region(self, name: str) -> LockedRegion:
        """The declared region called `name`. Raises KeyError where this page type has none."""
        return {region.name: region for region in self.frame}[name]

    def save_revision(self, user=None, clean=True, **kwargs):
        """Whoever saves, by whichever way, uses only what they may, and leaves to the original what is the
        original's in a translation: the form asks earlier and kinder.

        Raises ValidationError. Copies and conversions, which pass `clean=False`, bring nothing new.
        """
        if user is not None and clean:
            from ..translating.fidelity import check_fidelity  # reads models that aren't loaded yet

            check_references(self, user)
            check_fidelity(self)
            self.check_end(user)
        return super().save_revision(user=user, clean=clean, **kwargs)

    def check_end(self, user) -> None:
        """Raise a ValidationError where `user` may not choose the day on which the page ends, and has."""

    def get_admin_display_title(self) -> str:
        return title_for_reader(self)

    def get_view_restrictions(self):
        """The same as Wagtail's, without asking for the ancestors where the way to the page has shown them."""
        if not self.routed_through or any(page.alias_of_id for page in self.routed_through):
            return super().get_view_restrictions()
        pages = [page.pk for page in self.routed_through]
        return PageViewRestriction.objects.filter(page__in=pages)

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """What this page tells of, in the words of schema.org: a mapping for each thing."""
        return []

    def guideline_facts(self, today: date) -> "PageFacts":
        """This page as the rulebook's checks see it. A page type adds what it alone knows."""
        from ..rulebook.reading import read_page  # reads models that aren't loaded yet when this one is

        return read_page(self, today)

    def with_content_json(self, content):
        """A revision never brings back an old publisher: the tree decides now as it did then."""
        page = super().with_content_json(content)
        page.publisher_id = self.publisher_id
        return page


class PicturedPage(models.Model):
    """A page with one main picture."""

    picture = models.ForeignKey(
        "brand.Picture",
        verbose_name=_("main picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    picture_panels = [FieldPanel("picture")]
    picture_translatable_fields = [SynchronizedField("picture", overridable=False)]

    class Meta:
        abstract = True


class KeptPermissions(PagePermissionTester):
    """Who has the page may write it; whether it is there at all, the place above decides."""

    def can_delete(self, ignore_bulk=False):
        return super().can_delete(ignore_bulk) and self.decides_above()

    def decides_above(self) -> bool:
        above = self.page.get_parent().permissions_for_user(self.user)
        return self.user.is_superuser or "publish" in above.permissions


class IndexPermissions(KeptPermissions):
    """Who keeps what is listed has no say in whether residents find the list."""

    def can_unpublish(self):
        return super().can_unpublish() and self.decides_above()

    def can_set_view_restrictions(self):
        return super().can_set_view_restrictions() and self.decides_above()


class IndexPage(models.Model):
    """A list that belongs to the whole region, whoever keeps its items. Mix in before BrandedPage."""

    class Meta:
        abstract = True

    def permissions_for_user(self, user):
        return IndexPermissions(user, self)

    def check_end(self, user) -> None:
        """A day on which the list ends unpublishes it: who may not do that leaves the day as it was."""
        if self.pk and not self.permissions_for_user(user).decides_above() and self._has_new_end():
            text = _("Only the brand team decides until when this list is shown. Leave the time as it was.")
            raise ValidationError({"expire_at": text})

    def _has_new_end(self) -> bool:
        row = type(self).objects.get(pk=self.pk)
        return self.expire_at not in (row.expire_at, row.get_latest_revision_as_object().expire_at)


class RecordPage(models.Model):
    """A page that tells of one record, which points at it. Mix in before BrandedPage."""

    record_model: type[PageRecord]

    class Meta:
        abstract = True

    @cached_property
    def record(self):
        """The record this page tells of, or None: a copy, or a page made by hand, has none."""
        return self.record_model.objects.filter(page_key=self.translation_key).first()

    def permissions_for_user(self, user):
        return KeptPermissions(user, self)

    def clean(self) -> None:
        super().clean()
        if self.live and self.record is None:
            raise ValidationError(
                _(
                    "This page has no record to tell of, so it can't be published. Make the page from its record."
                )
            )

    def serve(self, request, *args, **kwargs):
        """A page whose identity is missing is not shown as if it had one."""
        if self.record is None:
            raise Http404
        return super().serve(request, *args, **kwargs)
