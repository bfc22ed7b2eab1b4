from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, PreviewableMixin

from ..languages import current_language, in_language
from ..logos.strip.template import (
    FULL_SHARE,
    MARK_CLEAR_PERCENT,
    MARK_LEAST_MM,
    MARK_LEAST_PX,
    Ground,
    Slot,
    SlotKind,
    Template,
)
from .mark import Mark

SHARE_STEP = 5
MUNICIPALITY, PROJECT = "kunta", "hanke"


class ChoicesField(models.JSONField):
    """Some of a fixed set of choices, in the set's order; at least one. Kept as a list of their values."""

    def formfield(self, **kwargs):
        return forms.MultipleChoiceField(
            choices=self.choices,
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            error_messages={"required": _("Choose at least one of these.")},
        )

    def validate(self, value: Any, model_instance: models.Model) -> None:
        known = [key for key, _label in self.flatchoices]
        if not isinstance(value, list) or not value or set(value) - set(known):
            raise ValidationError(_("Choose at least one of these."), code="invalid_choice")


class GroundChoice(models.TextChoices):
    LIGHT = Ground.LIGHT.value, _("light ground, in colour")
    DARK = Ground.DARK.value, _("dark ground or a dark photograph")
    ONE_COLOUR = Ground.ONE_COLOUR.value, _("one colour, in print")


class SubjectChoice(models.TextChoices):
    MUNICIPALITY = MUNICIPALITY, _("municipality")
    PROJECT = PROJECT, _("project")


class LanguageChoice(models.TextChoices):
    FINNISH = "fi", _("Finnish")
    SWEDISH = "sv", _("Swedish")
    ENGLISH = "en", _("English")


class LogoTemplate(PreviewableMixin, ClusterableModel):
    """How marks are put together in a strip, as data. Owned by the brand team; `brand.logos.strip` draws from it."""

    key = models.SlugField(
        _("key"), unique=True, help_text=_("Part of the files' addresses: keep it once files are in use.")
    )
    name = models.CharField(_("name"), max_length=80)
    name_sv = models.CharField(_("name in Swedish"), max_length=80, blank=True)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    place = models.PositiveSmallIntegerField(
        _("place in the list"), default=100, help_text=_("The smallest number is offered first.")
    )
    clear_percent = models.PositiveSmallIntegerField(
        _("clear space, %"),
        default=50,
        validators=[MinValueValidator(MARK_CLEAR_PERCENT), MaxValueValidator(200)],
        help_text=_("The space kept free around each mark, in per cent of the strip's size."),
    )
    least_mm = models.PositiveSmallIntegerField(
        _("smallest size in print, mm"),
        default=10,
        validators=[MinValueValidator(MARK_LEAST_MM), MaxValueValidator(100)],
        help_text=_("The height of a mark whose height is 100 %."),
    )
    least_px = models.PositiveSmallIntegerField(
        _("smallest size on a screen, px"),
        default=38,
        validators=[MinValueValidator(MARK_LEAST_PX), MaxValueValidator(200)],
    )
    longest_row = models.PositiveSmallIntegerField(
        _("longest row"),
        default=18,
        validators=[MinValueValidator(6), MaxValueValidator(60)],
        help_text=_("How many times its size a row may be long before a new one begins."),
    )
    grounds = ChoicesField(_("backgrounds"), choices=GroundChoice.choices, default=list)
    languages = ChoicesField(_("languages"), choices=LanguageChoice.choices, default=list)
    subjects = ChoicesField(_("for whom"), choices=SubjectChoice.choices, default=list)

    class Meta:
        ordering = ["place", "name"]
        verbose_name = _("logo template")
        verbose_name_plural = _("logo templates")

    def __str__(self) -> str:
        return self.name

    @property
    def display_name(self) -> str:
        """The name in the active language."""
        return in_language(self, "name", current_language())

    @property
    def template(self) -> Template:
        """What the record states, as the engine reads it."""
        return self.template_with(
            tuple(Slot(SlotKind(slot.kind), slot.share, slot.shape) for slot in self.slots.all())
        )

    def template_with(self, slots: tuple[Slot, ...]) -> Template:
        """The record's template with these slots: a form's own are not saved yet."""
        return Template(
            key=self.key,
            slots=slots,
            clear_percent=self.clear_percent,
            least_mm=self.least_mm,
            least_px=self.least_px,
            longest_row=self.longest_row,
            grounds=frozenset(Ground(ground) for ground in self.grounds),
            languages=frozenset(self.languages),
            subjects=frozenset(self.subjects),
        )

    def get_preview_template(self, request, mode_name) -> str:
        return "brand/strips/template_preview.html"

    def get_preview_context(self, request, mode_name) -> dict[str, Any]:
        from ..strips.preview import preview_context  # reads models that aren't loaded yet when this one is

        return preview_context(request, self)


class LogoSlot(Orderable):
    """A place in a template, in the template's order."""

    class Kind(models.TextChoices):
        UNION = SlotKind.UNION.value, _("EU emblem with its statement")
        FUNDERS = SlotKind.FUNDERS.value, _("funders")
        REGION = SlotKind.REGION.value, _("the region")
        PUBLISHER = SlotKind.PUBLISHER.value, _("publisher")
        PARTNERS = SlotKind.PARTNERS.value, _("municipalities taking part")

    template = ParentalKey(LogoTemplate, on_delete=models.CASCADE, related_name="slots")
    kind = models.CharField(_("what"), max_length=10, choices=Kind.choices)
    share = models.PositiveSmallIntegerField(
        _("height, %"),
        default=FULL_SHARE,
        validators=[MinValueValidator(20), MaxValueValidator(FULL_SHARE)],
        help_text=_(
            "In per cent of the strip's size, in steps of five. The EU emblem is never the smaller one."
        ),
    )
    shape = models.CharField(
        _("shape of the marks"),
        max_length=10,
        choices=Mark.Shape.choices,
        default=Mark.Shape.HORIZONTAL,
        help_text=_("The EU emblem has one shape. A name is set in type where there is no mark."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("slot of a logo template")
        verbose_name_plural = _("slots of a logo template")
        constraints = [
            models.UniqueConstraint(
                fields=["template", "kind"],
                name="one_slot_of_a_kind_in_a_template",
                violation_error_message=_("The template has this slot already. Take one of them out."),
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def clean(self) -> None:
        super().clean()
        if self.share is not None and self.share % SHARE_STEP:
            raise ValidationError({"share": _("Give the height in steps of five per cent: 80, 85, 90.")})
