"""The shared guideline as software: the rules, what they look at, and the one evaluation.

Pure Python over facts; the brand team's changes to the rules are in `brand.rulebook.active`.
"""

from .evaluation import evaluate, must_findings
from .facts import PageFacts
from .finding import Finding
from .loading import RulebookRefused, shipped_rulebook
from .rule import Rule, Severity
from .rulebook import Rulebook

__all__ = [
    "Finding",
    "PageFacts",
    "Rule",
    "Rulebook",
    "RulebookRefused",
    "Severity",
    "evaluate",
    "must_findings",
    "shipped_rulebook",
]
