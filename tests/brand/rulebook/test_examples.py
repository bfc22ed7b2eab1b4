"""Every rule's check finds what breaks the rule, and blames nothing that keeps it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from brand.rulebook import evaluate, shipped_rulebook
from brand.rulebook.examples import EXAMPLES, Cases
from brand.rulebook.examples.pages import event, news, project
from brand.rulebook.examples.run import run_examples
from brand.rulebook.rule import Severity

CHECKED = [rule.id for rule in shipped_rulebook().rules if rule.check]


def test_every_rule_with_a_check_has_two_faults_and_two_good_cases():
    assert set(EXAMPLES) == set(CHECKED)
    few = {name: cases for name, cases in EXAMPLES.items() if len(cases.bad) < 2 or len(cases.good) < 2}
    assert not few


@pytest.mark.parametrize(
    "outcome", list(run_examples(shipped_rulebook(), EXAMPLES)), ids=lambda outcome: outcome.rule_id
)
def test_no_fault_passes_and_no_good_case_is_blamed(outcome):
    assert outcome.false_passes == ()
    assert outcome.false_alarms == ()


@pytest.mark.parametrize("facts", [news(), event(), project()], ids=["news", "event", "project"])
def test_the_pages_that_examples_start_from_break_no_rule(facts):
    findings = evaluate(facts, shipped_rulebook(), facts.today)
    assert [finding for finding in findings if finding.severity != Severity.DUTY] == []


def test_the_command_prints_the_counts():
    out = StringIO()
    call_command("rulebook_examples", stdout=out)
    assert "false passes: 0" in out.getvalue() and "false alarms: 0" in out.getvalue()


def test_the_command_fails_where_a_fault_passes(monkeypatch):
    wrong = Cases(
        bad={"a good page": news(), "a short one": news(title="Tiedote")}, good={"a": news(), "b": news()}
    )
    monkeypatch.setitem(EXAMPLES, "TXT-01", wrong)
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("rulebook_examples", stdout=out)
    assert "false pass: a good page" in out.getvalue()
