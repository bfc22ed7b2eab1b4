"""An office package in the brand's theme, with the same bytes each time."""

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..palette import colour

__all__ = ["BODY_FACE", "FIXED_TIME", "finished"]

# The site's face isn't on office machines, and a missing face is replaced by chance: this one of its stack is there.
BODY_FACE = "Arial"
# A clock in the file would give other bytes each time. The earliest that a zip can say.
FIXED_TIME = datetime(1980, 1, 1)
# The theme's places in the order of the programs' colour pickers, and the token that takes each.
_THEME = {
    "dk1": "hiili",
    "lt1": "valko",
    "dk2": "kuusi",
    "lt2": "tuohi",
    "accent1": "kuusi",
    "accent2": "jarvi",
    "accent3": "sydan",
    "accent4": "lakka",
    "accent5": "kuusi-2",
    "accent6": "harmaa",
    "hlink": "jarvi",
    "folHlink": "kuusi-2",
}
_SCHEME = re.compile(rb"<a:clrScheme .*?</a:clrScheme>", re.DOTALL)
_FACES = re.compile(rb'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*')
_THEME_PART = re.compile(r"\w+/theme/theme\d+\.xml")


def finished(package: bytes) -> bytes:
    """The package with the brand's colours and face in its theme, and no clock in its zip."""
    done = BytesIO()
    with ZipFile(BytesIO(package)) as given, ZipFile(done, "w") as kept:
        for name in given.namelist():
            if name.startswith("docProps/thumbnail"):
                continue
            content = given.read(name)
            if _THEME_PART.fullmatch(name):
                content = _FACES.sub(rb"\g<1>" + BODY_FACE.encode(), _SCHEME.sub(_scheme(), content))
            elif name == "_rels/.rels":
                content = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", content)
            part = ZipInfo(name, FIXED_TIME.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            kept.writestr(part, content)
    return done.getvalue()


def _scheme() -> bytes:
    places = "".join(
        f'<a:{place}><a:srgbClr val="{colour(token)[1:]}"/></a:{place}>' for place, token in _THEME.items()
    )
    return f'<a:clrScheme name="Brand">{places}</a:clrScheme>'.encode()
