"""Examples of the rules for words: TXT, CON and LNG."""

from ..facts import BandFacts, ContactFacts, Heading, Passage, PictureFacts, Place
from .pages import (
    AKKE,
    BODY,
    CONTACT,
    EU_BAND,
    JTF,
    NATIONAL_BAND,
    OLD_BAND,
    OLD_ERDF,
    Cases,
    event,
    linked,
    news,
    pictured,
    project,
    ready_made,
    rendered,
    written,
)


def _headings(*levels: int):
    return news(headings=tuple(Heading(f"Väliotsikko {level}", level, BODY) for level in levels))


_LONG = "Kunta kutsuu asukkaat keskustelemaan " + " ".join(["alueen tulevista suunnitelmista"] * 12) + "."
_SHORT = (
    "Katko koskee Koivulan keskustaa. Koulut saavat vetensä säiliöautosta. Muille vettä on jaossa pihalla."
)
# The authority's own example, and numbers of the 900s, which nobody is given.
_CODES = ("131052-308T", "010100A901H", "290296Y9059", "311299+910K", "050610F933R", "170777U987A")

TEXTS = {
    "TXT-01": Cases(
        bad={
            "too short": news(title="Tiedote"),
            "too long": news(title="Kirjasto on auki iltaan asti " * 4),
            "in capitals": news(title="KIRJASTO ON AUKI ILTAAN ASTI"),
            "full stop": news(title="Kirjasto on auki iltaan asti."),
            "two exclamation marks": news(title="Kirjasto on auki iltaan asti!!"),
            "spaced exclamation marks": news(title="Kirjasto on auki iltaan asti! !"),
            "zero-width space": news(title="Kirjasto on auki\u200b iltaan asti"),
            "soft hyphen": news(title="Kirjasto on auki omatoimi\u00adaikana"),
            "long only by zero-width characters": news(title="Auki" + "\u200b" * 30),
            "Word markup": news(title="<o:p>Kirjasto on auki iltaan asti</o:p>"),
            "Word style": news(
                title='<span style="mso-bidi-font-size:12pt">Kirjasto on auki iltaan asti</span>'
            ),
            "byte order mark": news(title="\ufeffKirjasto on auki iltaan asti"),
        },
        good={
            "plain": news(),
            "20 characters": news(title="Kirjasto auki iltaan"),
            "80 characters": news(
                title="Kirjasto on auki iltaan asti ilman henkilökuntaa jokaisena arkipäivänä viikossa."[:79]
                + "a"
            ),
            "an abbreviation in capitals": news(title="JTF-rahoitus auttaa pieniä yrityksiä"),
            "one exclamation mark": news(title="Tervetuloa kirjastoon iltaan asti!"),
            "question": news(title="Missä kirjasto on auki iltaan asti?"),
            "abbreviation last": news(title="Kirjastossa lehtiä, kirjoja, pelejä ym."),
            "less-than sign": news(title="Jään paksuus < 20 cm: latu on kiinni"),
            "not of a standard page": news(kind="standard", title="Tietoa"),
        },
    ),
    "TXT-02": Cases(
        bad={
            "empty": news(lead=""),
            "too short": news(lead="Kirjasto on auki iltaan asti."),
            "too long": news(lead="Omatoimiaikana sisään pääsee kortilla. " * 9),
            "repeats the headline": news(
                title="Kirjasto on auki iltaan asti ilman henkilökuntaa maanantaista alkaen",
                lead="Kirjasto on auki iltaan asti ilman henkilökuntaa maanantaista alkaen.",
            ),
            "long only by zero-width characters": news(lead="Kirjasto on auki." + "\u200b" * 60),
            "repeats with one word more": news(
                title="Kirjasto on auki iltaan asti ilman henkilökuntaa maanantaista alkaen",
                lead="Nyt kirjasto on auki iltaan asti ilman henkilökuntaa maanantaista alkaen!",
            ),
        },
        good={
            "plain": news(),
            "a project's longer lead": project(
                lead="Hanke auttaa kuntia jalostamaan ideat suunnitelmiksi. " * 8
            ),
            "shares words with the headline": news(
                lead="Kirjasto on auki, kun oma kortti on mukana. Opastusta saa arkisin, ja tunnusluvun saa tiskiltä."
            ),
        },
    ),
    "TXT-03": Cases(
        bad={
            "no text": news(passages=()),
            "only a caption": written("Kuvassa talvijärvi.", kind="caption"),
            "only invisible characters": written("\u200b \u00ad"),
            "from 1 to 3": _headings(3),
            "from 2 to 4": _headings(2, 4),
            "an empty heading": news(headings=(Heading(" ", 2, BODY),)),
            "a second headline": _headings(1),
        },
        good={
            "plain": news(),
            "2, 3, 2": _headings(2, 3, 2),
            "2, 3, 4, 2": _headings(2, 3, 4, 2),
            "a list alone": written("kirjastokortti", "tunnusluku", kind="item"),
        },
    ),
    "TXT-04": Cases(
        bad={
            "a sentence of over 35 words": written(_LONG),
            "a paragraph of over 120 words": written("Kunta kutsuu asukkaat keskustelemaan illalla. " * 25),
            "long on average": written(*["Kunta kutsuu " + "kaikki asukkaat " * 11 + "iltaan."] * 4),
        },
        good={
            "plain": written(_SHORT),
            "abbreviations": written(
                "Tule esim. kello 9.30 tai 1.12.2022 alkaen, mm. Koivulaan ym. kuntiin.",
                "Ks. ohje. Hinta on n. 20 euroa. Lisätiedot puh. 040 123 4567.",
            ),
            "a long list of short items": written(*["kirjastokortti"] * 150, kind="item"),
            "one long sentence of 30 words": written(
                "Kunta " + "kutsuu asukkaat " * 14 + "iltaan.", _SHORT, _SHORT
            ),
        },
    ),
    "TXT-05": Cases(
        bad={
            "inner capital": written("Tervetuloa SydänSuomeen."),
            "inner capital, locative": written("Tapahtuu SydänSuomessa tänään."),
            "hyphen": written("Sydän-Suomessa tapahtuu."),
            "non-breaking hyphen": written("Sydän‑Suomen kunnat kokoontuvat."),
            "colon": written("Sydänsuomessa:n ilme on yhteinen."),
            "small letter": written("Tervetuloa, sydänsuomessa tapahtuu."),
            "all capitals": written("SYDÄNSUOMESSA tapahtuu."),
            "in the headline": news(title="SydänSuomessa tapahtuu talvella"),
            "municipality with a colon": written("Kokous on Hietasaari:ssa."),
            "another municipality with a colon": written("Kokous on Metsäpudas:lla."),
            "wrong locative": written("Kokous on Hietasaaressa."),
            "municipality in small letters": written("Asukkaat koivulassa äänestävät."),
            "fund name": written("Haemme JTF rahoitusta, eli JTF rahoitus on auki."),
            "fund name in capitals": written("Rahoittaja on Euroopan Aluekehitysrahasto."),
            "in a text alternative": pictured(alt="SydänSuomen logo seinällä"),
            "municipality with a capital inside": written("Kokous on HietaSaarella."),
            "municipality with a hyphen": written("Kokous on Hieta-saarella."),
            "municipality in small letters, from": written("Bussi lähtee hietasaarelta aamulla."),
            "the nominative's stem": written("Kokous on Metsäpudassa."),
            "a wrong genitive": written("Metsäpudaksen kunta kutsuu asukkaat koolle."),
            "a fund's name inflected": written("Tuki tulee Euroopan Aluekehitysrahastosta."),
            "a fund's name in capitals inflected": written("Kiitos Oikeudenmukaisen Siirtymän Rahastolle."),
            "an abbreviation in small letters": written("Hanke saa eakr-rahoitusta."),
            "an abbreviation apart, inflected": written("Kunta kertoo JTF hankkeesta ja ESR tuesta."),
            "in a ready-made block": ready_made("Tervetuloa SydänSuomeen."),
        },
        good={
            "right": written("Sydänsuomessa tapahtuu. Sydänsuomen kunnat, Sydänsuomessa-alueen väki."),
            "other cases": written(
                "Tervetuloa Sydänsuomeen, Sydänsuomesta lähtee juna, Sydänsuomea katsoen."
            ),
            "an address": written("Katso www.sydänsuomessa.fi ja viestinta@sydänsuomessa.fi."),
            "the adjective": written("Moni sydänsuomalainen yritys hakee tukea."),
            "municipalities": written(
                "Hietasaarella, Metsäputaalla, Koivulassa ja Syväjärvellä kokoonnutaan."
            ),
            "the lake": written("Kala nousee Syväjärvessä syksyllä."),
            "a time after a colon": written("Paikat: Koivula, Rantula: ks. ohje. Koivula: kello 9."),
            "of an inhabitant": written("Koivulalaiset ja hietasaarelainen yritys."),
            "a hashtag": written("Merkitse kuvasi #koivula ja #hietasaari."),
            "an e-mail address": written("Kirjoita: viestinta@koivula.fi."),
            "right fund name": written("Haemme JTF-rahoitusta. EAKR-hanke päättyi."),
            "right fund name inflected": written(
                "Euroopan aluekehitysrahaston ja oikeudenmukaisen siirtymän rahaston tuella. "
                "Oikeudenmukaisen siirtymän rahastosta saa tukea."
            ),
            "an abbreviation with a colon": written("JTF:n ja EAKR:n haut aukeavat."),
            "an abbreviation before a verb": written("JTF hankkii ja ESR maksaa."),
            "names in capitals": written("HIETASAAREN JA KOIVULAN YHTEINEN HANKE"),
            "a fund's address": written("Katso www.jtf.fi ja eakr.fi/haku."),
            "every case of an outer name": written("Hietasaari, Hietasaaren, Hietasaarelta, Hietasaarelle."),
            "every case of an inner name": written("Koivula, Koivulan, Koivulasta, Koivulaan, Koivulalle."),
        },
    ),
    "TXT-06": Cases(
        bad={
            "slogan": written("Hanke: Vipuvoimaa EU:lta."),
            "slogan with its years": project(
                JTF, lead="Vipuvoimaa EU:lta 2014–2020 auttaa kuntia jalostamaan ideat suunnitelmiksi."
            ),
            "slogan in Swedish": written("Projektet: hävkraft från EU.", language="sv"),
            "a fund in the statement": written("Hanke on JTF:n osarahoittama."),
            "a fund's long name": written("Euroopan aluekehitysrahaston osarahoittama hanke."),
            "a fund in English": written("Co-funded by the Just Transition Fund", language="en"),
            "with a no-break space": written("Vipuvoimaa\u00a0EU:lta"),
            "with a soft hyphen": written("Vipu\u00advoimaa EU:lta"),
        },
        good={
            "the statement": written("Hanke on Euroopan unionin osarahoittama."),
            "prose of a fund": written("Hanke välittää tietoa JTF-rahoituksen mahdollisuuksista."),
            "a project of 2014–2020": project(
                OLD_ERDF, band=OLD_BAND, passages=(Passage("Vipuvoimaa EU:lta", BODY),)
            ),
            "leverage in other words": written("Hanke antaa vipuvoimaa yrityksille."),
        },
    ),
    "TXT-07": Cases(
        bad={
            "here": linked("tästä"),
            "read more": linked("Lue lisää »"),
            "with three dots": linked("Lue lisää…"),
            "with a capital and a stop": linked("Täältä."),
            "bare address": linked("https://www.koivula.fi/asiointi"),
            "bare address without a scheme": linked("www.koivula.fi"),
            "a bare domain": linked("koivula.fi/asiointi"),
            "no words": linked(" \u200b"),
            "in Swedish": linked("läs mer"),
            "in English": linked("Click here"),
            "hidden by a zero-width character": linked("tä\u200bstä"),
        },
        good={
            "says where": linked("Ilmoittaudu hankeiltaan"),
            "an e-mail address": linked("viestinta@koivula.fi", "mailto:viestinta@koivula.fi"),
            "a telephone number": linked("040 123 4567", "tel:+358401234567"),
            "a longer sentence with the word": linked("Lue lisää kirjaston aukioloajoista"),
            "a page of this site": linked("Saavutettavuusseloste", ""),
        },
    ),
    "CON-01": Cases(
        bad={
            "no name": news(
                contacts=(ContactFacts(Place("contact"), "", "Viestintä", email="a@koivula.example"),)
            ),
            "no role": news(
                contacts=(ContactFacts(Place("contact"), "Viestintä", "", email="a@koivula.example"),)
            ),
            "no way to reach": news(contacts=(ContactFacts(Place("contact"), "Viestintä", "Kunta"),)),
            **{f"identity code {code[6]}": written(f"Henkilötunnus {code} mainitaan.") for code in _CODES},
            "identity code with a dash": written("Tunnus 131052–308T."),
            "identity code in small letters": written("tunnus 131052-308t"),
            "identity code with a zero-width space": written("Tunnus 131052\u200b-308T."),
            "identity code in the lead": news(
                lead="Hakija 131052-308T on valittu. Päätös tulee voimaan ensi viikolla, kertoo kunta."
            ),
            "identity code in a caption": written("Kuvassa 131052-308T", kind="caption"),
            "identity code in a price": event(price="131052-308T"),
        },
        good={
            "plain": news(),
            "telephone alone": news(
                contacts=(ContactFacts(Place("contact"), "Neuvonta", "Kunta", phone="014 555 1234"),)
            ),
            "wrong check character": written("Laskun viite 131052-308A maksetaan."),
            "not a date": written("Tuote 991352-308T."),
            "a longer number": written("Viite 9131052-308T1 ja 0131052-308T."),
            "two contacts": news(contacts=(CONTACT, CONTACT)),
        },
    ),
    "LNG-02": Cases(
        bad={
            "a paragraph in the original's words": news(
                language="sv", untranslated=(Passage("Teksti.", Place("body", block="1")),)
            ),
            "two fields": news(
                language="en",
                untranslated=(Passage("Otsikko", Place("title")), Passage("Ingressi", Place("lead"))),
            ),
            "a text alternative in Finnish": news(
                language="sv",
                pictures=(PictureFacts(Place("picture"), alt="Talvitie", title="Tie", alt_language="fi"),),
            ),
        },
        good={
            "an original": news(),
            "a whole translation": news(language="sv"),
            "a text alternative in the page's language": news(
                language="sv", pictures=(PictureFacts(Place("picture"), alt="En vinterväg", title="Tie"),)
            ),
        },
    ),
    "LNG-01": Cases(
        bad={
            "no language": news(language=""),
            "a language that the site doesn't have": news(language="de"),
            "markup in another language": news(html=rendered(language="sv")),
            "no language in the markup": news(html=rendered(language="")),
            "the statement in another language": project(
                JTF, band=EU_BAND, language="sv", site_band=BandFacts()
            ),
            "the site's statement in another language": news(language="en"),
        },
        good={
            "plain": news(html=rendered()),
            "with a region": news(html=rendered(language="fi-FI")),
            "Swedish": project(
                JTF,
                language="sv",
                band=BandFacts("Medfinansieras av Europeiska unionen"),
                site_band=BandFacts("Finansieras av Europeiska unionen"),
            ),
            "national funding": project(AKKE, band=NATIONAL_BAND),
        },
    ),
}
