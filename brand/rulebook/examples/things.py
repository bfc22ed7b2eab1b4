"""Examples of the rules for pictures, events and projects: IMG, EVT, PRJ and FRM."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from ..facts import Blank, Place, RegionFacts
from .pages import (
    AKKE,
    JTF,
    NATIONAL_BAND,
    PICTURE,
    SECTIONS,
    TODAY,
    Cases,
    event,
    news,
    pictured,
    project,
    rendered,
)

_START = datetime(2026, 3, 12, 15, tzinfo=UTC)
_RESULTS = "Työpajoihin osallistui 140 ihmistä, ja niistä syntyi kuusi hankesuunnitelmaa. Kolme on saanut rahoituksen. "
_ENDED = {"start": date(2024, 1, 1), "end": date(2025, 6, 30)}


_CONSENT = {"shows_people": True, "consent_note": "Suostumukset 3.2.2026, kansio 12"}


def _day_after(days: int) -> date:
    return TODAY + timedelta(days=days)


def _blank(field: str, message: str):
    return news(blanks=(Blank(Place(field), message),))


def _without(section: str) -> dict[str, str]:
    return SECTIONS | {section: " "}


def _framed(*texts: str | None, html: str) -> object:
    names = ("masthead", "publisher", "funding", "closing")
    return news(
        frame=tuple(RegionFacts(name, text) for name, text in zip(names, texts, strict=True)), html=html
    )


THINGS = {
    "IMG-01": Cases(
        bad={
            "none": pictured(alt=""),
            "too short": pictured(alt="Talo"),
            "too long": pictured(alt="Hiihtäjä järven jäällä pakkasaamuna. " * 8),
            "a file name": pictured(alt="talvijarvi_2041.jpg"),
            "the picture's own file name": pictured(alt="talvijarvi"),
            "a camera's number": pictured(alt="IMG_20260301"),
            "invisible characters": pictured(alt="\u200b\u200b\u200b\u200b\u200b\u200b"),
            "a picture in the text": news(pictures=(PICTURE, replace(PICTURE, alt="", is_hero=False))),
        },
        good={
            "plain": pictured(),
            "five characters": pictured(alt="Järvi"),
            "no picture": news(pictures=()),
            "a name that is said in words": pictured(alt="Talvijärvi aamulla"),
        },
    ),
    "IMG-02": Cases(
        bad={
            "no photographer": pictured(creator=""),
            "no licence": pictured(licence=" "),
            "neither": pictured(creator="\u200b", licence=""),
            "a picture in the text": news(pictures=(PICTURE, replace(PICTURE, creator="", is_hero=False))),
            "people without a consent": pictured(shows_people=True),
            "a consent that ran out yesterday": pictured(**_CONSENT, consent_until=_day_after(-1)),
            "a licence that ran out yesterday": pictured(licence_until=_day_after(-1)),
        },
        good={
            "plain": pictured(),
            "no picture": news(pictures=()),
            "own picture": pictured(licence="Oma kuva"),
            "people with a consent": pictured(**_CONSENT),
            "the consent's last day": pictured(**_CONSENT, consent_until=_day_after(0)),
            "the licence's last day": pictured(licence_until=_day_after(0)),
            "nobody in it any more": pictured(consent_until=_day_after(-1)),
        },
    ),
    "IMG-03": Cases(
        bad={
            "narrow": pictured(width=1199),
            "no focal point": pictured(has_focal_point=False),
            "both": pictured(width=640, has_focal_point=False),
        },
        good={
            "plain": pictured(),
            "just wide enough": pictured(width=1200),
            "a picture in the text": pictured(width=640, has_focal_point=False, is_hero=False),
        },
    ),
    "EVT-01": Cases(
        bad={
            "no start": event(start=None),
            "no end": event(end=None),
            "ends before it starts": event(end=datetime(2026, 3, 12, 14, tzinfo=UTC)),
            "nowhere": event(place="", remote_link=""),
            "a place of spaces": event(place=" \u200b", remote_link=""),
            "nobody to ask": event(contacts=()),
        },
        good={
            "plain": event(),
            "from afar": event(place="", address="", remote_link="https://kokous.example/hankeilta"),
            "a moment": event(start=_START, end=_START),
            "a news item": news(),
        },
    ),
    "EVT-02": Cases(
        bad={
            "nothing of access": event(accessibility=""),
            "nothing of the price": event(price=""),
            "nothing of either": event(accessibility=" ", price=" "),
        },
        good={
            "plain": event(),
            "from afar": event(place="", accessibility="", remote_link="https://kokous.example/hankeilta"),
            "costs": event(price="12 €"),
        },
    ),
    "PRJ-01": Cases(
        bad={
            "no record": project(facts={"has_record": False}),
            "no name": project(facts={"name": ""}, title="Sydänsuomen aluekehitystyölle"),
            "no time": project(facts={"end": None}),
            "no budget": project(facts={"budget": None}),
            "no implementers": project(facts={"implementers": ()}),
            "no funders": project(funding=()),
            "a funder without a sum": project(replace(JTF, amount=None), facts={"budget": Decimal(80000)}),
            **{
                f"no {name}": project(facts={"sections": _without(name)})
                for name in SECTIONS
                if name != "schedule"
            },
            "no contact": project(contacts=()),
        },
        good={
            "plain": project(),
            "without a schedule": project(facts={"sections": _without("schedule")}),
            "two funders": project(JTF, AKKE),
            "national": project(AKKE, band=NATIONAL_BAND),
        },
    ),
    "PRJ-02": Cases(
        bad={
            "too little": project(facts={"budget": Decimal(80001)}),
            "too much": project(JTF, AKKE, facts={"budget": Decimal(80000)}),
            "a cent": project(facts={"budget": Decimal("79999.99")}),
        },
        good={
            "plain": project(),
            "two rows": project(JTF, AKKE, facts={"budget": Decimal(160000)}),
            "decimals alike": project(facts={"budget": Decimal("80000.00")}),
            "a missing sum is another rule's": project(
                replace(JTF, amount=None), facts={"budget": Decimal(1)}
            ),
        },
    ),
    "PRJ-03": Cases(
        bad={
            "ended without results": project(facts=_ENDED | {"sections": _without("results")}),
            "ended with a promise": project(facts=_ENDED),
            "61 days": project(
                facts={"start": date(2025, 1, 1), "end": date(2025, 12, 31)}, today=date(2026, 3, 2)
            ),
        },
        good={
            "not ended": project(),
            "60 days": project(
                facts={"start": date(2025, 1, 1), "end": date(2025, 12, 31)}, today=date(2026, 3, 1)
            ),
            "ended with results": project(facts=_ENDED | {"sections": SECTIONS | {"results": _RESULTS * 2}}),
        },
    ),
    "FRM-02": Cases(
        bad={
            "a quote without its words": _blank("body", "Sanat: Tämä kenttä vaaditaan."),
            "a link that leads nowhere": _blank("further_reading", "Valitse sivu tai anna osoite."),
        },
        good={"all filled in": news(), "an event": event(), "a project": project()},
    ),
    "FRM-01": Cases(
        bad={
            "a region missing": news(html=rendered().replace('data-locked-region="funding"', "")),
            "a region twice": news(html=rendered(end='<footer data-locked-region="closing"></footer>')),
            "another order": news(
                html=rendered()
                .replace('"masthead"', '"x"')
                .replace('"closing"', '"masthead"')
                .replace('"x"', '"closing"')
            ),
            "a region of nobody": news(html=rendered(main='<p data-locked-region="advertisement">Osta</p>')),
            "altered": _framed(None, "Koivula", None, "Sydänsuomessa 2026", html=rendered()),
            "altered publisher": _framed(None, "Rantula", None, None, html=rendered()),
        },
        good={
            "not rendered": news(),
            "plain": news(html=rendered()),
            "unaltered": _framed(None, "Koivula", None, "Sydänsuomessa", html=rendered()),
            "spaces alone differ": _framed(None, " Koivula\n", None, None, html=rendered()),
            "pictures count by their text": _framed(
                "Euroopan unionin lippu Euroopan unionin osarahoittama", None, None, None, html=rendered()
            ),
        },
    ),
}
