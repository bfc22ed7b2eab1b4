"""Who may raise a banner, and where: a banner is a publication, so whoever may publish a municipality's pages."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ..models import CrisisBanner, Municipality, User


@dataclass(frozen=True)
class BannerScope:
    """Where somebody may raise and take down banners. `everywhere` is the brand team's."""

    everywhere: bool
    municipalities: QuerySet[Municipality]

    @property
    def is_empty(self) -> bool:
        return not (self.everywhere or self.municipalities.exists())

    def banners(self) -> QuerySet[CrisisBanner]:
        """The banners that are theirs, those of the past included."""
        if self.everywhere:
            return CrisisBanner.objects.all()
        return CrisisBanner.objects.filter(municipality__in=self.municipalities)


def banner_scope(user: User) -> BannerScope:
    """Where `user` may raise a banner. Editors whose municipality publishes through an approver may not."""
    if not user.is_active:
        return BannerScope(False, Municipality.objects.none())
    if user.has_perm("brand.add_crisisbanner"):
        return BannerScope(True, Municipality.objects.all())
    publishes = Q(chief_editors__user=user) | Q(
        editors__user=user, publishing=Municipality.Publishing.EDITORS
    )
    return BannerScope(False, Municipality.objects.filter(publishes).distinct())
