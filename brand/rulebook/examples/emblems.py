"""Examples of the rules that are judged by what a browser shows: the emblem, its statement, and what stands around."""

from dataclasses import dataclass, replace
from typing import Any

from ..painted import Painted, Share
from ..rendered import Box, ShownEmblem

_IN_COLOUR = (Share("#003399", 0.9), Share("#FFCC00", 0.05))
_REFLEX_ON_SNOW = (Share("#FBFAF6", 0.8), Share("#003399", 0.15))
SOUND = ShownEmblem(
    region="masthead",
    file="/static/brand/eu/emblem.svg",
    emblem=Box(100, 10, 72, 48),
    statement=Box(196, 13, 126, 42),
    ink="",
    logos=(Box(400, 10, 200, 44),),
    neighbours=(Box(400, 10, 200, 44), Box(100, 90, 60, 20)),
    ground="#FBFAF6",
    lettering="/static/brand/eu/statement-co-funded-fi.svg",
    words="Euroopan unionin osarahoittama",
    painted=Painted(_IN_COLOUR, _REFLEX_ON_SNOW),
)


@dataclass(frozen=True)
class Shown:
    """Shown emblems by what is wrong or right with them."""

    bad: dict[str, ShownEmblem]
    good: dict[str, ShownEmblem]


def shown(**changes: Any) -> ShownEmblem:
    """An emblem without a fault, but for the changes."""
    return replace(SOUND, **changes)


def _painted(
    emblem: tuple[str, ...] = (), statement: tuple[str, str] = ("#FBFAF6", "#003399")
) -> ShownEmblem:
    """An emblem in these colours, and a statement of two: its ground and its ink."""
    of_emblem = tuple(Share(colour, 0.4) for colour in emblem) or _IN_COLOUR
    of_statement = (Share(statement[0], 0.8), Share(statement[1], 0.15))
    return shown(painted=Painted(of_emblem, of_statement))


_AS_TEXT = {
    "ink": "#000000",
    "lettering": "Verdana",
    "painted": Painted(_IN_COLOUR, (Share("#FBFAF6", 0.8), Share("#000000", 0.1))),
}
_OLD = shown(
    ink="#1E1E1C",
    lettering="Schibsted Grotesk",
    words="Euroopan unioni Euroopan aluekehitysrahasto",
    painted=Painted(_IN_COLOUR, (Share("#FBFAF6", 0.8), Share("#1E1E1C", 0.1))),
)
_ON_SPRUCE = shown(
    ground="#12372A",
    file="emblem-bordered.svg",
    painted=Painted(_IN_COLOUR, (Share("#12372A", 0.8), Share("#FFFFFF", 0.1))),
)

EMBLEMS = {
    "EU-03": Shown(
        bad={
            "italic": shown(effects=("font-style: italic",)),
            "underlined": shown(effects=("text-decoration: underline",)),
            "a shadow": shown(effects=("text-shadow",)),
        },
        good={"plain": SOUND, "as text": shown(**_AS_TEXT)},
    ),
    "EU-04": Shown(
        bad={
            "a face of the site's": shown(**_AS_TEXT | {"lettering": "Schibsted Grotesk"}),
            "a drawing of somebody's": shown(lettering="/media/images/osarahoittama.png"),
            "a face of no name": shown(**_AS_TEXT | {"lettering": "serif"}),
        },
        good={
            "our outlines": SOUND,
            "with the name of a version": shown(
                lettering="/static/brand/eu/statement-funded-sv.1f2e3d4c5b6a.svg"
            ),
            "as text": shown(**_AS_TEXT),
            "another of a face's names": shown(**_AS_TEXT | {"lettering": "Trebuchet MS"}),
            "the lock-up of 2014–2020": _OLD,
        },
    ),
    "EU-05": Shown(
        bad={
            "overlaps": shown(statement=Box(170, 13, 126, 42)),
            "touches": shown(statement=Box(172, 13, 126, 42)),
        },
        good={"plain": SOUND, "no statement beside": shown(statement=None)},
    ),
    "EU-06": Shown(
        bad={
            "small": shown(statement=Box(196, 13, 50, 20)),
            "higher than the emblem": shown(statement=Box(196, 0, 180, 60)),
        },
        good={"plain": SOUND, "two lines of text": shown(**_AS_TEXT, statement=Box(196, 5, 126, 60))},
    ),
    "EU-07": Shown(
        bad={
            "reflex blue on spruce": _painted(statement=("#12372A", "#003399")),
            "faded": _painted(statement=("#FBFAF6", "#7D99CB")),
            "another blue": _painted(statement=("#FFFFFF", "#1F5F8B")),
            "not seen": _painted(statement=("#FFFFFF", "#FFFFFF")),
            "by its styles alone": shown(painted=None, ground="#12372A", file="emblem-bordered.svg"),
        },
        good={
            "plain": SOUND,
            "white on spruce": _ON_SPRUCE,
            "black on snow": shown(**_AS_TEXT),
            "charcoal as text": _OLD,
        },
    ),
    "EU-08": Shown(
        bad={"squeezed": shown(emblem=Box(100, 10, 60, 48)), "stretched": shown(emblem=Box(100, 10, 90, 48))},
        good={"plain": SOUND, "rounded": shown(emblem=Box(100, 10, 72.4, 48))},
    ),
    "EU-09": Shown(
        bad={
            "a bigger logo": shown(logos=(Box(400, 10, 80, 60),)),
            "one of two": shown(logos=(Box(400, 10, 60, 40), Box(500, 10, 90, 50))),
        },
        good={
            "plain": SOUND,
            "a wide logo": shown(logos=(Box(400, 10, 900, 48),)),
            "a high logo": shown(logos=(Box(400, 10, 60, 90),)),
        },
    ),
    "EU-14": Shown(
        bad={
            "another blue": _painted(("#1F5F8B", "#FFCC00")),
            "orange stars": _painted(("#003399", "#E79A1B")),
        },
        good={"plain": SOUND, "rounded": _painted(("#013498", "#FECB01"))},
    ),
    "EU-15": Shown(
        bad={"on red": shown(ground="#EF9F9F"), "on birch": shown(ground="#CDB98F")},
        good={"plain": SOUND, "bordered on spruce": _ON_SPRUCE},
    ),
    "EU-16": Shown(
        bad={
            "grey": _painted(("#3C3C3C", "#C9C9C9")),
            "black on white": _painted(("#FFFFFF", "#000000")),
            "white stars": _painted(("#003399", "#FFFFFF")),
        },
        good={"plain": SOUND, "on spruce": _ON_SPRUCE},
    ),
    "EU-17": Shown(
        bad={
            "34 px": shown(emblem=Box(100, 10, 51, 34), statement=Box(196, 13, 60, 30), logos=()),
            "20 px": shown(emblem=Box(100, 10, 30, 20), statement=Box(196, 13, 40, 18), logos=()),
        },
        good={
            "plain": SOUND,
            "38 px": shown(emblem=Box(100, 10, 57, 38), statement=Box(196, 13, 90, 36), logos=()),
        },
    ),
    "EU-18": Shown(
        bad={
            "a logo beside": shown(neighbours=(Box(190, 10, 20, 48),)),
            "a text below": shown(neighbours=(Box(100, 60, 60, 20),)),
        },
        good={"plain": SOUND, "alone": shown(neighbours=())},
    ),
}
