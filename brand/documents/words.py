"""The templates' own words, in the language of the document and not of who fetches it."""

from dataclasses import dataclass

__all__ = ["WORDS", "Words"]


@dataclass(frozen=True)
class Words:
    """What stands in a template until its writer replaces it. `layouts` name the slide layouts."""

    title: str
    lead: str
    heading: str
    body: str
    subheading: str
    points: tuple[str, str]
    steps: tuple[str, str]
    detail: str
    caption: str
    columns: tuple[str, str]
    cells: tuple[str, str]
    page: str
    picture: str
    thanks: str
    contact: str
    layouts: tuple[str, str, str, str, str]


WORDS = {
    "fi": Words(
        title="Asiakirjan otsikko",
        lead="Kerro tässä lyhyesti, mistä on kyse ja ketä asia koskee.",
        heading="Pääotsikko",
        body="Kirjoita leipäteksti tähän. Käytä tyylejä, niin otsikot ja luettelot toimivat myös ruudunlukijalla.",
        subheading="Väliotsikko",
        points=("Luettelon ensimmäinen kohta", "Luettelon toinen kohta"),
        steps=("Ensimmäinen vaihe", "Toinen vaihe"),
        detail="Alaotsikko",
        caption="Taulukko 1. Kerro, mitä taulukko näyttää.",
        columns=("Asia", "Tieto"),
        cells=("Kirjoita asia", "Kirjoita tieto"),
        page="Sivu",
        picture="Kerro, mitä kuvassa on, ja nimeä kuvaaja.",
        thanks="Kiitos",
        contact="Nimi, sähköposti ja puhelinnumero",
        layouts=("Aloitus", "Otsikko ja sisältö", "Kaksi palstaa", "Kuva", "Lopetus"),
    ),
    "sv": Words(
        title="Dokumentets rubrik",
        lead="Berätta kort vad saken gäller och vem den berör.",
        heading="Huvudrubrik",
        body="Skriv brödtexten här. Använd formatmallarna, så fungerar rubriker och listor även med skärmläsare.",
        subheading="Mellanrubrik",
        points=("Listans första punkt", "Listans andra punkt"),
        steps=("Första steget", "Andra steget"),
        detail="Underrubrik",
        caption="Tabell 1. Berätta vad tabellen visar.",
        columns=("Sak", "Uppgift"),
        cells=("Skriv saken", "Skriv uppgiften"),
        page="Sida",
        picture="Berätta vad bilden visar och namnge fotografen.",
        thanks="Tack",
        contact="Namn, e-post och telefonnummer",
        layouts=("Inledning", "Rubrik och innehåll", "Två spalter", "Bild", "Avslutning"),
    ),
    "en": Words(
        title="Title of the document",
        lead="Say here in short what this is about and whom it concerns.",
        heading="Main heading",
        body="Write the running text here. Use the styles: headings and lists then work with a screen reader too.",
        subheading="Subheading",
        points=("First item of the list", "Second item of the list"),
        steps=("First step", "Second step"),
        detail="Minor heading",
        caption="Table 1. Say what the table shows.",
        columns=("Thing", "Fact"),
        cells=("Write the thing", "Write the fact"),
        page="Page",
        picture="Say what the picture shows, and name the photographer.",
        thanks="Thank you",
        contact="Name, e-mail and telephone",
        layouts=("Opening", "Title and content", "Two columns", "Picture", "Closing"),
    ),
}
