"""The one evaluation: its order, its purity, and what becomes of a check that breaks."""

import logging
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from brand.rulebook import Severity, evaluate, must_findings, shipped_rulebook
from brand.rulebook.examples.pages import ERDF, JTF, OLD_BAND, OLD_ERDF, news, pictured, project
from brand.rulebook.registry import CHECKS, Check
from brand.rulebook.rulebook import ChangeRefused, RuleChange

TODAY = date(2026, 3, 2)


def found(facts, **kwargs) -> list:
    return evaluate(facts, shipped_rulebook(), TODAY, **kwargs)


def test_must_comes_first_then_should_then_duties():
    page = project(
        JTF, title="Tiedote", pictures=pictured(width=640).pictures, facts={"start": date(2026, 1, 1)}
    )
    severities = [finding.severity for finding in found(page)]
    assert severities == sorted(severities, key=list(Severity).index)
    assert set(severities) == set(Severity)


def test_a_finding_says_where_what_and_how():
    (finding,) = found(news(title="Kirjasto on auki iltaan asti."))
    assert (finding.rule_id, finding.field, finding.severity) == ("TXT-01", "title", Severity.MUST)
    assert finding.words == "Kirjasto on auki iltaan asti."
    assert finding.mend == "Kirjasto on auki iltaan asti"
    assert must_findings([finding]) == [finding]


def test_a_duty_has_a_day_and_speaks_in_the_active_language():
    page = project(JTF, facts={"start": date(2026, 1, 1)})
    with translation.override("sv"):
        duty = next(finding for finding in found(page) if finding.rule_id == "A50-A")
    assert duty.due == date(2026, 1, 1)
    assert duty.message.startswith("Beskriv projektet")


def test_a_check_that_breaks_stops_the_publication_and_tells_the_operator(monkeypatch, caplog):
    def broken(facts, parameters):
        yield from ()
        raise ZeroDivisionError("the check's own fault")

    monkeypatch.setitem(CHECKS, "readability", Check("readability", broken, CHECKS["readability"].schema))
    with caplog.at_level(logging.ERROR):
        findings = found(news(title="Tiedote"))
    failed = [finding for finding in findings if finding.check_failed]
    assert [(finding.rule_id, finding.severity) for finding in failed] == [("TXT-04", Severity.MUST)]
    assert "TXT-01" in [finding.rule_id for finding in findings]
    assert "ZeroDivisionError" in caplog.text and "TXT-04" in caplog.text


def test_a_project_of_2014_is_held_to_its_own_period():
    texts = {"lead": "Vipuvoimaa EU:lta auttaa seitsemää kuntaa jalostamaan ideoista yhteisiä suunnitelmia."}
    assert not must_findings(found(project(OLD_ERDF, band=OLD_BAND, **texts)))
    assert [finding.rule_id for finding in must_findings(found(project(ERDF, **texts)))] == ["TXT-06"]


def test_a_change_of_a_house_rule_changes_its_weight_and_numbers():
    change = RuleChange("TXT-01", Severity.SHOULD, {"minimum": 60})
    rulebook = shipped_rulebook().changed([change], "1.1")
    (finding,) = evaluate(news(), rulebook, TODAY)
    assert (finding.rule_id, finding.severity) == ("TXT-01", Severity.SHOULD)
    assert shipped_rulebook().by_id["TXT-01"].parameters.minimum == 20


@pytest.mark.parametrize("rule_id", ["EU-20", "TXT-99"])
def test_a_rule_that_is_not_ours_does_not_change(rule_id):
    with pytest.raises(ChangeRefused):
        shipped_rulebook().changed_rule(RuleChange(rule_id, Severity.SHOULD))


def test_mends_are_ready_to_take():
    def mends(**changes):
        return {
            finding.words: finding.mend for finding in found(news(**changes)) if finding.rule_id == "TXT-05"
        }

    lead = "{} Omatoimiaikana sisään pääsee kirjastokortilla ja tunnusluvulla joka päivä."
    for words, mend in {
        "SydänSuomessa": "Sydänsuomessa",
        "Sydän-Suomessa": "Sydänsuomessa",
        "Sydän-Suomen": "Sydänsuomen",
        "SYDÄNSUOMEN": "Sydänsuomen",
        "Sydänsuomessa:n": "Sydänsuomen",
        "Hietasaari:ssa": "Hietasaarella",
        "Hietasaari:sta": "Hietasaarelta",
        "Hietasaari:n": "Hietasaaren",
        "Koivula:ssa": "Koivulassa",
        "Koivula:sta": "Koivulasta",
        "Koivula:an": "Koivulaan",
        "Syväjärvi:llä": "Syväjärvellä",
        "Syväjärvi:ltä": "Syväjärveltä",
        "Metsäpudas:lle": "Metsäputaalle",
        "Hietasaaressa": "Hietasaarella",
        "koivulan": "Koivulan",
    }.items():
        assert mends(lead=lead.format(words)) == {words: mend}


def test_a_headline_in_capitals_keeps_its_names_in_the_mend():
    (finding,) = [
        one for one in found(news(title="KOIVULAN TORI AVATAAN SYDÄNSUOMESSA")) if one.rule_id == "TXT-01"
    ]
    assert finding.mend == "Koivulan tori avataan Sydänsuomessa"


def test_a_headline_in_capitals_keeps_its_abbreviations_in_the_mend():
    (finding,) = found(news(title="JTF- JA EAKR-RAHOITUS HAUSSA"))
    assert finding.mend == "JTF- ja EAKR-rahoitus haussa"


def test_a_personal_identity_code_is_not_repeated_in_its_finding():
    (finding,) = found(
        news(lead="Hakija 131052-308T on valittu. Päätös tulee voimaan ensi viikolla, kertoo kunta.")
    )
    assert "308T" not in str(finding)


def test_a_total_in_cents_is_compared_exactly():
    rows = (replace(JTF, amount=Decimal("33.33")), replace(JTF, amount=Decimal("66.67")))
    assert not must_findings(found(project(*rows, facts={"budget": Decimal(100)})))
