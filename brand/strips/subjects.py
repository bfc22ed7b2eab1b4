"""Whose strip it is: a municipality or a project, and who may have it.

A kind of subject is registered by the layer that knows its records, as projects are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..frame.funding_band import FundingBand
from ..languages import in_language
from ..logos.strip.arranging import Contents
from ..logos.strip.pieces import MarkFile, Owner
from ..models import Mark, Municipality, Organisation, Region
from ..models.logo_template import MUNICIPALITY

__all__ = ["SUBJECTS", "Choice", "Subject", "SubjectKind", "choices_of", "contents_of", "find", "register"]


@dataclass(frozen=True)
class Subject:
    """Whose strip is drawn, in one language. `is_public` says that anybody may have it; `without_union` names the
    rule by which the record calls for no emblem, where it has funding at all. `language` is that of the name; empty
    for a name that is the same in all. `municipality_id` is the one municipality's whose it is, if there is one."""

    kind: str
    key: str
    name: str
    contents: Contents
    is_public: bool = True
    without_union: str = ""
    language: str = ""
    municipality_id: int | None = None


@dataclass(frozen=True)
class Choice:
    """A subject to choose. `is_public` is False for a draft that only some may see; `language` is that of the name."""

    kind: str
    key: str
    name: str
    is_public: bool = True
    language: str = ""

    @property
    def value(self) -> str:
        return f"{self.kind}/{self.key}"

    @property
    def label(self) -> str:
        return self.name if self.is_public else gettext("%(name)s (draft)") % {"name": self.name}


class SubjectKind(Protocol):
    """A kind of subject: its name in addresses, its place in the list, its heading, and its records as one user may
    see them."""

    name: str
    place: int
    heading: str | Promise

    def choices(self, user: Any) -> list[Choice]: ...

    def find(self, key: str, language: str, user: Any) -> Subject | None:
        """The subject of a key, or None where there is none or the user may not see it."""
        ...


SUBJECTS: dict[str, SubjectKind] = {}


def register(kind: SubjectKind) -> None:
    SUBJECTS[kind.name] = kind
    for name in sorted(SUBJECTS, key=lambda name: SUBJECTS[name].place):
        SUBJECTS[name] = SUBJECTS.pop(name)


def choices_of(user: Any) -> list[tuple[str | Promise, list[Choice]]]:
    """Everybody whose strip the user may have drawn, by kind under its heading."""
    return [(kind.heading, kind.choices(user)) for kind in SUBJECTS.values()]


def find(kind: str, key: str, language: str, user: Any) -> Subject | None:
    """The subject of that kind and key as an address says them, or None where there is none that the user may see.
    A key is foreign text: one with a NUL, which PostgreSQL takes for no text at all, belongs to nobody."""
    if kind not in SUBJECTS or "\0" in key:
        return None
    return SUBJECTS[kind].find(key, language, user)


class Municipalities:
    """The region's municipalities. They are everybody's to see."""

    name = MUNICIPALITY
    place = 1
    heading = _("Municipalities")

    def choices(self, user: Any) -> list[Choice]:
        return [Choice(self.name, one.slug, one.name) for one in Municipality.objects.defer("facet")]

    def find(self, key: str, language: str, user: Any) -> Subject | None:
        municipality = Municipality.objects.filter(slug=key).first()
        if municipality is None:
            return None
        contents = contents_of(language, publisher=municipality)
        return Subject(self.name, key, municipality.name, contents, municipality_id=municipality.pk)


def contents_of(
    language: str,
    publisher: Municipality | None = None,
    partners: Iterable[Municipality] = (),
    band: FundingBand | None = None,
) -> Contents:
    """What records say, with the marks of all who are in it. Two queries."""
    partners = tuple(partners)
    funders = band.funders if band else ()
    region = Region.objects.first()
    marks = _marks_by_owner([publisher, *partners], funders)

    def owner(record: Any) -> Owner:
        return Owner(_key(record), _name(record, language), tuple(marks.get(_key(record), ())))

    return Contents(
        language=language,
        region=owner(region) if region else None,
        publisher=owner(publisher) if publisher else None,
        partners=tuple(map(owner, partners)),
        funders=tuple(map(owner, funders)),
        support=band.statement.support if band and band.statement else "",
        period_lockups=band.period_lockups if band else (),
    )


def _marks_by_owner(
    municipalities: Iterable[Municipality | None], organisations: Iterable[Organisation]
) -> dict[str, list[MarkFile]]:
    wanted = Q(municipality=None, organisation=None)
    wanted |= Q(municipality__in=[one.pk for one in municipalities if one])
    wanted |= Q(organisation__in=[one.pk for one in organisations])
    found: dict[str, list[MarkFile]] = {}
    for mark in Mark.objects.filter(wanted).order_by("pk"):
        key = _key_of(mark.municipality_id, mark.organisation_id)
        file = MarkFile(
            mark.file.name, mark.shape, mark.variant, mark.width, mark.height, mark.is_demonstration
        )
        found.setdefault(key, []).append(file)
    return found


def _key(record: Any) -> str:
    return _key_of(
        record.pk if isinstance(record, Municipality) else None,
        record.pk if isinstance(record, Organisation) else None,
    )


def _key_of(municipality: int | None, organisation: int | None) -> str:
    if municipality:
        return f"municipality {municipality}"
    return f"organisation {organisation}" if organisation else "region"


def _name(record: Any, language: str) -> str:
    return in_language(record, "name", language) if isinstance(record, Organisation) else record.name
