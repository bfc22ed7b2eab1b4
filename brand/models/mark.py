from django.db import models
from django.utils.translation import gettext_lazy as _


class Mark(models.Model):
    """One drawing of an owner's mark: the region's (no owner), a municipality's or an organisation's."""

    class Shape(models.TextChoices):
        SYMBOL = "symbol", _("symbol")
        SMALL = "small", _("symbol for small sizes")
        HORIZONTAL = "horizontal", _("symbol and name side by side")
        STACKED = "stacked", _("symbol above name")

    class Variant(models.TextChoices):
        COLOUR = "colour", _("colour on light")
        NEGATIVE = "negative", _("on dark")
        BLACK = "black", _("one colour, black")
        WHITE = "white", _("one colour, white")

    municipality = models.ForeignKey(
        "brand.Municipality",
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="marks",
    )
    organisation = models.ForeignKey(
        "brand.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="marks",
    )
    shape = models.CharField(_("shape"), max_length=10, choices=Shape.choices)
    variant = models.CharField(_("variant"), max_length=8, choices=Variant.choices)
    file = models.FileField(_("file"), upload_to="marks/")
    width = models.FloatField(_("width"), help_text=_("In the units of the drawing."))
    height = models.FloatField(_("height"), help_text=_("In the units of the drawing."))
    is_demonstration = models.BooleanField(_("demonstration mark"), default=False)

    class Meta:
        verbose_name = _("mark")
        verbose_name_plural = _("marks")
        constraints = [
            *(
                models.UniqueConstraint(
                    fields=[*owner, "shape", "variant"],
                    condition=condition,
                    name=f"one_mark_of_a_kind_for_{name}",
                )
                for name, owner, condition in (
                    ("a_municipality", ["municipality"], models.Q(municipality__isnull=False)),
                    ("an_organisation", ["organisation"], models.Q(organisation__isnull=False)),
                    ("the_region", [], models.Q(municipality=None, organisation=None)),
                )
            ),
            models.CheckConstraint(
                condition=models.Q(municipality=None) | models.Q(organisation=None),
                name="a_mark_has_one_owner",
            ),
        ]

    def __str__(self) -> str:
        owner = self.municipality or self.organisation or _("the region")
        return f"{owner}: {self.get_shape_display()}, {self.get_variant_display()}"
