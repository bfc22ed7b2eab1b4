"""What the list of projects is narrowed to. Each narrowing is an address."""

from collections.abc import Callable
from functools import cached_property
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from brand.chips import Chip, ChipRow
from brand.frame.site_frame import SiteFrame
from brand.models import Municipality

from .money import NO_FUND, NO_MUNICIPALITY, UNITEMISED, parts_by_fund
from .overview import Overview, PublicProject

STATE, FUND, MUNICIPALITY, THEME = "tila", "rahasto", "kunta", "teema"
NAMES = (STATE, MUNICIPALITY, THEME, FUND)
RUNNING, PAST, COMING = "kaynnissa", "paattyneet", "tulevat"


class ProjectFilters:
    """The filters of the list in one request. Raises Http404 when made, for a value that no filter has."""

    def __init__(self, request: HttpRequest, overview: Overview):
        self._overview = overview
        self._frame = SiteFrame.of(request)
        self._today = timezone.localdate()
        self.chosen = {name: request.GET[name] for name in NAMES if request.GET.get(name)}
        for name, value in self.chosen.items():
            if value not in self.choices[name]:
                raise Http404

    @cached_property
    def choices(self) -> dict[str, dict[str, str]]:
        """For each filter, what it may be set to, and that in words."""
        return {
            STATE: {
                RUNNING: pgettext("projects", "Running"),
                COMING: pgettext("projects", "Coming"),
                PAST: pgettext("projects", "Ended"),
            },
            MUNICIPALITY: {slug: one.name for slug, one in self.municipalities.items()}
            | {NO_MUNICIPALITY: _("No municipality in the record")},
            THEME: {theme.key: theme.display_name for theme in self._overview.themes},
            FUND: {fund.key: fund.name for fund in self._overview.funds}
            | {NO_FUND: _("No fund in the record"), UNITEMISED: _("Not itemised in the record")},
        }

    @cached_property
    def municipalities(self) -> dict[str, Municipality]:
        return {link.municipality.slug: link.municipality for link in self._frame.municipalities}

    def applied(self, leaving_out: str = "") -> list[PublicProject]:
        """The projects that pass, or would if the filter `leaving_out` weren't chosen."""
        tests = [self._test(name, value) for name, value in self.chosen.items() if name != leaving_out]
        return [project for project in self._overview.projects if all(test(project) for test in tests)]

    def _test(self, name: str, value: str) -> Callable[[PublicProject], bool]:
        if name == STATE:
            return lambda project: self.state_of(project) == value
        if name == THEME:
            return lambda project: value in project.themes
        if name == MUNICIPALITY:
            return lambda project: value in (project.municipalities or (NO_MUNICIPALITY,))
        return lambda project: value in parts_by_fund(project)

    def state_of(self, project: PublicProject) -> str:
        if project.is_past(self._today):
            return PAST
        return COMING if project.is_coming(self._today) else RUNNING

    def query(self, **changes: str | None) -> str:
        """The query string of these filters with changes, in a fixed order; empty where there is none."""
        values = self.chosen | changes
        names = [*NAMES, *(name for name in changes if name not in NAMES)]
        return urlencode({name: values[name] for name in names if values.get(name)})

    @property
    def words(self) -> list[str]:
        """What was chosen, in words."""
        return [self.choices[name][self.chosen[name]] for name in NAMES if name in self.chosen]

    @cached_property
    def rows(self) -> list[ChipRow]:
        """The filters, each with the choices that lead to some project and the one that is chosen."""
        labels = {
            STATE: _("State"),
            MUNICIPALITY: _("Municipality"),
            THEME: _("Theme"),
            FUND: _("Fund"),
        }
        rows = [ChipRow(name, labels[name], self._chips(name)) for name in NAMES]
        return [row for row in rows if row.chips]

    @property
    def first_rows(self) -> list[ChipRow]:
        return [row for row in self.rows if row.name in (STATE, MUNICIPALITY)]

    @property
    def more_rows(self) -> list[ChipRow]:
        return [row for row in self.rows if row.name not in (STATE, MUNICIPALITY)]

    @property
    def uses_more_rows(self) -> bool:
        return any(row.is_used for row in self.more_rows)

    def _chips(self, name: str) -> list[Chip]:
        used = {value for project in self._overview.projects for value in self._values(name, project)}
        return [
            self._chip(name, value, words)
            for value, words in self.choices[name].items()
            if value in used or self.chosen.get(name) == value
        ]

    def _values(self, name: str, project: PublicProject) -> tuple[str, ...]:
        if name == STATE:
            return (self.state_of(project),)
        if name == THEME:
            return project.themes
        if name == MUNICIPALITY:
            return project.municipalities or (NO_MUNICIPALITY,)
        return tuple(parts_by_fund(project))

    def _chip(self, name: str, value: str, words: str) -> Chip:
        is_chosen = self.chosen.get(name) == value
        owner = self.municipalities.get(value) if name == MUNICIPALITY else None
        query = self.query(**{name: None if is_chosen else value})
        return Chip(words, query, is_chosen, owner=owner, has_mark=owner is not None)
