"""What a list is narrowed to. Each narrowing is an address, so that it can be kept, shared and subscribed to."""

import re
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from brand.chips import Chip, ChipRow
from brand.frame.site_frame import SiteFrame
from brand.models import Municipality

from .choices import ProjectChoice, filter_choices
from .models.topic import Topic

MUNICIPALITY, TOPIC, PROJECT, YEAR = "kunta", "aihe", "hanke", "vuosi"
# The region's own items, of no single municipality.
SHARED = "yhteiset"

_YEAR = re.compile(r"[12][0-9]{3}", re.ASCII)


class ListFilters:
    """The filters of one list in one request. Raises Http404 when made, for a value that no filter has."""

    def __init__(self, request: HttpRequest, names: tuple[str, ...] = (MUNICIPALITY, TOPIC, PROJECT, YEAR)):
        self._frame = SiteFrame.of(request)
        self._names = names
        self._choices = filter_choices(self._frame.language)
        self.chosen = {name: request.GET[name] for name in names if request.GET.get(name)}
        self.municipality = self._found(MUNICIPALITY, self._municipalities)
        self.topic: Topic | None = self._found(TOPIC, {topic.key: topic for topic in self._choices.topics})
        self.project: ProjectChoice | None = self._found(
            PROJECT,
            {one.slug: one for one in (*self._choices.other_projects, *self._choices.projects)},
        )
        self.year = self._year()

    @cached_property
    def _municipalities(self) -> dict[str, Municipality | None]:
        found = {link.municipality.slug: link.municipality for link in self._frame.municipalities}
        return found | {SHARED: None}

    def _found(self, name: str, choices: dict):
        if name not in self.chosen:
            return None
        try:
            return choices[self.chosen[name]]
        except KeyError as error:
            raise Http404 from error

    def _year(self) -> int | None:
        if YEAR not in self.chosen:
            return None
        if not _YEAR.fullmatch(self.chosen[YEAR]):
            raise Http404
        return int(self.chosen[YEAR])

    def applied(self, items: QuerySet, year_field: str = "date") -> QuerySet:
        """The items that pass."""
        if MUNICIPALITY in self.chosen:
            items = items.filter(publisher=self.municipality)
        if self.topic:
            items = items.filter(topic=self.topic)
        if self.project:
            items = items.filter(project=self.project.pk)
        if self.year:
            first, last = date(self.year, 1, 1), date(self.year, 12, 31)
            items = items.filter(**{f"{year_field}__range": (first, last)})
        return items

    def query(self, **changes: str | None) -> str:
        """The query string of these filters with changes, in a fixed order; empty where there is none."""
        values = self.chosen | changes
        # The filters in their own order, so that one list has one address; what else is asked for, after them.
        names = [*self._names, *(name for name in changes if name not in self._names)]
        return urlencode({name: values[name] for name in names if values.get(name)})

    @property
    def words(self) -> list[str]:
        """What was chosen, in words."""
        return [chip.label for row in self.rows for chip in row.chips if chip.is_chosen]

    @cached_property
    def rows(self) -> list[ChipRow]:
        """The filters of this list, each with its choices."""
        makers = {
            MUNICIPALITY: self._municipality_row,
            TOPIC: self._topic_row,
            PROJECT: self._project_row,
            YEAR: self._year_row,
        }
        rows = [makers[name]() for name in self._names]
        return [row for row in rows if row.chips]

    @property
    def more_rows(self) -> list[ChipRow]:
        """All filters but the municipality, which stands first and is used most."""
        return [row for row in self.rows if row.name != MUNICIPALITY]

    def _row(self, name: str, label: str, choices: list[tuple[str, str]]) -> ChipRow:
        return ChipRow(name, label, [self._chip(name, value, words) for value, words in choices])

    def _chip(self, name: str, value: str, label: str, **looks) -> Chip:
        is_chosen = self.chosen.get(name) == value
        return Chip(label, self.query(**{name: None if is_chosen else value}), is_chosen, **looks)

    def _municipality_row(self) -> ChipRow:
        chips = [
            self._chip(MUNICIPALITY, slug, owner.name, owner=owner, has_mark=True)
            for slug, owner in self._municipalities.items()
            if owner
        ]
        chips.append(self._chip(MUNICIPALITY, SHARED, pgettext("items", "Shared"), has_mark=True))
        return ChipRow(MUNICIPALITY, _("Municipality"), chips)

    def _topic_row(self) -> ChipRow:
        topics = [(topic.key, topic.display_name) for topic in self._choices.topics]
        return self._row(TOPIC, _("Topic"), topics)

    def _project_row(self) -> ChipRow:
        offered = self._choices.projects
        if self.project and self.project not in offered:
            offered = [*offered, self.project]
        return self._row(PROJECT, _("Project"), [(project.slug, project.title) for project in offered])

    def _year_row(self) -> ChipRow:
        years = sorted({*self._choices.years, *([self.year] if self.year else [])}, reverse=True)
        return self._row(YEAR, _("Year"), [(str(year), str(year)) for year in years])
