"""Pages without a fault, to make the examples from by changing one thing."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from ..facts import (
    BandFacts,
    ContactFacts,
    EventFacts,
    FundingFacts,
    Link,
    NameForms,
    PageFacts,
    Passage,
    PictureFacts,
    Place,
    ProjectFacts,
    RegionFacts,
)

TODAY = date(2026, 3, 2)
BODY = Place("body", "teksti", "b1")


@dataclass(frozen=True)
class Cases:
    """Pages by what is wrong or right with them."""

    bad: dict[str, PageFacts]
    good: dict[str, PageFacts]


CONTACT = ContactFacts(
    Place("contact"), "Koivulan viestintä", "Kunnan viestintä", email="viestinta@koivula.example"
)
PICTURE = PictureFacts(
    place=Place("picture", "pääkuva"),
    alt="Hiihtäjä järven jäällä pakkasaamuna",
    title="Talvijärvi",
    file_name="original_images/talvijarvi.jpg",
    creator="Koivulan kunta",
    licence="CC BY 4.0",
    width=2400,
    has_focal_point=True,
    is_hero=True,
)
MUNICIPALITIES = (
    NameForms("Honkakoski", "Honkakosken", "Honkakoskella"),
    NameForms("Koivula", "Koivulan", "Koivulassa"),
    NameForms("Rantula", "Rantulan", "Rantulassa"),
    NameForms("Syväjärvi", "Syväjärven", "Syväjärvellä"),
    NameForms("Haukijärvi", "Haukijärven", "Haukijärvellä"),
    NameForms("Metsäpudas", "Metsäputaan", "Metsäputaalla"),
    NameForms("Hietasaari", "Hietasaaren", "Hietasaarella"),
)
SITE_BAND = BandFacts(statement="Euroopan unionin osarahoittama", funders=("Keski-Suomen liitto",))

_NEWS = PageFacts(
    kind="news",
    language="fi",
    today=TODAY,
    title="Kirjasto on auki iltaan asti ilman henkilökuntaa",
    lead="Omatoimiaikana sisään pääsee kirjastokortilla ja tunnusluvulla. Opastusta saa arkisin kello 10–16.",
    passages=(
        Passage(
            "Honkakosken kirjasto palvelee nyt myös iltavuoroa tekeviä. Ovi aukeaa kortilla joka päivä.",
            BODY,
        ),
        Passage("Kuulutus muistuttaa sulkemisesta vartin ennen kuin valot sammuvat.", BODY),
    ),
    links=(Link("Kirjaston aukioloajat", "https://www.honkakoski.fi/kirjasto", BODY),),
    pictures=(PICTURE,),
    contacts=(CONTACT,),
    contact_field="contact",
    body_field="body",
    site_band=SITE_BAND,
    municipalities=MUNICIPALITIES,
    region=NameForms("Sydänsuomessa", "Sydänsuomen"),
    frame=tuple(RegionFacts(name) for name in ("masthead", "publisher", "funding", "closing")),
)

SECTIONS = {
    "aims": "Kunnat suunnittelevat hankkeet yhdessä.",
    "audience": "Kuntien kehittäjät ja alueen yritykset.",
    "methods": "Työpajoja jokaisessa kunnassa.",
    "reasons": "Elinkeinot muuttuvat, ja yhteistyö tarvitsee tukea.",
    "schedule": "Hanke alkaa tammikuussa ja päättyy joulukuussa.",
    "results": "Tulokset kerrotaan tässä, kun työpajat on pidetty.",
}
JTF = FundingFacts(
    "Keski-Suomen liitto", "Oikeudenmukaisen siirtymän rahasto", "jtf", "eu-2021-2027", True, Decimal(80000)
)
ERDF = replace(JTF, fund="Euroopan aluekehitysrahasto", fund_code="erdf")
AKKE = FundingFacts("Keski-Suomen liitto", "AKKE", "", "national", False, Decimal(80000))
OLD_ERDF = replace(ERDF, regime="eu-2014-2020")
EAFRD = FundingFacts("Ely-keskus", "Maaseuturahasto", "eafrd", "rural-2023-2027", True, Decimal(80000))
LEADER = replace(EAFRD, funder="Leader-ryhmä", fund="Leader-rahoitus", fund_code="leader")
INTERREG = FundingFacts("Interreg Aurora", "Interreg", "", "interreg-2021-2027", True, Decimal(80000))
EU_BAND = BandFacts(statement="Euroopan unionin osarahoittama", funders=("Keski-Suomen liitto",))
OLD_BAND = BandFacts(
    period_words=("Euroopan unioni", "Euroopan aluekehitysrahasto", "Vipuvoimaa EU:lta 2014–2020"),
    funders=("Keski-Suomen liitto",),
)
NATIONAL_BAND = BandFacts(funders=("Keski-Suomen liitto",))
_RECORD = ProjectFacts(
    name="Sydänsuomen aluekehitystyölle pikastartti",
    start=date(2026, 1, 1),
    end=date(2026, 12, 31),
    budget=Decimal(80000),
    implementers=("Kehittämisyhtiö Koivulanseutu",),
    sections=SECTIONS,
)


def news(**changes: Any) -> PageFacts:
    """A news item without a fault, but for the changes."""
    return replace(_NEWS, **changes)


def written(*texts: str, kind: str = "paragraph", **changes: Any) -> PageFacts:
    """A news item with these texts as its body."""
    return news(passages=tuple(Passage(text, BODY, kind) for text in texts), **changes)


def ready_made(*texts: str, **changes: Any) -> PageFacts:
    """A news item in which a ready-made block with these texts has been placed."""
    place = replace(BODY, is_ready_made=True)
    passages = tuple(Passage(text, place, "ready-made") for text in texts)
    return news(passages=(*_NEWS.passages, *passages), **changes)


def linked(words: str, target: str = "https://www.koivula.fi/asiointi") -> PageFacts:
    """A news item with one link."""
    return news(links=(Link(words, target, BODY),))


def pictured(**changes: Any) -> PageFacts:
    """A news item whose main picture has the changes."""
    return news(pictures=(replace(PICTURE, **changes),))


def event(contacts: tuple[ContactFacts, ...] = (CONTACT,), **changes: Any) -> PageFacts:
    """An event without a fault, but for the changes of when, where and how it is."""
    facts = EventFacts(
        start=datetime(2026, 3, 12, 15, tzinfo=UTC),
        end=datetime(2026, 3, 12, 17, tzinfo=UTC),
        place="Koivulan kunnantalo",
        address="Virastotie 4",
        accessibility="Kynnyksetön sisäänkäynti, induktiosilmukka",
        price="Maksuton",
    )
    return news(kind="event", event=replace(facts, **changes), contacts=contacts)


def project(
    *rows: FundingFacts, band: BandFacts = EU_BAND, facts: dict[str, Any] | None = None, **changes: Any
) -> PageFacts:
    """A project's page without a fault, funded by `rows`, but for the changes of the page and of its `facts`."""
    rows = rows or (JTF,)
    total = sum((row.amount or Decimal(0) for row in rows), Decimal(0))
    record = replace(_RECORD, **{"budget": total} | (facts or {}))
    page = {"kind": "project", "title": record.name, "project": record, "funding": rows, "band": band}
    return news(**page | changes)


