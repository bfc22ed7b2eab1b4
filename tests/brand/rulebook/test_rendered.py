"""Judging what a browser has measured. The measuring itself is tested in tests/browser/test_emblem.py."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from brand.rulebook import Severity, shipped_rulebook
from brand.rulebook.examples.emblems import EMBLEMS, SOUND
from brand.rulebook.examples.run import run_shown_examples
from brand.rulebook.painted import colours_of
from brand.rulebook.rendered import Visit, findings_of, judge


@pytest.mark.parametrize("outcome", list(run_shown_examples(EMBLEMS)), ids=lambda outcome: outcome.rule_id)
def test_each_fault_is_that_rule_s_alone_and_no_good_case_is_blamed(outcome):
    assert min(outcome.bad, outcome.good) >= 2
    assert outcome.false_passes == () and outcome.false_alarms == ()


def test_what_the_styles_say_is_judged_where_nobody_has_looked():
    assert list(judge(replace(SOUND, painted=None))) == []
    assert [
        rule for rule, _ in judge(replace(SOUND, painted=None, ink="#B0B0B0", words="Euroopan unioni"))
    ] == ["EU-07"]


def test_the_mixed_colours_of_edges_are_no_colours():
    picture = Image.new("RGB", (100, 100), "#FFFFFF")
    picture.paste("#003399", (0, 0, 100, 20))
    picture.putpixel((50, 50), (1, 2, 3))
    stream = BytesIO()
    picture.save(stream, "PNG")
    assert [one.colour for one in colours_of(stream.getvalue())] == ["#FFFFFF", "#003399"]


def test_a_missing_emblem_is_found_only_where_a_record_calls_for_it():
    rulebook = shipped_rulebook()
    visit = Visit(1, "/", ("masthead", "funding"))
    (finding,) = findings_of(visit, [SOUND], rulebook, 360)
    assert (finding.rule_id, finding.severity) == ("EU-01", Severity.MUST)
    assert "360 px" in finding.label
    assert not list(findings_of(Visit(1, "/", ()), [], rulebook, 360))


def test_a_small_emblem_on_a_screen_is_advice():
    shown = EMBLEMS["EU-17"].bad["34 px"]
    (finding,) = findings_of(Visit(1, "/", ()), [shown], shipped_rulebook(), 360)
    assert finding.severity == Severity.SHOULD and finding.words == "34 px"
