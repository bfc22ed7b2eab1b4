"""One page of each type as residents meet them: the demo's own, projects with other funding, events of every kind."""

from tests.services.site_server import SiteServer

DEMO_PAGES = {
    "front": "/",
    "front-sv": "/sv/",
    "front-en": "/en/",
    "municipality": "/kivijarvi/",
    "projects": "/hanke/",
    "project": "/hanke/sydansuomen-aluekehitystyolle-pikastartti/",
    "news": "/uutiset/",
    "news-narrowed": "/uutiset/?kunta=karstula&vuosi=2026",
    "news-nothing": "/uutiset/?kunta=karstula&vuosi=1950",
    "events": "/tapahtumat/",
    "events-month": "/tapahtumat/?kuukausi=2026-12",
    "events-past": "/tapahtumat/?aika=menneet",
    "events-empty-month": "/tapahtumat/?kuukausi=2090-01",
    "notices": "/kuulutukset/",
    "notices-nothing": "/kuulutukset/?kunta=kinnula",
    "notice": "/karstula/kuulutukset/maa-ainesten-ottaminen/",
    "search": "/haku/?q=hanke",
    "search-unasked": "/haku/",
    "search-nothing": "/haku/?q=elinvoimahankerahoitushakemuskasittely",
    "projects-narrowed": "/hanke/?kunta=karstula&teema=yhteydet",
    "projects-nothing": "/hanke/?kunta=karstula&tila=tulevat",
    "project-with-results": "/hanke/rantasaunat-matkailijan-reitille/",
    "standard": "/saavutettavuusseloste/",
    "privacy": "/tietosuojaseloste/",
    "feedback": "/palaute/?sivu=/karstula/",
    "feedback-thanks": "/palaute/kiitos/",
    "portal": "/aineistopankki/",
    "asset": "/aineistopankki/aineisto/kuva-kesajarvi/",
    "portal-filtered": "/aineistopankki/?kunta=karstula&kaytto=tumma",
    "combiner": "/aineistopankki/yhdistelma/",
    "combiner-drawn": "/aineistopankki/yhdistelma/?kohde=kunta/karstula&kaytto=tumma",
    "combiner-refused": "/aineistopankki/yhdistelma/?kohde=kunta/karstula&koko=5mm",
    "guideline": "/aineistopankki/viestintaohje/",
    "not-found": "/ei-ole/",
}
# An EU-funded project with five funders, a wholly EU-funded one with a single funder, and one of the 2014–2020 period.
_MAKE_PROJECTS = """
from brand.models import FundingProgramme
from tests.builders import make_event, make_project, make_project_page, make_news, municipality_page
five = make_project("Järvireitit samalle kartalle", rows=(
    ("eakr-2021-2027", 80_000), (None, 20_000, "Karstulan kunta"), (None, 10_000, "Viitasaaren kaupunki"),
    (None, 9_000, "Kivijärven kunta"), (None, 8_000, "Pitkän nimen kehittämissäätiö Pohjoinen Keski-Suomi")))
make_project_page(five)
make_news(municipality_page("karstula"), title="Järvireittien kartoitus alkaa keväällä", project=five)
make_event(municipality_page("karstula"), title="Järvireittien avoin karttailta", project=five)
FundingProgramme.objects.create(
    key="koe-2021-2027", name="Euroopan unionin suora ohjelma", period="2021-2027", regime="eu-2021-2027",
    eu_share=FundingProgramme.EUShare.WHOLE)
whole = make_project("Kylien energiat talteen", rows=(("koe-2021-2027", 60_000),))
make_project_page(whole)
make_news(municipality_page("karstula"), title="Kylien energiat kartoitetaan syksyllä", project=whole)
old = make_project("Kyläverkko valmiiksi yhdessä", rows=(("eakr-2014-2020", 50_000),))
make_project_page(old)
"""
# What an event can be besides held once, for an hour or two, as planned.
_MAKE_EVENTS = """
from datetime import UTC, date, datetime
from tests.builders import make_event, municipality_page
kinnula, at = municipality_page("kinnula"), lambda day, hour: datetime(2090, 5, day, hour, tzinfo=UTC)
make_event(kinnula, title="Kyläkävely Kinnulan raitilla", status="cancelled", address="Keskustie 45, 43900 Kinnula")
make_event(kinnula, title="Yleisötilaisuus kaavasta", status="postponed", remote_link="https://video.example/kaava")
make_event(kinnula, title="Kulttuuriviikonloppu Kinnulassa", is_all_day=True, start=at(4, 21), end=at(6, 21))
make_event(kinnula, title="Kuntosaliohjaus ikäihmisille", start=at(1, 15), end=at(1, 16),
    repetition=[("weekly", {"every": 1, "weekdays": [], "until": date(2090, 6, 30)})],
    changes=[
        ("skipped", {"day": date(2090, 5, 8)}),
        ("cancelled", {"day": date(2090, 5, 15), "note": "Ohjaaja on sairastunut."}),
        ("moved", {"day": date(2090, 5, 22), "start": at(23, 15), "end": at(23, 16), "place": "Seurojentalo",
            "note": "Koululla on juhla."})])
"""
FUNDED_PAGES = {
    "project-eu": "/hanke/jarvireitit-samalle-kartalle/",
    "news-eu": "/karstula/jarvireittien-kartoitus-alkaa-kevaalla/",
    "event-eu": "/karstula/jarvireittien-avoin-karttailta/",
    "project-wholly-eu": "/hanke/kylien-energiat-talteen/",
    "news-wholly-eu": "/karstula/kylien-energiat-kartoitetaan-syksylla/",
    "project-2014": "/hanke/kylaverkko-valmiiksi-yhdessa/",
}
EVENT_PAGES = {
    "event-cancelled": "/kinnula/kylakavely-kinnulan-raitilla/",
    "event-postponed": "/kinnula/yleisotilaisuus-kaavasta/",
    "event-of-days": "/kinnula/kulttuuriviikonloppu-kinnulassa/",
    "event-repeated": "/kinnula/kuntosaliohjaus-ikaihmisille/",
    "events-changed": "/tapahtumat/?kunta=kinnula&kuukausi=2090-05",
}


def make_pages(site: SiteServer) -> None:
    """Add the pages of FUNDED_PAGES and EVENT_PAGES to the running site."""
    site.shell(_MAKE_PROJECTS + _MAKE_EVENTS)


def demo_item(site: SiteServer, model: str) -> str:
    """The address of some demo news item ("NewsPage") or event ("EventPage") with a picture."""
    return site.shell(
        f"from news.models import {model}; "
        f"print({model}.objects.live().exclude(picture=None).first().relative_url(None))"
    ).strip()
