from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from ..languages import current_language, in_language
from .page import PageRecord


def validate_facet(points: object) -> None:
    """Refuse what isn't a polygon of the mark's 48 × 48 grid: a list of at least three [x, y] pairs."""
    is_polygon = (
        isinstance(points, list)
        and len(points) >= 3
        and all(
            isinstance(point, list)
            and len(point) == 2
            and all(isinstance(value, int | float) and 0 <= value <= 48 for value in point)
            for point in points
        )
    )
    if not is_polygon:
        raise ValidationError(_("A facet is a list of at least three points [x, y], each from 0 to 48."))


class Region(ClusterableModel):
    """The region that speaks with one voice. There is one row: the site is one region's."""

    name = models.CharField(_("name"), max_length=80)
    genitive = models.CharField(_("genitive"), max_length=80)
    province = models.CharField(_("province"), max_length=80)
    province_sv = models.CharField(_("province in Swedish"), max_length=80, blank=True)
    province_en = models.CharField(_("province in English"), max_length=80, blank=True)
    stand_in_picture = models.ForeignKey(
        "brand.Picture",
        verbose_name=_("neutral picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_(
            "Takes the place of a picture whose licence or consent has run out. "
            "If you choose none, the region's mark does."
        ),
    )
    lists_untranslated_news = models.BooleanField(_("news"), default=False)
    lists_untranslated_events = models.BooleanField(_("events"), default=False)
    lists_untranslated_projects = models.BooleanField(_("projects"), default=False)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")

    def __str__(self) -> str:
        return self.name

    @property
    def province_name(self) -> str:
        return in_language(self, "province", current_language())

    @property
    def kinds_listed_untranslated(self) -> frozenset[str]:
        """The kinds of page whose originals stand in the other languages' lists until they are translated."""
        chosen = {
            "news": self.lists_untranslated_news,
            "event": self.lists_untranslated_events,
            "project": self.lists_untranslated_projects,
        }
        return frozenset(kind for kind, is_listed in chosen.items() if is_listed)


class Municipality(PageRecord):
    """A municipality of the region, with the forms of its name that Finnish needs, and its people's groups."""

    class Publishing(models.TextChoices):
        EDITORS = "editors", _("editors publish themselves")
        APPROVER = "approver", _("the chief editor approves before publication")

    slug = models.SlugField(_("slug"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    genitive = models.CharField(_("genitive"), max_length=80, help_text=_("As in “the roads of …”."))
    inessive = models.CharField(_("“in” form"), max_length=80, help_text=_("As in “in …”: -ssa, -llä."))
    code = models.CharField(_("official code"), max_length=3, unique=True)
    home_page = models.URLField(_("own website"))
    facet = models.JSONField(
        _("facet of the mark"),
        validators=[validate_facet],
        help_text=_("Corner points on the mark's 48 × 48 grid, where the municipality lies on the map."),
    )

    facet_label = models.JSONField(
        _("place of the name on the facet"),
        default=list,
        blank=True,
        help_text=_("The point [x, y] where the name's middle is on the map of the front page."),
    )
    latitude = models.FloatField(
        _("latitude of the centre"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("In degrees. The schematic map is drawn from the centres."),
    )
    longitude = models.FloatField(
        _("longitude of the centre"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    publishing = models.CharField(
        _("publishing"), max_length=8, choices=Publishing.choices, default=Publishing.EDITORS
    )
    # Set by `set_up_roles`: who belongs together is a fact of the record, whatever a group is called.
    editors = models.OneToOneField(
        Group,
        verbose_name=_("editors"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="edits_for",
    )
    chief_editors = models.OneToOneField(
        Group,
        verbose_name=_("chief editors"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="leads_for",
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def __str__(self) -> str:
        return self.name

    @property
    def possessive(self) -> str:
        """The name as “the news of …” takes it in the active language: only Finnish inflects it."""
        return self.genitive if current_language() == "fi" else self.name
