"""What the loader refuses, each with a word that names the rule and the fault."""

import re
from datetime import date
from pathlib import Path

import pytest

from brand.rulebook import RulebookRefused, Severity, shipped_rulebook
from brand.rulebook.loading import load_rules
from brand.rulebook.registry import CHECKS, ParametersRefused, read_parameters
from brand.rulebook.rulebook import RuleChange

RULE = """
[sources.house]
name = "house"
read = 2026-11-24

[[rule]]
id = "{id}"
severity = "must"
source = "house"
checked_by = ["text"]
check = "headline"
parameters = {{ minimum = 20, maximum = 80, capitals_percent = 60 }}
statement = {{ fi = "Otsikko", sv = "Rubrik", en = "Headline" }}
reason = {{ fi = "Syy" }}
"""
ONE_CHECK = {"headline": CHECKS["headline"]}


def load(folder: Path, text: str, family: str = "text", checks: dict = ONE_CHECK) -> list:
    (folder / f"{family}.toml").write_text(text)
    return load_rules(folder, checks)


def refusal(folder: Path, *args, **kwargs) -> str:
    with pytest.raises(RulebookRefused) as refused:
        load(folder, *args, **kwargs)
    return str(refused.value)


def test_a_sound_rule_is_read(tmp_path):
    (rule,) = load(tmp_path, RULE.format(id="TXT-01"))
    assert rule.severity is Severity.MUST and rule.is_house and rule.family == "text"
    assert rule.parameters.minimum == 20


def test_two_rules_of_one_id_in_two_files(tmp_path):
    load(tmp_path, RULE.format(id="TXT-01"))
    message = refusal(tmp_path, RULE.format(id="TXT-01"), family="site")
    assert "two rules are called TXT-01" in message and "text.toml" in message and "site.toml" in message


def test_a_check_that_does_not_exist(tmp_path):
    message = refusal(tmp_path, RULE.format(id="TXT-01").replace('"headline"', '"headlin"'))
    assert "TXT-01" in message and "no check called 'headlin'" in message


def test_a_check_that_no_rule_names(tmp_path):
    checks = ONE_CHECK | {"lead": CHECKS["lead"]}
    assert "no rule names the check 'lead'" in refusal(tmp_path, RULE.format(id="TXT-01"), checks=checks)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("minimum = 20", 'minimum = "20"', "“minimum” must be a whole number"),
        ("minimum = 20", "minimum = true", "“minimum” must be a whole number"),
        ("minimum = 20", "minimum = 20.5", "“minimum” must be a whole number"),
        ("minimum = 20", "minimum = -1", "“minimum” is less than zero"),
        ("minimum = 20", "minimum = 81", "“minimum” is more than “maximum”"),
        ("minimum = 20, ", "", "parameter “minimum” is missing"),
        ("minimum = 20", "minimum = 20, smallest = 3", "no parameter “smallest”"),
        ('severity = "must"', 'severity = "perhaps"', "perhaps"),
        ('checked_by = ["text"]', 'checked_by = ["magic"]', "checked_by: 'magic'"),
        ('checked_by = ["text"]', 'checked_by = ["text"]\nkinds = ["blog"]', "kinds: 'blog'"),
        ('checked_by = ["text"]', 'checked_by = ["text"]\nregimes = ["eu"]', "regimes: 'eu'"),
        ('checked_by = ["text"]', 'checked_by = ["text"]\nseverety = "must"', "unknown key 'severety'"),
        ('source = "house"', 'source = "law"', "'law' is missing"),
        ('fi = "Otsikko"', 'fi = "Otsikko {least}"', "the statement in 'fi' names no parameter"),
        (', sv = "Rubrik"', "", "the statement in 'sv' is missing"),
        ('reason = { fi = "Syy" }', "", "the reason in 'fi' is missing"),
        ('severity = "must"', "", "'severity' is missing"),
    ],
)
def test_a_rule_that_does_not_hold_together(tmp_path, old, new, said):
    text = RULE.format(id="TXT-01")
    assert old in text
    message = refusal(tmp_path, text.replace(old, new))
    assert "text.toml, rule TXT-01" in message and said in message


