"""How often assets are fetched, and who wants to hear when one is superseded."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .asset import AssetVersion, BrandAsset


class _DailyCount(models.Model):
    """How many times something was fetched on one day for one municipality. Nothing of who fetched it is kept."""

    municipality = models.ForeignKey(
        "brand.Municipality",
        verbose_name=_("municipality"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    day = models.DateField(_("day"))
    number = models.PositiveBigIntegerField(_("number"), default=0)

    class Meta:
        abstract = True
        verbose_name = _("number of downloads")
        verbose_name_plural = _("numbers of downloads")


class DownloadCount(_DailyCount):
    """How often a version was fetched."""

    version = models.ForeignKey(
        AssetVersion, verbose_name=_("version"), on_delete=models.PROTECT, related_name="counts"
    )

    class Meta(_DailyCount.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["version", "municipality", "day"],
                condition=models.Q(municipality__isnull=False),
                name="one_count_a_day_for_a_municipality",
            ),
            models.UniqueConstraint(
                fields=["version", "day"],
                condition=models.Q(municipality=None),
                name="one_count_a_day_for_nobody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}, {self.day}: {self.number}"


class DrawnCount(_DailyCount):
    """How often what is made on request was fetched: strips, project documents and the EU emblem. They have no
    versions, since each is made of today's records. `what` is a template's key, DOCUMENT or EMBLEM."""

    DOCUMENT, EMBLEM = "asiakirja", "eu"

    what = models.SlugField(_("what"), max_length=60)
    format = models.CharField(_("format"), max_length=8)

    class Meta(_DailyCount.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["what", "format", "municipality", "day"],
                condition=models.Q(municipality__isnull=False),
                name="one_drawn_count_a_day_for_a_municipality",
            ),
            models.UniqueConstraint(
                fields=["what", "format", "day"],
                condition=models.Q(municipality=None),
                name="one_drawn_count_a_day_for_nobody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what}.{self.format}, {self.day}: {self.number}"


class AssetWatch(models.Model):
    """A user's own wish to hear when an asset is superseded. `version` is the one they have, `told` the one
    they were last told of."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="asset_watches")
    asset = models.ForeignKey(BrandAsset, on_delete=models.CASCADE, related_name="watches")
    version = models.ForeignKey(AssetVersion, on_delete=models.PROTECT, related_name="+")
    told = models.ForeignKey(AssetVersion, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("wish to hear of a new version")
        verbose_name_plural = _("wishes to hear of new versions")
        constraints = [models.UniqueConstraint(fields=["user", "asset"], name="one_wish_for_an_asset")]

    def __str__(self) -> str:
        return f"{self.user}: {self.asset}"
