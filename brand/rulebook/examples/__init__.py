"""For every rule with a check: pages that break it and pages that keep it, or emblems as a browser shows them.
`manage.py rulebook_examples` runs them."""

from .blocks import BLOCKS
from .emblems import EMBLEMS, Shown
from .notices import NOTICES
from .pages import Cases
from .texts import TEXTS
from .things import THINGS
from .union import UNION

EXAMPLES: dict[str, Cases] = {**TEXTS, **THINGS, **BLOCKS, **NOTICES, **UNION}

__all__ = ["EMBLEMS", "EXAMPLES", "Cases", "Shown"]
