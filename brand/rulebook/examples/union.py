"""Examples of the rules for funding: EU, PER, NAT and the duties."""

from dataclasses import replace
from datetime import date
from typing import Any

from ..facts import BandFacts, FundingFacts, PageFacts
from .pages import (
    AKKE,
    EAFRD,
    EMBLEM,
    ERDF,
    EU_BAND,
    INTERREG,
    JTF,
    LEADER,
    NATIONAL_BAND,
    OLD_BAND,
    OLD_ERDF,
    Cases,
    lockup,
    news,
    old_lockup,
    pictured,
    project,
    ready_made,
    rendered,
    sized,
    written,
)

_EU_PAGE = rendered(funding=lockup())
_NATIONAL = {"band": NATIONAL_BAND}
_OLD = {"band": OLD_BAND}
_NO_SITE_FUNDING = {"site_band": BandFacts()}
_ENDED = {"start": date(2023, 1, 1), "end": date(2025, 12, 31)}


def _duty(bad: dict[str, PageFacts], good: dict[str, PageFacts], fund: FundingFacts) -> Cases:
    """A duty's cases: those it holds for, those it doesn't, and no page that isn't a project's."""
    return Cases(bad, good | {"a news item about the project": news(funding=(fund,), band=EU_BAND)})


def _project(row: FundingFacts, amount: int, **facts: Any) -> PageFacts:
    return sized(row, amount, **facts)


