"""Expected answers against actual ones."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from .expected import AREAS, TABLES
from .trial import Outcome

Rows = dict[str, dict[str, str]]


def expected_rows(role: str) -> Rows:
    """The role's table: answers by verb (or `verb@door`) and area. A row may be broken after its name."""
    rows: Rows = {}
    name = ""
    for line in TABLES[role].strip().splitlines()[1:]:
        words = line.split()
        answers = words[-len(AREAS) :] if len(words) >= len(AREAS) else []
        name = " ".join(words[: len(words) - len(answers)]) or name
        if answers:
            rows[name] = dict(zip(AREAS, answers, strict=True))
    return rows


@dataclass
class Comparison:
    """One role's table, filled in with what happened."""

    role: str
    rows: Rows = field(init=False)
    actual: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    mismatches: list[tuple[Outcome, str]] = field(default_factory=list)
    count: int = 0

    def __post_init__(self) -> None:
        self.rows = expected_rows(self.role)

    def add(self, outcomes: Iterable[Outcome]) -> None:
        for outcome in outcomes:
            self.count += 1
            row = f"{outcome.verb}@{outcome.door}"
            row = row if row in self.rows else outcome.verb
            expected = self.rows[row][outcome.area]
            self.actual.setdefault((row, outcome.area), set()).add(outcome.answer)
            if not _agrees(expected, outcome.answer):
                self.mismatches.append((outcome, expected))

    def cell(self, row: str, area: str) -> str:
        """What happened, over all the doors of a cell: one answer where they agree with the table."""
        expected, actual = self.rows[row][area], self.actual.get((row, area), {"."})
        if all(_agrees(expected, answer) for answer in actual):
            return expected
        return "/".join(sorted(actual))


def _agrees(expected: str, answer: str) -> bool:
    return answer == expected or (expected == "d" and answer == "-")


def explain(outcome: Outcome, expected: str) -> str:
    return (
        f"{outcome.role}: {outcome.verb} of {outcome.page_type} in {outcome.area} by {outcome.door}: "
        f"expected {expected}, got {outcome.answer} (status {outcome.status})"
    )
