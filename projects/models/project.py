from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from brand.languages import current_language, in_language
from brand.models import FundingRow, Organisation, PageRecord


class ProjectQuerySet(models.QuerySet):
    def with_facts(self):
        """Projects with all that the facts, the parties and the funding band need."""
        return self.select_related("granting_authority").prefetch_related(
            "municipalities", "funding__organisation", "funding__programme", "implementers__organisation"
        )


class Project(index.Indexed, ClusterableModel, PageRecord):
    """A project as its funding decision knows it: the facts that every language's page shows alike.

    Sums are in euros; dates are the first and last day, both included.
    """

    name = models.CharField(_("name"), max_length=200, unique=True)
    name_sv = models.CharField(_("name in Swedish"), max_length=200, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    start_date = models.DateField(_("first day"))
    end_date = models.DateField(_("last day"))
    budget = models.DecimalField(
        _("budget, €"), max_digits=12, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    has_investments = models.BooleanField(
        _("physical investment or equipment"),
        null=True,
        blank=True,
        help_text=_(
            "Whether the project builds, renovates or buys equipment. The plaque and the poster depend on it. "
            "Leave unknown until the funding decision says it."
        ),
    )
    is_strategic = models.BooleanField(
        _("operation of strategic importance"),
        default=False,
        help_text=_("Only if the funding decision says so. It brings the duty to hold an event."),
    )
    granting_authority = models.ForeignKey(
        "brand.Organisation",
        verbose_name=_("granting authority"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"is_granting_authority": True},
    )
    municipalities = ParentalManyToManyField(
        "brand.Municipality",
        verbose_name=_("municipalities taking part"),
        blank=True,
        related_name="projects",
    )
    themes = ParentalManyToManyField(
        "projects.Theme",
        verbose_name=_("themes"),
        blank=True,
        related_name="projects",
        help_text=_("Readers find the project by its themes in the list."),
    )

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["-start_date", "name"]
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_date__gte=models.F("start_date")), name="project_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def display_name(self) -> str:
        """The name in the active language."""
        return in_language(self, "name", current_language())

    @property
    def rows_by_funder(self) -> dict[Organisation, list["ProjectFunding"]]:
        """The funding rows of each funder, in the record's order: one may give out of several programmes."""
        found: dict[Organisation, list[ProjectFunding]] = {}
        for row in self.funding.all():
            found.setdefault(row.organisation, []).append(row)
        return found

    def clean(self) -> None:
        """Refuse an end before the start, and funding rows that don't add up to the budget (PRJ-02)."""
        super().clean()
        if self.start_date and self.end_date and self.end_date < self.start_date:
            raise ValidationError(
                {"end_date": _("The last day is before the first day. Correct one of them.")}
            )


class ProjectFunding(FundingRow):
    """A row of a project's funding record."""

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="funding")

    class Meta(FundingRow.Meta):
        verbose_name = _("funding row")
        verbose_name_plural = _("funding rows")


class ProjectImplementer(Orderable):
    """Who carries the project out, and on whose behalf."""

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="implementers")
    organisation = models.ForeignKey(
        "brand.Organisation",
        verbose_name=_("implementer"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"is_implementer": True},
    )
    on_behalf = models.CharField(
        _("on whose behalf"),
        max_length=200,
        blank=True,
        help_text=_("Shown before the name, as in “for the municipalities”."),
    )
    on_behalf_sv = models.CharField(_("on whose behalf, in Swedish"), max_length=200, blank=True)
    on_behalf_en = models.CharField(_("on whose behalf, in English"), max_length=200, blank=True)

    panels = [
        FieldPanel("organisation"),
        FieldPanel("on_behalf"),
        FieldPanel("on_behalf_sv"),
        FieldPanel("on_behalf_en"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("implementer")
        verbose_name_plural = _("implementers")

    def __str__(self) -> str:
        return (
            f"{in_language(self, 'on_behalf', current_language())} {self.organisation.display_name}".strip()
        )
