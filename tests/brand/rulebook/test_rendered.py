"""Judging what a browser has measured. The measuring itself is tested in tests/browser/test_emblem.py."""

from dataclasses import replace

import pytest

from brand.rulebook import Severity, shipped_rulebook
from brand.rulebook.rendered import Box, ShownEmblem, Visit, findings_of, judge

SOUND = ShownEmblem(
    region="masthead",
    file="/static/brand/eu/emblem.svg",
    emblem=Box(100, 10, 72, 48),
    statement=Box(196, 13, 126, 42),
    ink="",
    logos=(Box(400, 10, 200, 44),),
    neighbours=(Box(400, 10, 200, 44), Box(100, 90, 60, 20)),
    ground="#FBFAF6",
)
FAULTS = {
    "EU-05": {"statement": Box(170, 13, 126, 42)},
    "EU-06": {"statement": Box(196, 13, 50, 20)},
    "EU-07": {"ground": "#12372A", "file": "emblem-bordered.svg"},
    "EU-08": {"emblem": Box(100, 10, 60, 48)},
    "EU-09": {"logos": (Box(400, 10, 80, 60),)},
    "EU-15": {"ground": "#EF9F9F"},
    "EU-17": {"emblem": Box(100, 10, 51, 34), "statement": Box(196, 13, 60, 30), "logos": ()},
    "EU-18": {"neighbours": (Box(190, 10, 20, 48),)},
}


def test_a_sound_emblem_has_no_fault():
    assert list(judge(SOUND)) == []


@pytest.mark.parametrize("rule", FAULTS)
def test_each_fault_is_that_rule_s_alone(rule):
    assert [found for found, _measured in judge(replace(SOUND, **FAULTS[rule]))] == [rule]


@pytest.mark.parametrize(
    "change",
    [
        {"statement": None},
        {"ink": "#000000"},
        {"ink": "#000000", "statement": Box(196, 5, 126, 60)},
        {"ink": "#FFFFFF", "ground": "#12372A", "file": "emblem-bordered.svg"},
        {"logos": (Box(400, 10, 900, 48),)},
        {"logos": (Box(400, 10, 60, 90),)},
        {"emblem": Box(100, 10, 72.4, 48)},
        {"neighbours": ()},
    ],
    ids=range(8),
)
def test_what_the_rules_allow_is_no_fault(change):
    assert list(judge(replace(SOUND, **change))) == []


def test_a_missing_emblem_is_found_only_where_a_record_calls_for_it():
    rulebook = shipped_rulebook()
    visit = Visit(1, "/", ("masthead", "funding"))
    (finding,) = findings_of(visit, [SOUND], rulebook, 360)
    assert (finding.rule_id, finding.severity) == ("EU-01", Severity.MUST)
    assert "360 px" in finding.label
    assert not list(findings_of(Visit(1, "/", ()), [], rulebook, 360))


def test_a_small_emblem_on_a_screen_is_advice():
    shown = replace(SOUND, **FAULTS["EU-17"])
    (finding,) = findings_of(Visit(1, "/", ()), [shown], shipped_rulebook(), 360)
    assert finding.severity == Severity.SHOULD and finding.words == "34 px"
