"""The demonstration heart and its inks."""

import pytest

from brand.logos.heart import Facet, Heart
from brand.logos.inks import Inks


def mirrored(points):
    """Mirror a polygon about x = 24, keeping its first corner first and its direction."""
    first, *others = [(48 - x, y) for x, y in points]
    return (first, *reversed(others))


KINNULA = ((24, 11), (19, 4), (12, 2), (7, 5), (15, 18.5), (24, 15.5))
KYYJARVI = ((7, 5), (3, 9), (2, 18), (6, 25), (15, 24), (15, 18.5))
KARSTULA = ((6, 25), (24, 45), (24, 29), (15, 24))
KIVIJARVI = ((24, 15.5), (15, 18.5), (15, 24), (24, 29), (33, 24), (33, 18.5))


@pytest.fixture(scope="session")
def heart() -> Heart:
    return Heart(
        "Sydänsuomessa",
        (
            Facet("kinnula", KINNULA),
            Facet("pihtipudas", mirrored(KINNULA)),
            Facet("kyyjarvi", KYYJARVI),
            Facet("kivijarvi", KIVIJARVI),
            Facet("viitasaari", mirrored(KYYJARVI)),
            Facet("karstula", KARSTULA),
            Facet("kannonkoski", mirrored(KARSTULA)),
        ),
    )


@pytest.fixture(scope="session")
def colour() -> Inks:
    return Inks(accent="#C2272D", rest="#12372A", lettering="#12372A")


@pytest.fixture(scope="session")
def negative() -> Inks:
    return Inks(accent="#F27465", rest="#FBFAF6", lettering="#FBFAF6")