UNION = {
    "EU-01": Cases(
        bad={
            "not in the funding band": project(html=rendered()),
            "not in the masthead": news(html=rendered(masthead="")),
            "the statement without the emblem": project(html=rendered(funding=lockup().replace(EMBLEM, ""))),
            "not for 2014–2020": project(OLD_ERDF, html=rendered(), **_OLD),
        },
        good={
            "not rendered": project(),
            "in both": project(html=_EU_PAGE),
            "national": project(AKKE, html=rendered(), **_NATIONAL),
            "a site without EU money": news(html=rendered(masthead=""), **_NO_SITE_FUNDING),
        },
    ),
    "EU-02": Cases(
        bad={
            "missing": project(html=rendered(funding=EMBLEM)),
            "in other words": project(html=rendered(funding=lockup("EU:n tukema"))),
            "in part": project(html=rendered(funding=lockup("Euroopan unionin"))),
            "not beside the emblem": project(
                html=rendered(
                    funding=f'<div class="eu">{EMBLEM}</div><div>Euroopan unionin osarahoittama</div>'
                )
            ),
            "in the masthead": news(html=rendered(masthead=EMBLEM)),
            "the record's words": project(band=BandFacts("EU:n osarahoittama")),
        },
        good={
            "not rendered": project(),
            "plain": project(html=_EU_PAGE),
            "as text": project(
                html=rendered(funding=f"<div>{EMBLEM}<p>Euroopan unionin\u00a0osarahoittama</p></div>")
            ),
            "national": project(AKKE, html=rendered(), **_NATIONAL),
            "2014–2020": project(OLD_ERDF, html=rendered(funding=old_lockup()), **_OLD),
        },
    ),
    "EU-10": Cases(
        bad={
            "by its name": pictured(title="Vipuvoimaa EU:lta -logo"),
            "by its file": pictured(file_name="original_images/Vipuvoimaa_EU_2014_2020.png"),
            "a fund's mark": pictured(file_name="original_images/eakr-logo.png"),
            "by its text alternative": pictured(alt="ESR-logo ja kunnan vaakuna"),
            "in the rendered page": project(
                html=rendered(funding=lockup(), main='<img src="/m/vipuvoimaa.png" alt="">')
            ),
        },
        good={
            "plain": pictured(),
            "2014–2020": project(OLD_ERDF, pictures=pictured(title="Vipuvoimaa EU:lta").pictures, **_OLD),
            "the word in a text": written("Hanke antaa vipuvoimaa yrityksille."),
            "rendered": project(html=_EU_PAGE),
        },
    ),
    "EU-11": Cases(
        bad={
            "in a caption": written("Euroopan unionin osarahoittama – JTF", kind="caption"),
            "before the statement": written(
                "Oikeudenmukaisen siirtymän rahasto, Euroopan unionin osarahoittama"
            ),
            "in the lock-up": project(html=rendered(funding=lockup(more="<p>JTF</p>"))),
            "the record's own fund": project(
                html=rendered(funding=lockup(more="<p>Oikeudenmukaisen siirtymän rahasto</p>"))
            ),
            "in the masthead": news(html=rendered(masthead=lockup(more="<small>EAKR</small>"))),
            "inflected": written("Euroopan unionin osarahoittama, Euroopan aluekehitysrahaston tuella"),
            "with a colon": written("JTF:n hanke – Euroopan unionin osarahoittama"),
            "on the line below": written(
                "Euroopan unionin osarahoittama", "Oikeudenmukaisen siirtymän rahasto"
            ),
            "in the record's words": project(band=BandFacts("Euroopan unionin osarahoittama JTF")),
            "in a ready-made block": ready_made("Euroopan unionin osarahoittama – EAKR"),
        },
        good={
            "the statement alone": written("Euroopan unionin osarahoittama", kind="caption"),
            "a sentence": written("JTF-hanke on Euroopan unionin osarahoittama."),
            "the fund in another paragraph": written(
                "Euroopan unionin osarahoittama", "Rahoitus tulee oikeudenmukaisen siirtymän rahastosta."
            ),
            "another word that begins alike": written("Euroopan unionin osarahoittama esrajoite"),
            "rendered": project(html=_EU_PAGE),
            "2014–2020": project(OLD_ERDF, html=rendered(funding=old_lockup()), **_OLD),
        },
    ),
    "EU-20": Cases(
        bad={
            "placed by hand, by its name": pictured(title="EU-logo"),
            "placed by hand, by its file": pictured(
                file_name="original_images/FI_Co-fundedbytheEU_RGB_POS.jpg"
            ),
            "the statement as a picture": pictured(alt="Euroopan unionin osarahoittama"),
            "in the text": project(html=rendered(funding=lockup(), main=EMBLEM)),
            "in the footer": news(html=rendered(end=EMBLEM)),
            "national funding": project(AKKE, html=rendered(funding=lockup()), **_NATIONAL),
            "no project at all": news(html=rendered(funding=lockup())),
            "a site without EU money": news(html=rendered(), **_NO_SITE_FUNDING),
        },
        good={
            "plain": pictured(),
            "where the record calls for it": project(html=_EU_PAGE),
            "in the masthead alone": news(html=rendered()),
            "a photograph of a flag": pictured(
                title="Liput salossa", alt="EU-lippu liehuu kunnantalon edessä"
            ),
        },
    ),
    "PER-01": Cases(
        bad={
            "2014–2020 with the new statement": project(OLD_ERDF, band=EU_BAND),
            "2014–2020 without its words": project(OLD_ERDF, band=NATIONAL_BAND),
            "2021–2027 with the old words": project(JTF, band=OLD_BAND),
            "2014–2020 rendered without its slogan": project(
                OLD_ERDF, html=rendered(funding=old_lockup(slogan="")), **_OLD
            ),
            "2014–2020 rendered without its fund": project(
                OLD_ERDF, html=rendered(funding=old_lockup(fund="")), **_OLD
            ),
            "2021–2027 rendered with the slogan": project(
                JTF, html=rendered(funding=lockup(more="<p>Vipuvoimaa EU:lta</p>"))
            ),
        },
        good={
            "2014–2020": project(OLD_ERDF, html=rendered(funding=old_lockup()), **_OLD),
            "2021–2027": project(JTF, html=_EU_PAGE),
            "not rendered": project(OLD_ERDF, **_OLD),
            "rural": project(EAFRD),
        },
    ),
    "NAT-01": Cases(
        bad={
            "claims the EU in a text": project(
                AKKE, lead="Euroopan unionin osarahoittama hanke auttaa kuntia.", **_NATIONAL
            ),
            "claims it in English": project(
                AKKE, title="Co-funded by the European Union in Koivula", **_NATIONAL
            ),
            "the band shows the emblem": project(AKKE, band=EU_BAND),
            "the page shows the emblem": project(AKKE, html=rendered(funding=lockup()), **_NATIONAL),
            "the funder is missing": project(
                AKKE, html=rendered().replace("Keski-Suomen liitto", "Joku muu"), **_NATIONAL
            ),
        },
        good={
            "plain": project(AKKE, **_NATIONAL),
            "rendered": project(AKKE, html=rendered(), **_NATIONAL),
            "EU money too": project(JTF, AKKE, html=_EU_PAGE),
            "tells of EU money to apply for": project(
                AKKE, lead="Hanke välittää tietoa JTF-rahoituksesta.", **_NATIONAL
            ),
        },
    ),
    "A50-A": _duty(
        {"JTF": project(JTF), "ERDF": project(ERDF), "also after the end": project(JTF, facts=_ENDED)},
        {
            "national": project(AKKE, **_NATIONAL),
            "2014–2020": project(OLD_ERDF, **_OLD),
            "rural": project(EAFRD),
        },
        JTF,
    ),
    "A50-B": _duty(
        {"JTF": project(JTF), "with national money": project(JTF, AKKE)},
        {
            "national": project(AKKE, **_NATIONAL),
            "ended": project(JTF, facts=_ENDED),
            "Interreg": project(INTERREG),
        },
        JTF,
    ),
    "A50-C1": _duty(
        {
            "over 500 000": _project(ERDF, 500_001),
            "with an investment": _project(ERDF, 900_000, invests=True),
        },
        {
            "exactly 500 000": _project(ERDF, 500_000),
            "no investment": _project(ERDF, 900_000, invests=False),
            "another fund": _project(JTF, 900_000),
        },
        ERDF,
    ),
    "A50-C2": _duty(
        {
            "over 100 000": _project(JTF, 100_001),
            "ESF": _project(replace(JTF, fund_code="esf"), 300_000, invests=True),
        },
        {
            "exactly 100 000": _project(JTF, 100_000),
            "no investment": _project(JTF, 300_000, invests=False),
            "another fund": _project(ERDF, 300_000),
        },
        JTF,
    ),
    "A50-D": _duty(
        {
            "a small project": _project(JTF, 50_000),
            "no investment": _project(JTF, 300_000, invests=False),
            "an investment below the limit": _project(ERDF, 500_000, invests=True),
        },
        {
            "a plaque in its place": _project(JTF, 300_000, invests=True),
            "a plaque for ERDF": _project(ERDF, 600_000, invests=True),
            "national": project(AKKE, **_NATIONAL),
            "ended": project(JTF, facts=_ENDED),
        },
        JTF,
    ),
    "A50-E": _duty(
        {
            "over 10 000 000": _project(ERDF, 10_000_001),
            "strategic": _project(JTF, 50_000, is_strategic=True),
        },
        {"exactly 10 000 000": _project(ERDF, 10_000_000), "small": project(JTF)},
        JTF,
    ),
    "CAP-02": _duty(
        {"over 50 000": _project(EAFRD, 50_001), "over 500 000": _project(EAFRD, 600_000, invests=True)},
        {
            "exactly 50 000": _project(EAFRD, 50_000),
            "no investment": _project(EAFRD, 90_000, invests=False),
            "Leader": _project(LEADER, 90_000),
        },
        EAFRD,
    ),
    "CAP-03": _duty(
        {"over 10 000": _project(LEADER, 10_001), "much": _project(LEADER, 60_000)},
        {"exactly 10 000": _project(LEADER, 10_000), "not Leader": _project(EAFRD, 60_000)},
        LEADER,
    ),
    "INT-01": _duty(
        {
            "over 100 000": _project(INTERREG, 100_001),
            "with an investment": _project(INTERREG, 200_000, invests=True),
        },
        {
            "exactly 100 000": _project(INTERREG, 100_000),
            "no investment": _project(INTERREG, 200_000, invests=False),
        },
        INTERREG,
    ),
}
