"""Examples of the rules for tables, videos, downloads and corrections: TBL, VID, DOC and COR."""

from dataclasses import replace
from datetime import timedelta

from ..facts import CorrectionFacts, DownloadFacts, PageFacts, Place, TableFacts, VideoFacts
from .pages import BODY, TODAY, Cases, news

_TABLE = TableFacts(
    BODY, "Kirjaston aukioloajat", ("Päivä", "Auki", "Omatoimiaika"), ("Maanantai", "Lauantai")
)
_VIDEO = VideoFacts(
    BODY,
    "Näin lumi aurataan",
    "Auraaja lähtee varikolta ennen aamuneljää. Hän kertoo, missä järjestyksessä kadut aurataan ja miksi.",
    "captioned",
)
_CORRECTION = CorrectionFacts(
    Place("correction", "oikaisu"),
    Place("corrected_on", "oikaisun päivä"),
    "Uutisessa kerrottiin hallin aukeavan kello 10. Oikea aika on kello 12.",
    TODAY,
    TODAY - timedelta(days=3),
)


def _tabled(**changes) -> PageFacts:
    return news(tables=(replace(_TABLE, **changes),))


def _filmed(**changes) -> PageFacts:
    return news(videos=(replace(_VIDEO, **changes),))


def _called(name: str, file_name: str = "aurausreitit_v3.pdf") -> PageFacts:
    return news(downloads=(DownloadFacts(BODY, name, file_name),))


def _corrected(**changes) -> PageFacts:
    return news(correction=replace(_CORRECTION, **changes))


BLOCKS = {
    "TBL-01": Cases(
        bad={
            "no caption": _tabled(caption=""),
            "an invisible caption": _tabled(caption="\u200b\u200b\u200b\u200b\u200b"),
            "a caption of a letter": _tabled(caption="A"),
            "a column without a heading": _tabled(headings=("Päivä", " ", "Omatoimiaika")),
            "no heading over the names": _tabled(headings=("", "Auki", "Omatoimiaika")),
            "two columns of one heading": _tabled(headings=("Päivä", "Auki", "auki")),
            "a row without a name": _tabled(row_names=("Maanantai", "")),
            "the second table": news(tables=(_TABLE, replace(_TABLE, caption=""))),
        },
        good={
            "plain": _tabled(),
            "no table": news(),
            "one row": _tabled(row_names=("Maanantai",)),
            "rows of one name": _tabled(row_names=("Maanantai", "Maanantai")),
        },
    ),
    "VID-01": Cases(
        bad={
            "no text": _filmed(text=""),
            "too short a text": _filmed(text="Video aurauksesta."),
            "long only by zero-width characters": _filmed(text="Auraus" + "\u200b" * 90),
            "the title again": _filmed(title=_VIDEO.text),
            "captions missing": _filmed(captions="missing"),
            "nothing known of captions": _filmed(captions=""),
        },
        good={
            "captioned": _filmed(),
            "nothing is said": _filmed(captions="silent"),
            "no video": news(),
        },
    ),
    "DOC-01": Cases(
        bad={
            "no name": _called(""),
            "a file's name": _called("aurausreitit_v3.pdf"),
            "another file's name": _called("Liite1.DOCX"),
            "the file's name without its ending": _called("aurausreitit_v3"),
            "the same with other signs": _called("Aurausreitit-v3"),
        },
        good={
            "in words": _called("Aurausreitit kartalla"),
            "in words as the file": _called("Aurausreitit kartalla", "aurausreitit-kartalla.pdf"),
            "a number in it": _called("Aurausreitit 2026"),
            "no file": news(),
        },
    ),
    "COR-01": Cases(
        bad={
            "a day alone": _corrected(text=""),
            "too short": _corrected(text="Tekstiä korjattu."),
            "no day": _corrected(day=None),
            "tomorrow": _corrected(day=TODAY + timedelta(days=1)),
            "before the item": _corrected(day=TODAY - timedelta(days=4)),
        },
        good={
            "today": _corrected(),
            "on the item's own day": _corrected(day=TODAY - timedelta(days=3)),
            "nothing to correct": news(),
            "neither text nor day": _corrected(text="", day=None),
        },
    ),
}
