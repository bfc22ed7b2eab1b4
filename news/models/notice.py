"""Public notices (kuulutukset). Why it is as it is: docs/decisions/0020-public-notices.md."""

import datetime
from dataclasses import replace

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.blocks import StreamBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PagePermissionTester
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField, TranslatableField

from brand.blocks import ContactBlock
from brand.frame.panels import LockedRegionPanel
from brand.frame.regions import CLOSING, MASTHEAD, PUBLISHER
from brand.machines.structured_data import publisher_data
from brand.models import BrandedPage, open_fields
from brand.rulebook import PageFacts, shipped_rulebook
from brand.rulebook.facts import NoticeFacts
from brand.rulebook.richtext import read_rich_text
from brand.words.indexing import BaseForms

from ..blocks import NoticeBody, NoticeFiles
from ..notices.documents import files_of_others
from ..times import Published
from .item import ItemManager, ItemQuerySet

# After so many days the receiver is deemed to have been informed (hallintolaki 62 a §, kuntalaki 140 §).
INFORMED_AFTER = datetime.timedelta(days=7)
# What is known of the notice's time belongs to its row: no version, form or copy brings another.
OF_THE_ROW = ("date", "ended_on", "removed_at")
# What is emptied when the time is over; the rest holds no personal data by rule NTC-02, or isn't words.
EMPTIED = ("lead", "seo_title", "search_description", "authority", "body", "attachments", "appeal", "contact")
NO_STORE = {"no_store": True, "max_age": 0}


class NoticeQuerySet(ItemQuerySet):
    """Named questions about notices."""

    def shown(self):
        """What readers may see today: by the calendar, whenever the removal runs."""
        return self.live().filter(shown_until__gte=timezone.localdate())

    def ended(self):
        """What is still live though its time is over: the removal comes within minutes."""
        return self.live().filter(shown_until__lt=timezone.localdate())

    def due(self):
        """What holds data after its time: notices that have been shown, and what somebody has written into an
        emptied one."""
        over = Q(removed_at=None, date__isnull=False, shown_until__lt=timezone.localdate())
        return self.filter(over | Q(removed_at__isnull=False, latest_revision__isnull=False))

    def for_listing(self):
        """Without the texts, with what a row of a list shows."""
        return self.defer_streamfields().defer("appeal").select_related("publisher").public()

    def kept_from_search_engines(self):
        return self.filter(Q(holds_personal_data=True) | Q(shown_until__lt=timezone.localdate()))


NoticeManager = ItemManager.from_queryset(NoticeQuerySet)


class NoticePermissions(PagePermissionTester):
    """A notice whose data has been removed is a record: nobody writes into it."""

    def can_edit(self):
        return self.page.removed_at is None and super().can_edit()

    def can_publish(self):
        return self.page.removed_at is None and super().can_publish()


