"""Examples of the rules for public notices: NTC and LAW-02."""

from dataclasses import replace
from datetime import timedelta

from ..facts import NoticeFacts, PageFacts
from .pages import CONTACT, TODAY, Cases, news

_NOTICE = NoticeFacts(
    kind="announcement",
    first_day=TODAY,
    last_day=TODAY + timedelta(days=14),
    authority="Koivulan kunta, tekninen lautakunta",
    case_number="KOI/123/10.02.03/2026",
    appeal="Muistutukset kunnan kirjaamoon.",
    appeal_until=TODAY + timedelta(days=14),
)
_NO_APPEAL = {"appeal": "", "appeal_until": None}


def _day(days: int):
    return TODAY + timedelta(days=days)


def notice(title: str = "Maa-ainesten ottoa koskeva lupahakemus", **changes) -> PageFacts:
    """A notice without a fault, but for the changes of its own facts."""
    contacts = changes.pop("contacts", (CONTACT,))
    return news(kind="notice", title=title, lead="", contacts=contacts, notice=replace(_NOTICE, **changes))


NOTICES = {
    "NTC-01": Cases(
        bad={
            "no authority": notice(authority=" "),
            "no case number": notice(case_number=""),
            "nobody to ask": notice(contacts=()),
            "a last day and no way": notice(appeal=""),
            "a way and no last day": notice(appeal_until=None),
            "a last day that is behind": notice(appeal_until=_day(-1)),
        },
        good={"plain": notice(), "nothing to appeal": notice(**_NO_APPEAL)},
    ),
    "LAW-02": Cases(
        bad={
            "thirteen days": notice(last_day=_day(13)),
            "a plan for fourteen days": notice(kind="plan", last_day=_day(14)),
            "minutes for fourteen days": notice(kind="minutes", last_day=_day(14)),
            "ends before the appeal does": notice(appeal_until=_day(37)),
            "personal data longer than needed": notice(last_day=_day(15)),
            "shorter than promised": notice(
                has_personal_data=False, last_day=_day(20), promised_last_day=_day(21)
            ),
        },
        good={
            "plain": notice(),
            "until the end of the appeal": notice(appeal_until=_day(37), last_day=_day(37)),
            "long, without personal data": notice(has_personal_data=False, last_day=_day(90)),
            "prolonged": notice(has_personal_data=False, last_day=_day(30), promised_last_day=_day(14)),
            "a plan": notice(kind="plan", last_day=_day(30), **_NO_APPEAL),
            "minutes": notice(kind="minutes", last_day=_day(21), **_NO_APPEAL),
        },
    ),
    "NTC-02": Cases(
        bad={
            "an identity code": notice("Poikkeamislupa, hakija 131052-308T"),
            "a telephone number": notice("Poikkeamislupa, kysy 040 123 4567"),
            "an e-mail address": notice("Poikkeamislupa, matti.meikalainen@posti.example"),
            "a property identifier": notice("Poikkeamislupa kiinteistölle 226-401-5-12"),
            "the contact's own name": notice(
                "Poikkeamislupa, Maija Esimerkki", contacts=(replace(CONTACT, name="Maija Esimerkki"),)
            ),
        },
        good={
            "plain": notice(),
            "a year and a number of an article": notice("Asemakaavan muutos 2026, korttelit 12–14"),
            "the municipality that is asked": notice(
                "Koivulan kunta kuuluttaa kaavaehdotuksen",
                contacts=(replace(CONTACT, name="Koivulan kunta"),),
            ),
            "a case number": notice("Päätös KOI/0123/10.02.03/2026 nähtävillä"),
        },
    ),
    "NTC-03": Cases(
        bad={
            "its time is over": notice(has_ended=True, last_day=_day(-1)),
            "taken down early": notice(has_ended=True, last_day=_day(5)),
        },
        good={"plain": notice(), "on its last day": notice(first_day=_day(-14), last_day=TODAY)},
    ),
    "NTC-04": Cases(
        bad={
            "a shared file": notice(files_of_others=("Rakennusjärjestys",)),
            "two shared files": notice(files_of_others=("Rakennusjärjestys", "Taksat")),
        },
        good={"plain": notice(), "no files": notice(files_of_others=())},
    ),
}
