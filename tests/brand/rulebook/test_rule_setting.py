"""The brand team's changes of house rules, and the version that grows with each."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from brand.models import RuleSetting
from brand.rulebook import Severity, evaluate, shipped_rulebook
from brand.rulebook.active import active_rulebook
from brand.rulebook.examples.pages import news
from brand.rulebook.loading import SHIPPED_VERSION

TODAY = date(2026, 3, 2)
pytestmark = pytest.mark.django_db


def test_without_changes_the_shipped_rules_are_in_force(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert active_rulebook() is shipped_rulebook()


def test_a_change_is_in_force_at_once_under_a_new_version():
    setting = RuleSetting(rule_id="TXT-01", severity="should", parameters={"minimum": 60})
    setting.full_clean()
    setting.save()
    rulebook = active_rulebook()
    (finding,) = evaluate(news(), rulebook, TODAY)
    assert (finding.rule_id, finding.severity) == ("TXT-01", Severity.SHOULD)
    assert rulebook.by_id["TXT-01"].parameters.maximum == 80
    assert rulebook.version == f"{SHIPPED_VERSION}.1"


def test_the_version_grows_with_each_change_also_with_one_taken_back():
    setting = RuleSetting.objects.create(rule_id="TXT-01", parameters={"minimum": 60})
    RuleSetting.objects.create(rule_id="TXT-02", severity="should")
    assert active_rulebook().version == f"{SHIPPED_VERSION}.2"
    setting.parameters = {}
    setting.save()
    assert active_rulebook().version == f"{SHIPPED_VERSION}.3"
    assert evaluate(news(), active_rulebook(), TODAY) == []


def test_a_setting_is_not_deleted():
    setting = RuleSetting.objects.create(rule_id="TXT-01", severity="should")
    with pytest.raises(ValidationError):
        setting.delete()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"rule_id": "EU-20", "severity": "should"}, "rule_id"),
        ({"rule_id": "TXT-99"}, "rule_id"),
        ({"rule_id": "TXT-01", "parameters": {"minimum": "20"}}, "parameters"),
        ({"rule_id": "TXT-01", "parameters": {"minimum": 90}}, "parameters"),
        ({"rule_id": "TXT-01", "parameters": {"least": 20}}, "parameters"),
        ({"rule_id": "TXT-01", "parameters": [20]}, "parameters"),
        ({"rule_id": "COO-01", "parameters": {"minimum": 1}}, "parameters"),
        ({"rule_id": "TXT-01", "severity": "duty"}, "severity"),
    ],
)
def test_what_a_change_is_refused_for(values, field):
    with pytest.raises(ValidationError) as refused:
        RuleSetting(**values).full_clean()
    assert field in refused.value.message_dict
    assert not RuleSetting.objects.exists()


def test_a_bad_change_is_not_saved_by_code_either():
    with pytest.raises(ValidationError):
        RuleSetting.objects.create(rule_id="TXT-01", parameters={"minimum": True})


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"minimum": "20"}, "”minimum” pitää olla kokonaisluku, ei ”20”"),
        ({"minimum": 90}, "”minimum” on suurempi kuin ”maximum”"),
        ({"minimum": -1}, "”minimum” on alle nollan"),
        ({"least": 20}, "Parametria ”least” ei ole"),
        ({"abbreviations": "EU"}, "”abbreviations” pitää olla luettelo"),
    ],
)
def test_it_is_refused_in_the_brand_team_s_language(parameters, said):
    with translation.override("fi"), pytest.raises(ValidationError) as refused:
        RuleSetting(rule_id="TXT-01", parameters=parameters).full_clean()
    assert said in refused.value.message_dict["parameters"][0]
