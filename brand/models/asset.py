"""Brand assets: what people come for, in versions that never change."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.models import Page

from ..languages import current_language, in_language
from .mark import Mark
from .unchanging import Unchanging

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def private_storage():
    """Where the files are: no address leads there, a view reads them and answers for who may have them."""
    return storages["private"]


class AssetQuerySet(models.QuerySet):
    def visible_to(self, user, today: date | None = None) -> "AssetQuerySet":
        """What this user may find and fetch: the public assets in force, for the signed-in the internal too."""
        today = today or timezone.localdate()
        assets = self.filter(newest__isnull=False)
        if getattr(user, "is_authenticated", False) and user.has_perm("brand.change_brandasset"):
            return assets
        begun = Q(valid_from=None) | Q(valid_from__lte=today)
        lasting = Q(valid_until=None) | Q(valid_until__gte=today)
        assets = assets.filter(begun, lasting)
        return assets if getattr(user, "is_authenticated", False) else assets.filter(is_public=True)

    def matching(self, words: list[str]) -> "AssetQuerySet":
        """Those in whose names, keywords or owner every word occurs, inside a longer word too."""
        found = self
        for word in words:
            found = found.filter(search_text__contains=word.lower())
        return found

    def in_house_order(self) -> "AssetQuerySet":
        """The region's before the municipalities', and of one owner what is asked for most first."""
        kinds = [When(kind=kind, then=Value(rank)) for rank, kind in enumerate(BrandAsset.Kind.values)]
        shapes = [When(mark__shape=shape, then=Value(rank)) for rank, shape in enumerate(_SHAPES)]
        variants = [When(mark__variant=one, then=Value(rank)) for rank, one in enumerate(Mark.Variant.values)]
        return self.order_by(
            models.F("organisation").asc(nulls_first=True),
            models.F("municipality__name").asc(nulls_first=True),
            Case(*kinds, default=Value(99)),
            Case(*shapes, default=Value(99)),
            Case(*variants, default=Value(99)),
            "slug",
        )

    def with_files(self) -> "AssetQuerySet":
        """With everything that a card shows."""
        return self.select_related("newest", "mark", "municipality", "organisation").prefetch_related(
            "newest__files"
        )


_SHAPES = ("horizontal", "stacked", "symbol", "small")


class BrandAsset(models.Model):
    """Something of the identity to fetch. What it is stands here, the files themselves in its versions."""

    class Kind(models.TextChoices):
        TEMPLATE = "template", _("template")
        GUIDELINE = "guideline", _("guideline")
        MARK = "mark", _("mark")
        PHOTOGRAPH = "photograph", _("picture")
        FONT = "font", _("typeface")
        SOUND = "sound", _("sound")

    slug = models.SlugField(
        _("name in addresses"),
        max_length=80,
        unique=True,
        help_text=_("Stays the same over all versions. Small letters, numbers and hyphens."),
        validators=[
            RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Small letters a–z, numbers and hyphens."))
        ],
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("name"), max_length=160)
    title_sv = models.CharField(_("name in Swedish"), max_length=160, blank=True)
    title_en = models.CharField(_("name in English"), max_length=160, blank=True)
    use = models.TextField(_("what it is for and how to use it"), max_length=1000, blank=True)
    use_sv = models.TextField(_("use in Swedish"), max_length=1000, blank=True)
    use_en = models.TextField(_("use in English"), max_length=1000, blank=True)
    misuse = models.TextField(
        _("how not to use it"), max_length=1000, blank=True, help_text=_("One thing to a line.")
    )
    misuse_sv = models.TextField(_("how not to use it, in Swedish"), max_length=1000, blank=True)
    misuse_en = models.TextField(_("how not to use it, in English"), max_length=1000, blank=True)
    terms = models.TextField(
        _("terms"),
        max_length=600,
        help_text=_("Who may use it and on what terms, for example CC BY 4.0 and whom to name."),
    )
    terms_sv = models.TextField(_("terms in Swedish"), max_length=600, blank=True)
    terms_en = models.TextField(_("terms in English"), max_length=600, blank=True)
    keywords = models.CharField(
        _("keywords"), max_length=300, blank=True, help_text=_("Other words by which people look for it.")
    )
    municipality = models.ForeignKey(
        "brand.Municipality",
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assets",
    )
    organisation = models.ForeignKey(
        "brand.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assets",
    )
    project_page = models.ForeignKey(
        Page,
        verbose_name=_("project"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The project's own page, where the asset is a project's."),
    )
    is_public = models.BooleanField(
        _("public"),
        default=True,
        help_text=_("Open to anyone. Without this the asset is internal: only those who sign in find it."),
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(
        _("valid until"),
        null=True,
        blank=True,
        help_text=_("The last day on which it may be used. After that it can't be fetched."),
    )
    # What on the site shows this asset: a new version takes the old one's place there.
    mark = models.OneToOneField(
        Mark,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="asset",
        verbose_name=_("mark"),
    )
    picture = models.OneToOneField(
        "brand.Picture",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="asset",
        verbose_name=_("picture in the library"),
        help_text=_("Pages that show this picture get each new version of it."),
    )
    newest = models.OneToOneField(
        "brand.AssetVersion", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    search_text = models.TextField(editable=False, default="")

    objects = AssetQuerySet.as_manager()

    class Meta:
        verbose_name = _("brand asset")
        verbose_name_plural = _("brand assets")
        constraints = [
            models.CheckConstraint(
                condition=Q(municipality=None, organisation=None)
                | Q(municipality=None, project_page=None)
                | Q(organisation=None, project_page=None),
                name="an_asset_has_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None)
                | Q(valid_until=None)
                | Q(valid_until__gte=models.F("valid_from")),
                name="an_asset_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(mark=None) | Q(is_public=True), name="a_mark_on_the_site_is_public"
            ),
        ]

    def __str__(self) -> str:
        return self.display_title

    def save(self, *args, **kwargs):
        self.search_text = self._words()
        if kwargs.get("update_fields"):
            kwargs["update_fields"] = {*kwargs["update_fields"], "search_text"}
        super().save(*args, **kwargs)

    @property
    def display_title(self) -> str:
        return in_language(self, "title", current_language())

    @property
    def display_use(self) -> str:
        return in_language(self, "use", current_language())

    @property
    def display_terms(self) -> str:
        return in_language(self, "terms", current_language())

    @property
    def mark_owner(self):
        """Whose mark it is: a municipality or an organisation, None for the region."""
        return self.municipality or self.organisation

    @property
    def misuses(self) -> list[str]:
        """How not to use it, in the active language: a sentence each."""
        return in_language(self, "misuse", current_language()).splitlines()

    def state(self, today: date) -> str:
        """Whether it may be used on that day: "coming", "over", or "valid"."""
        if self.valid_from and today < self.valid_from:
            return "coming"
        return "over" if self.valid_until and today > self.valid_until else "valid"

    def clean(self) -> None:
        errors = {}
        if len([owner for owner in (self.municipality, self.organisation, self.project_page) if owner]) > 1:
            errors["organisation"] = _(
                "An asset has one owner: a municipality, an organisation or a project."
            )
        page = self.project_page.specific if self.project_page else None
        if page and getattr(page, "guideline_kind", "") != "project":
            errors["project_page"] = _("Choose a project's own page.")
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            errors["valid_until"] = _("The last day is before the first. Mend one of the two.")
        if self.mark_id and not self.is_public:
            errors["is_public"] = _("A mark that the site shows can't be internal.")
        if self.picture_id and self.kind != self.Kind.PHOTOGRAPH:
            errors["picture"] = _("Only an asset of the kind picture goes with a picture of the library.")
        if errors:
            raise ValidationError(errors)

    def _words(self) -> str:
        """Everything by which it can be found, in small letters."""
        owner = self.municipality or self.organisation or self.project_page
        words = [self.title, self.title_sv, self.title_en, self.keywords, self.slug, str(owner or "")]
        for language in LANGUAGES:
            with override(language):
                words.append(str(self.get_kind_display()))
        return " ".join(filter(None, words)).lower()


class AssetVersion(Unchanging):
    """One version of an asset, written once with its files."""

    asset = models.ForeignKey(
        BrandAsset, verbose_name=_("brand asset"), on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField(_("number"))
    note = models.CharField(_("what changed"), max_length=300, blank=True)
    is_demonstration = models.BooleanField(_("demonstration"), default=False)
    created_at = models.DateTimeField(_("published"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    preview = models.FileField(_("preview"), storage=private_storage, upload_to="assets/", blank=True)
    preview_width = models.PositiveIntegerField(_("width of the preview"), default=0, help_text="px")
    preview_height = models.PositiveIntegerField(_("height of the preview"), default=0, help_text="px")

    class Meta:
        verbose_name = _("version of an asset")
        verbose_name_plural = _("versions of assets")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["asset", "number"], name="one_version_of_a_number_for_an_asset")
        ]

    def __str__(self) -> str:
        return _("%(asset)s, version %(number)s") % {"asset": self.asset, "number": self.number}

    @property
    def is_newest(self) -> bool:
        return self.asset.newest_id == self.pk


class AssetFile(Unchanging):
    """A version in one format. `size` is in bytes, `sha256` in hexadecimal; `width` and `height` are a
    picture's px or a drawing's units, and None for what has neither."""

    version = models.ForeignKey(
        AssetVersion, verbose_name=_("version"), on_delete=models.PROTECT, related_name="files"
    )
    format = models.CharField(_("format"), max_length=8)
    file = models.FileField(_("file"), storage=private_storage, upload_to="assets/")
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField("SHA-256", max_length=64)
    width = models.FloatField(_("width"), null=True)
    height = models.FloatField(_("height"), null=True)

    class Meta:
        verbose_name = _("file of an asset")
        verbose_name_plural = _("files of assets")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "format"], name="one_file_of_a_format_for_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.format}"
