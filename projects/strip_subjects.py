"""Projects as subjects of strips: what their record says, and who may see one that isn't published."""

import re
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageViewRestriction

from brand.frame.funding_band import funding_band
from brand.languages import current_language, in_language, language_of
from brand.models import FundingProgramme
from brand.models.logo_template import PROJECT
from brand.strips.subjects import Choice, Subject, contents_of

from .models import Project, ProjectPage

__all__ = ["Projects", "key_of"]

# The number alone finds the project; the words are for people, and may change with the name.
_KEY = re.compile(r"(?P<pk>\d{1,9})(?:-[a-z0-9-]{0,80})?")
_LONGEST_SLUG = 60


def key_of(project: Project) -> str:
    """The project's part of an address, such as 3-pikastartti."""
    return f"{project.pk}-{slugify(project.name)[:_LONGEST_SLUG].rstrip('-')}".rstrip("-")


class Projects:
    """Projects whose page is live and open to all are everybody's; the others are for who may see their record."""

    name = PROJECT
    place = 2
    heading = _("Projects")

    def choices(self, user: Any) -> list[Choice]:
        public = _public_keys()
        projects = Project.objects.all()
        if not _may_see_drafts(user):
            projects = projects.filter(page_key__in=public)
        language = current_language()
        return [
            Choice(
                self.name,
                key_of(one),
                in_language(one, "name", language),
                one.page_key in public,
                language_of(one, "name", language),
            )
            for one in projects
        ]

    def find(self, key: str, language: str, user: Any) -> Subject | None:
        parts = _KEY.fullmatch(key)
        project = Project.objects.with_facts().filter(pk=int(parts["pk"])).first() if parts else None
        if project is None:
            return None
        is_public = project.page_key in _public_keys(project)
        if not is_public and not _may_see_drafts(user):
            return None
        rows = list(project.funding.all())
        partners = list(project.municipalities.all())
        contents = contents_of(language, partners=partners, band=funding_band(rows, language))
        return Subject(
            kind=self.name,
            key=key_of(project),
            name=in_language(project, "name", language),
            contents=contents,
            is_public=is_public,
            without_union="NAT-01" if _is_national(rows) else "",
            language=language_of(project, "name", language),
            municipality_id=partners[0].pk if len(partners) == 1 else None,
        )


def _is_national(rows: list) -> bool:
    """Whether a programme of national money pays, and no other."""
    regimes = {row.programme.regime for row in rows if row.programme}
    return regimes == {FundingProgramme.Regime.NATIONAL}


def _may_see_drafts(user: Any) -> bool:
    return user.has_perm("projects.view_project") or user.has_perm("projects.change_project")


def _public_keys(project: Project | None = None) -> set:
    """The keys of live project pages that anybody may read."""
    pages = ProjectPage.objects.live()
    if project is not None:
        pages = pages.filter(translation_key=project.page_key)
    if PageViewRestriction.objects.exists():
        pages = pages.public()
    return set(pages.values_list("translation_key", flat=True))