def sized(row: FundingFacts, amount: int, **facts: Any) -> PageFacts:
    """A project paid by one row of this sum in euros."""
    return project(replace(row, amount=Decimal(amount)), facts=facts)


EMBLEM = '<img src="/static/brand/eu/emblem.svg" alt="Euroopan unionin lippu">'


def lockup(statement: str = "Euroopan unionin osarahoittama", more: str = "") -> str:
    """The emblem with its statement, as the frame's template draws it."""
    return f'<div class="eu">{EMBLEM}<img src="/static/brand/eu/statement.svg" alt="{statement}">{more}</div>'


def old_lockup(slogan: str = "Vipuvoimaa EU:lta 2014–2020", fund: str = "Euroopan aluekehitysrahasto") -> str:
    """The emblem of 2014–2020 with its words."""
    return f'<div class="eu">{EMBLEM}<p><b>Euroopan unioni</b>{fund}</p></div><p>{slogan}</p>'


def rendered(
    masthead: str | None = None,
    funding: str = "",
    main: str = "<p>Teksti</p>",
    language: str = "fi",
    end: str = "",
) -> str:
    """A rendered page with the four locked regions of a news item."""
    masthead = lockup() if masthead is None else masthead
    return (
        f'<!doctype html><html lang="{language}"><head><title>Sivu</title></head><body>'
        f'<header data-locked-region="masthead">{masthead}</header><main>'
        f'<p data-locked-region="publisher">Koivula</p>{main}</main>'
        f'<section data-locked-region="funding">{funding}<p>Keski-Suomen liitto</p></section>'
        f'<footer data-locked-region="closing">Sydänsuomessa</footer>{end}</body></html>'
    )