class NoticePage(Published, BrandedPage):
    """A notice that the law asks for. It is shown once, from its publication until `shown_until`; then its data is
    removed and its address tells only that it was there."""

    guideline_kind = "notice"
    parent_page_types = ["news.NoticeIndexPage"]
    subpage_types = []
    frame = (MASTHEAD, PUBLISHER, CLOSING)
    open_graph_type = "article"
    exclude_fields_in_copy = ["shown_until", *OF_THE_ROW]

    class Kind(models.TextChoices):
        MUNICIPAL = "municipal", _("the municipality's own notice (Local Government Act, section 108)")
        ANNOUNCEMENT = "announcement", _("public announcement (Administrative Procedure Act, section 62 a)")
        MINUTES = "minutes", _("minutes on display (Local Government Act, section 140)")
        PLAN = "plan", _("draft plan on display")

    kind = models.CharField(_("kind of notice"), max_length=12, choices=Kind.choices, default=Kind.MUNICIPAL)
    authority = models.CharField(
        _("authority"),
        max_length=200,
        blank=True,
        help_text=_("Who decides the matter, such as a committee."),
    )
    case_number = models.CharField(
        _("case number"),
        max_length=60,
        blank=True,
        validators=[
            RegexValidator(
                r"^(?=.*\d)[\w ./:§-]+\Z",
                _("Write the case number as in the register: KAR/123/10.02.03/2026."),
            )
        ],
        help_text=_("It stays in the log, so it names nobody."),
    )
    holds_personal_data = models.BooleanField(
        _("holds personal data"),
        default=True,
        help_text=_("In the text or in the files. Search engines are asked to leave such a notice out."),
    )
    body = StreamField(NoticeBody(), verbose_name=_("text"), blank=True)
    attachments = StreamField(
        NoticeFiles(),
        verbose_name=_("files"),
        blank=True,
        help_text=_("They are deleted when the notice's time is over. Link to what is to stay."),
    )
    appeal = RichTextField(_("how to comment or appeal"), features=["bold", "link", "ol", "ul"], blank=True)
    appeal_until = models.DateField(_("until when"), null=True, blank=True)
    contact = StreamField(
        StreamBlock([("contact", ContactBlock())], max_num=2, required=False),
        verbose_name=_("who to ask"),
        blank=True,
    )
    shown_until = models.DateField(
        _("shown until"),
        null=True,
        blank=True,
        help_text=_(
            "The last day. Leave empty for what the law asks: 14 days from the publication, minutes 21, a draft "
            "plan 30, and always until the last day to comment or appeal."
        ),
    )
    date = models.DateField(_("published"), null=True, editable=False)
    ended_on = models.DateField(_("last day shown"), null=True, editable=False)
    removed_at = models.DateTimeField(_("data removed"), null=True, editable=False)

    content_panels = [
        LockedRegionPanel(MASTHEAD),
        LockedRegionPanel(PUBLISHER),
        HelpPanel(
            content=_(
                "The title is the subject. It stays when the rest is removed: write no name, address, number or "
                "other personal data into it."
            )
        ),
        FieldPanel("title", heading=_("subject")),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("holds_personal_data")]),
        FieldRowPanel([FieldPanel("authority"), FieldPanel("case_number")]),
        FieldPanel("body"),
        FieldPanel("attachments"),
        MultiFieldPanel([FieldPanel("appeal"), FieldPanel("appeal_until")], heading=_("Comments and appeal")),
        FieldRowPanel(
            [FieldPanel("shown_until"), FieldPanel("date", read_only=True)], heading=_("Time on display")
        ),
        FieldPanel("contact"),
        LockedRegionPanel(CLOSING),
    ]
    # Whoever searches for a person's name doesn't find a notice by it: only the subject and the number are words.
    search_fields = [
        *Page.search_fields,
        BaseForms("title", boost=2),
        index.SearchField("case_number"),
        index.FilterField("publisher"),
        index.FilterField("date"),
    ]
    api_fields = [
        *open_fields(
            "kind",
            "authority",
            "case_number",
            "holds_personal_data",
            "body",
            "attachments",
            "appeal",
            "appeal_until",
            "contact",
            "shown_until",
        ),
        APIField("date"),
    ]
    translatable_fields = [
        TranslatableField("title"),
        SynchronizedField("slug", overridable=True),
        *(TranslatableField(name) for name in ("authority", "body", "attachments", "appeal", "contact")),
        *(
            SynchronizedField(name, overridable=False)
            for name in ("kind", "case_number", "holds_personal_data", "appeal_until", "shown_until")
        ),
    ]

    objects = NoticeManager()

    class Meta:
        verbose_name = _("public notice")
        verbose_name_plural = _("public notices")
        indexes = [models.Index(fields=("date",), name="notice_date")]

    def permissions_for_user(self, user):
        return NoticePermissions(user, self)

    def with_content_json(self, content):
        """A version brings back words, never another time on display."""
        page = super().with_content_json(content)
        for name in OF_THE_ROW:
            setattr(page, name, getattr(self, name))
        page.shown_until = page.shown_until or self.shown_until
        return page

    @property
    def first_day(self) -> datetime.date:
        """The day of publication: of the notice in any language, else of the schedule, else today."""
        if self.date:
            return self.date
        published = NoticePage.objects.filter(translation_key=self.translation_key, date__isnull=False)
        earlier = published.order_by("date").values_list("date", flat=True).first()
        if earlier:
            return earlier
        today = timezone.localdate()
        return max(today, timezone.localtime(self.go_live_at).date()) if self.go_live_at else today

    @property
    def last_day(self) -> datetime.date:
        """The last day on display: as given, else as promised, else the earliest that the law allows."""
        if self.shown_until or self.promised_last_day:
            return self.shown_until or self.promised_last_day
        days = shipped_rulebook().by_id["LAW-02"].parameters
        return days.shortest(self.kind, self.first_day, self.appeal_until)

    @property
    def promised_last_day(self) -> datetime.date | None:
        """What readers have been told already; None before the publication."""
        published = NoticePage.objects.filter(pk=self.pk, date__isnull=False)
        return published.values_list("shown_until", flat=True).first()

    @property
    def informed_on(self) -> datetime.date:
        """The day on which the receiver is deemed to have been informed."""
        return self.first_day + INFORMED_AFTER

    @property
    def last_day_shown(self) -> datetime.date:
        """The last day on which it was, or will be, on display: earlier than promised where it was taken down."""
        return self.ended_on or self.last_day

    @property
    def has_ended(self) -> bool:
        """Whether it has been on display and is no longer: its time is over, or it was taken down."""
        return self.date is not None and (self.ended_on is not None or self.last_day < timezone.localdate())

    @property
    def is_kept_from_search_engines(self) -> bool:
        return self.holds_personal_data or self.has_ended

    @property
    def files(self) -> list:
        """The files that are there: one that has been deleted leaves its place empty."""
        return [block.value for block in self.attachments if block.value["document"]]

    def guideline_facts(self, today: datetime.date) -> PageFacts:
        """The page's facts with its time and whose the matter is."""
        notice = NoticeFacts(
            kind=self.kind,
            first_day=self.first_day,
            last_day=self.last_day,
            authority=self.authority,
            case_number=self.case_number,
            appeal=" ".join(words for _kind, words in read_rich_text(self.appeal or "").passages),
            appeal_until=self.appeal_until,
            has_personal_data=self.holds_personal_data,
            promised_last_day=self.promised_last_day,
            has_ended=self._has_been_shown(),
            files_of_others=tuple(files_of_others(self)),
        )
        return replace(super().guideline_facts(today), notice=notice)

    def _has_been_shown(self) -> bool:
        """Whether the stored notice has ended; for one that was never published, in any other language."""
        rows = {one.pk: one for one in NoticePage.objects.filter(translation_key=self.translation_key)}
        own = rows.get(self.pk)
        return own.has_ended if own and own.date else any(one.has_ended for one in rows.values())

    def structured_data(self, request):
        if self.is_kept_from_search_engines:
            return []
        publisher = publisher_data(self.publisher, request)
        return [
            {
                "@type": "CreativeWork",
                "headline": self.title,
                "identifier": self.case_number,
                "datePublished": self.first_day.isoformat(),
                "expires": self.last_day.isoformat(),
                "inLanguage": self.locale.language_code,
                "publisher": publisher,
            }
        ]

    def route(self, request: HttpRequest, path_components: list[str]):
        """The address of a notice that was on display keeps saying so."""
        if self.has_ended and not path_components:
            return RouteResult(self)
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.has_ended:
            response = render(request, "news/notice_gone.html", {"page": self}, status=410)
        else:
            response = super().serve(request, *args, **kwargs)
        if self.is_kept_from_search_engines:
            response.headers["X-Robots-Tag"] = "noindex"
            # No cache on the way keeps what the site removes.
            patch_cache_control(response, **NO_STORE)
        return response
