"""What a funding record says in public: which emblem, which statement, which funders, in which order.

Sources: Regulation (EU) 2021/1060, Annex IX and Article 50; rakennerahastot.fi, Viestintä. The statements
themselves stand with the drawings, in brand.logos.emblem.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..languages import in_language, text_in
from ..logos.emblem import Support, statement_size, statement_text
from ..logos.strip.arranging import Contents, Item, PeriodLockup, arrange
from ..logos.strip.template import Slot, SlotKind, Template
from ..models.funding import FundingProgramme, FundingRow
from ..models.organisation import Organisation

Regime = FundingProgramme.Regime
EUShare = FundingProgramme.EUShare

# PER-01: a 2014–2020 project keeps the lock-up of its own period. Source: rakennerahastot.fi, Viestintä.
UNION_NAME = {"fi": "Euroopan unioni", "sv": "Europeiska unionen", "en": "European Union"}
SLOGAN_2014 = {
    "fi": "Vipuvoimaa EU:lta 2014–2020",
    "sv": "Hävkraft från EU 2014–2020",
    "en": "Leverage from the EU 2014–2020",
}


# What a page's band shows and in which order until the brand team's own template is there.
PAGE_TEMPLATE_KEY = "rahoittajat"
PAGE_TEMPLATE = Template(
    key=PAGE_TEMPLATE_KEY,
    slots=(Slot(SlotKind.UNION), Slot(SlotKind.FUNDERS)),
    clear_percent=50,
    least_mm=10,
    least_px=38,
    longest_row=18,
)


@dataclass(frozen=True)
class EUStatement:
    """The emblem with its statement, 2021–2027. `drawing` is the static path of the statement in outlines,
    `width` and `height` its size in px; `support` is "co-funded" or "funded"."""

    text: str
    drawing: str
    width: int
    height: int
    support: str


@dataclass(frozen=True)
class FundingBand:
    """What is shown, first to last: the emblem with its words, then the funders, largest share first."""

    language: str
    statement: EUStatement | None = None
    period_lockups: tuple[PeriodLockup, ...] = ()
    funders: tuple[Organisation, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.statement or self.period_lockups or self.funders)

    @property
    def shows_emblem(self) -> bool:
        return bool(self.statement or self.period_lockups)

    def items(self, template: Template = PAGE_TEMPLATE) -> tuple[Item, ...]:
        """The band as the strips' engine arranges it: what stands first, and how high each is beside the others."""
        contents = Contents(
            language=self.language,
            funders=self.funders,
            support=self.statement.support if self.statement else "",
            period_lockups=self.period_lockups,
        )
        return arrange(template, contents)


def funding_band(rows: Iterable[FundingRow], language: str) -> FundingBand:
    """Compose the band from funding rows (with organisation and programme loaded) in `language`.

    EU-20: the emblem follows from the records alone. A row without a programme claims no EU support.
    """
    rows = list(rows)
    return FundingBand(
        language=language,
        statement=_statement(rows, language),
        period_lockups=_period_lockups(rows, language),
        funders=_funders(rows),
    )


def _statement(rows: list[FundingRow], language: str) -> EUStatement | None:
    supported = [row for row in rows if _has_eu_money(row) and row.programme.regime != Regime.EU_2014]
    if not supported:
        return None
    wholly = len(supported) == len(rows) and all(row.programme.eu_share == EUShare.WHOLE for row in rows)
    return statement_of(language, "funded" if wholly else "co-funded")


def statement_of(language: str, support: Support) -> EUStatement:
    width, height = statement_size(language, support)
    return EUStatement(
        text=statement_text(language, support),
        drawing=f"brand/eu/statement-{support}-{language}.svg",
        width=width,
        height=height,
        support=support,
    )


def _period_lockups(rows: list[FundingRow], language: str) -> tuple[PeriodLockup, ...]:
    funds = dict.fromkeys(
        in_language(row.programme, "name", language)
        for row in rows
        if row.programme and row.programme.regime == Regime.EU_2014
    )
    return tuple(
        PeriodLockup(text_in(UNION_NAME, language), fund, text_in(SLOGAN_2014, language)) for fund in funds
    )


def _funders(rows: list[FundingRow]) -> tuple[Organisation, ...]:
    shares: dict[Organisation, Decimal] = {}
    for row in rows:
        shares[row.organisation] = shares.get(row.organisation, Decimal(0)) + (row.amount or 0)
    # sorted() is stable: funders of equal shares stay in the record's own order.
    return tuple(sorted(shares, key=shares.__getitem__, reverse=True))


def _has_eu_money(row: FundingRow) -> bool:
    return bool(row.programme) and row.programme.eu_share != EUShare.NONE