def test_a_file_that_is_not_toml_and_a_family_that_is_not_known(tmp_path):
    assert "text.toml" in refusal(tmp_path, "[[rule]")
    (tmp_path / "text.toml").unlink()
    assert "poems.toml" in refusal(tmp_path, RULE.format(id="TXT-01"), family="poems")


def test_lists_and_tables_of_the_wrong_type():
    with pytest.raises(ParametersRefused, match="empty_words"):
        read_parameters(CHECKS["link-words"].schema, {"empty_words": [1]})
    with pytest.raises(ParametersRefused, match="forms"):
        read_parameters(CHECKS["names"].schema, {"forms": ["a"], "natural_endings": []})


def test_the_shipped_rulebook_has_every_rule_of_the_guideline():
    ids = {rule.id for rule in shipped_rulebook().rules}
    eu = {f"EU-{number:02}" for number in (*range(1, 12), *range(13, 19), 20)}
    house = (
        {f"TXT-0{n}" for n in range(1, 8)}
        | {f"IMG-0{n}" for n in (1, 2, 3)}
        | {f"PRJ-0{n}" for n in (1, 2, 3)}
    )
    duties = {"A50-A", "A50-B", "A50-C1", "A50-C2", "A50-D", "A50-E", "A50-3", "CAP-02", "CAP-03", "INT-01"}
    others = {
        "PER-01",
        "NAT-01",
        "EVT-01",
        "EVT-02",
        "CON-01",
        "FRM-01",
        "FRM-02",
        "A11Y-01",
        "LNG-01",
        "LNG-02",
        "COO-01",
        "NTC-01",
        "NTC-02",
        "NTC-03",
        "NTC-04",
        "TBL-01",
        "VID-01",
        "DOC-01",
        "COR-01",
    }
    law = {"LAW-01", "LAW-02", "LAW-03", "LAW-04"}
    assert ids == eu | house | duties | others | law


def test_every_shipped_text_is_in_the_three_languages_of_the_site():
    for rule in shipped_rulebook().rules:
        for texts in (rule.statement, rule.reason):
            assert set(texts) == {"fi", "sv", "en"}, rule.id


def test_a_statement_says_the_numbers_in_force():
    rules = shipped_rulebook().by_id
    assert "20–80 merkkiä" in rules["TXT-01"].statement_in("fi")
    assert "yli 500\N{NO-BREAK SPACE}000 €" in rules["A50-C1"].statement_in("fi")
    assert "over €10,000,000" in rules["A50-E"].statement_in("en")
    changed = shipped_rulebook().changed_rule(RuleChange("TXT-01", parameters={"minimum": 25}))
    assert "25–80 merkkiä" in changed.statement_in("fi")
    assert not [
        rule.id for rule in rules.values() for code in ("fi", "sv", "en") if "{" in rule.statement_in(code)
    ]


def test_the_poster_and_the_plaques_know_the_same_limits():
    rules = shipped_rulebook().by_id
    limits = {
        fund: rules[rule_id].parameters.total_over
        for rule_id in ("A50-C1", "A50-C2")
        for fund in rules[rule_id].parameters.funds
    }
    assert rules["A50-D"].parameters.plaque_over == limits


def test_a_rule_holds_from_its_first_to_its_last_day(tmp_path):
    dated = RULE.format(id="TXT-01").replace(
        "checked_by", "valid_from = 2026-01-02\nvalid_until = 2026-01-03\nchecked_by"
    )
    (rule,) = load(tmp_path, dated)
    assert [rule.is_valid_on(date(2026, 1, day)) for day in (1, 2, 3, 4)] == [False, True, True, False]


def test_ids_are_addresses():
    assert all(re.fullmatch(r"[A-Z0-9]+-[A-Z0-9]+", rule.id) for rule in shipped_rulebook().rules)
