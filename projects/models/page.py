from dataclasses import replace
from datetime import date
from functools import cached_property

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import StreamBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from brand.addresses import absolute
from brand.blocks import TEXT_FEATURES, ContactBlock, LinkBlock
from brand.frame.funding_band import funding_band
from brand.frame.panels import LockedRegionPanel
from brand.frame.regions import CLOSING, FUNDING, MASTHEAD
from brand.languages import current_language
from brand.machines.structured_data import municipality_data, picture_data, region_data
from brand.models import BrandedPage, IndexPage, PicturedPage, RecordPage, open_fields
from brand.rulebook import PageFacts
from brand.words.indexing import searchable

from ..blocks import ProjectBody, ProjectFiles
from ..regions import FACTS, GRANTING_AUTHORITY, PARTIES
from ..sections import gathered_sections
from .facts import project_facts
from .project import Project


class ProjectIndexPage(IndexPage, BrandedPage):
    """All projects, the latest to start first, with filters, sums, a map and open data."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["projects.ProjectPage"]
    max_count_per_parent = 1

    content_panels = [
        LockedRegionPanel(MASTHEAD),
        *BrandedPage.content_panels,
        LockedRegionPanel(CLOSING),
    ]

    class Meta:
        verbose_name = _("project index")
        verbose_name_plural = _("project indexes")

    def get_context(self, request, *args, **kwargs):
        from ..listing import listing  # made from this model

        return super().get_context(request, *args, **kwargs) | listing(request)


class ProjectSectionField(RichTextField):
    """One of the sections that every project's page has, under a heading that the page type gives."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"blank": True, "features": TEXT_FEATURES} | kwargs)


class ProjectPage(RecordPage, PicturedPage, BrandedPage):
    """A funded project's page. Its facts, parties and funding are the record's; its words are the page's."""

    record_model = Project
    guideline_kind = "project"
    parent_page_types = ["projects.ProjectIndexPage"]
    subpage_types = []
    # Made from a project's record, so that no page of a project is without one.
    is_creatable = False
    frame = (MASTHEAD, GRANTING_AUTHORITY, FACTS, PARTIES, FUNDING, CLOSING)

    aims = ProjectSectionField(_("Aims"))
    audience = ProjectSectionField(_("For whom?"))
    methods = ProjectSectionField(_("How?"))
    reasons = ProjectSectionField(_("Why?"))
    schedule = ProjectSectionField(_("When?"))
    results = ProjectSectionField(_("Results and impact"))
    body = StreamField(ProjectBody(), verbose_name=_("more to tell"), blank=True)
    contacts = StreamField(StreamBlock([("contact", ContactBlock())]), verbose_name=_("Contacts"), blank=True)
    further_reading = StreamField(
        StreamBlock([("link", LinkBlock())]), verbose_name=_("Read more"), blank=True
    )
    files = StreamField(
        ProjectFiles(),
        verbose_name=_("Files"),
        blank=True,
        help_text=_("Reports, plans and handouts. Each is open to everybody once the page is published."),
    )

    routed_with = ("publisher", "picture")

    section_fields = ("aims", "audience", "methods", "reasons", "schedule", "results")

    content_panels = [
        LockedRegionPanel(MASTHEAD),
        *Page.content_panels,
        LockedRegionPanel(GRANTING_AUTHORITY),
        FieldPanel("lead"),
        *PicturedPage.picture_panels,
        LockedRegionPanel(FACTS),
        LockedRegionPanel(PARTIES),
        *(FieldPanel(name) for name in section_fields),
        FieldPanel("body"),
        FieldPanel("contacts"),
        FieldPanel("files"),
        FieldPanel("further_reading"),
        LockedRegionPanel(FUNDING),
        LockedRegionPanel(CLOSING),
    ]
    search_fields = [
        *BrandedPage.search_fields,
        *searchable(*section_fields, "body"),
    ]
    api_fields = [
        *BrandedPage.api_fields,
        *open_fields(*section_fields, "body", "contacts", "files", "further_reading"),
    ]
    translatable_fields = [
        *BrandedPage.translatable_fields,
        *PicturedPage.picture_translatable_fields,
        *(TranslatableField(name) for name in (*section_fields, "body", "contacts", "further_reading")),
        SynchronizedField("files", overridable=False),
    ]

    class Meta:
        verbose_name = _("project page")
        verbose_name_plural = _("project pages")

    @cached_property
    def record(self) -> Project | None:
        return Project.objects.with_facts().filter(page_key=self.translation_key).first()

    def serve(self, request, *args, **kwargs):
        """Readers get the record as it is kept with all projects: it is asked for on every visit."""
        from ..overview import kept_record  # made from this model

        self.record = kept_record(self.translation_key)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        gathered = gathered_sections(self, request)
        return super().get_context(request, *args, **kwargs) | {"gathered": gathered}

    def structured_data(self, request):
        if self.record is None:
            return []
        band = funding_band(self.funding_rows, current_language())
        return [
            {
                "@type": "Project",
                "name": self.record.display_name,
                "url": absolute(self.get_url(request) or "/"),
                "description": self.lead,
                "image": picture_data(self.picture),
                "foundingDate": self.record.start_date.isoformat(),
                "dissolutionDate": self.record.end_date.isoformat(),
                "funder": [{"@type": "Organization", "name": each.display_name} for each in band.funders],
                "parentOrganization": region_data(request),
                "member": [municipality_data(each, request) for each in self.record.municipalities.all()],
            }
        ]

    @property
    def strip_subject(self) -> str:
        """The project as the combiner of marks knows it."""
        from ..strip_subjects import PROJECT, key_of  # reads models that aren't loaded yet when this one is

        return f"{PROJECT}/{key_of(self.record)}"

    @property
    def funding_rows(self):
        """The rows of the record, for the funding band."""
        return self.record.funding.all() if self.record else ()

    def guideline_facts(self, today: date) -> PageFacts:
        """The page's facts with the project's: the record's, and which sections are filled in."""
        facts = super().guideline_facts(today)
        labels = {name: str(self._meta.get_field(name).verbose_name) for name in self.section_fields}
        return replace(
            facts,
            project=project_facts(self.record, facts, labels),
            contact_field="contacts",
            contact_label=str(self._meta.get_field("contacts").verbose_name),
            body_field="aims",
            body_label=labels["aims"],
        )

    @property
    def sections(self) -> list[dict]:
        """The filled-in sections in their fixed order: name, heading and rich text."""
        return [
            {"name": name, "heading": self._meta.get_field(name).verbose_name, "text": getattr(self, name)}
            for name in self.section_fields
            if getattr(self, name)
        ]
