from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from ..languages import current_language, in_language


class FundingProgramme(models.Model):
    """A fund in a programming period, with the publicity regime its law lays down."""

    class Regime(models.TextChoices):
        NATIONAL = "national", _("national funding")
        EU_2014 = "eu-2014-2020", _("EU funds 2014–2020")
        EU_2021 = "eu-2021-2027", _("EU funds 2021–2027")
        RURAL_2023 = "rural-2023-2027", _("rural funding 2023–2027")
        INTERREG_2021 = "interreg-2021-2027", _("Interreg 2021–2027")

    class EUShare(models.TextChoices):
        NONE = "none", _("no EU money")
        PART = "part", _("co-funded by the EU")
        WHOLE = "whole", _("wholly funded by the EU")

    class Fund(models.TextChoices):
        """The funds whose duties differ."""

        ERDF = "erdf", _("European Regional Development Fund")
        CF = "cf", _("Cohesion Fund")
        ESF = "esf", _("European Social Fund")
        JTF = "jtf", _("Just Transition Fund")
        EMFAF = "emfaf", _("European Maritime, Fisheries and Aquaculture Fund")
        AMIF = "amif", _("Asylum, Migration and Integration Fund")
        ISF = "isf", _("Internal Security Fund")
        BMVI = "bmvi", _("Border Management and Visa Instrument")
        EAFRD = "eafrd", _("European Agricultural Fund for Rural Development")
        LEADER = "leader", _("Leader funding")

    key = models.SlugField(_("key"), unique=True, help_text=_("A short name for imports; never shown."))
    name = models.CharField(_("fund"), max_length=120)
    name_sv = models.CharField(_("fund in Swedish"), max_length=120, blank=True)
    name_en = models.CharField(_("fund in English"), max_length=120, blank=True)
    period = models.CharField(_("programming period"), max_length=9, blank=True, help_text="2021–2027")
    regime = models.CharField(_("publicity regime"), max_length=20, choices=Regime.choices)
    eu_share = models.CharField(_("EU share"), max_length=5, choices=EUShare.choices)
    fund = models.CharField(
        _("kind of fund"),
        max_length=6,
        choices=Fund.choices,
        blank=True,
        help_text=_("A funded project's duties depend on it."),
    )

    class Meta:
        ordering = ["name", "period"]
        verbose_name = _("funding programme")
        verbose_name_plural = _("funding programmes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(regime="national", eu_share="none")
                | ~models.Q(regime="national") & ~models.Q(eu_share="none"),
                name="eu_share_follows_from_the_regime",
                violation_error_message=_(
                    "National funding has no EU share, and every other regime has one. Correct the EU share."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.period}".strip()

    @property
    def display_name(self) -> str:
        """The fund's name in the active language."""
        return in_language(self, "name", current_language())


class FundingRow(Orderable):
    """Who gives money, out of which programme, and how much in euros. A row without a programme claims
    no EU support."""

    organisation = models.ForeignKey(
        "brand.Organisation",
        verbose_name=_("funder"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"is_funder": True},
    )
    programme = models.ForeignKey(
        "brand.FundingProgramme",
        verbose_name=_("programme"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    amount = models.DecimalField(
        _("amount, €"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )

    panels = [FieldPanel("organisation"), FieldPanel("programme"), FieldPanel("amount")]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.organisation)


class SiteFunding(FundingRow):
    """A row of the site's own funding record: what the masthead says of who pays for the site."""

    region = ParentalKey("brand.Region", on_delete=models.CASCADE, related_name="funding")

    panels = [FieldPanel("organisation"), FieldPanel("programme")]

    class Meta(FundingRow.Meta):
        verbose_name = _("site funding")
        verbose_name_plural = _("site funding")
