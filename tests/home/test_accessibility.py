"""The accessibility statement says what the records say, and a check is recorded only when it was made."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from lxml import html

from home.accessibility import axe
from home.models import AccessibilityCheck, AccessibilityGap, AccessibilityRecord

pytestmark = pytest.mark.django_db
STATEMENT = "/saavutettavuusseloste/"


def text(client) -> str:
    page = html.fromstring(client.get(STATEMENT).content.decode())
    return " ".join(page.cssselect("main")[0].text_content().replace("\N{SOFT HYPHEN}", "").split())


def test_it_says_what_the_law_asks(client):
    shown = text(client)
    for part in (
        "306/2019",
        "vaatimukset osittain",
        "Ladattavien esitys- ja tekstipohjien",
        "1.3.2",
        "24.11.2026",
        "Ulkopuolista arviointia ei ole tehty",
        "Sydänsuomessa-tiimi",
        "14 päivän",
        "palaute@sydansuomessa.example",
        "Traficom",
        "www.saavutettavuusvaatimukset.fi",
        "Tarkistusta ei ole vielä kirjattu",
    ):
        assert part in shown
    assert 'href="/palaute/"' in client.get(STATEMENT).content.decode()


def test_a_changed_record_changes_it_at_once(client):
    record = AccessibilityRecord.objects.get()
    record.level, record.reviewed_on = "full", date(2026, 11, 25)
    record.save()
    AccessibilityGap.objects.all().delete()
    shown = text(client)
    assert "kokonaan" in shown and "25.11.2026" in shown and "Tiedossamme ei ole puutteita" in shown


def test_the_last_check_of_each_method_is_told(client):
    for day, faults in ((1, 4), (20, 0)):
        AccessibilityCheck.objects.create(
            made_on=date(2026, 11, day), method="tool", tool="axe-core 4.14.0", pages=30, faults=faults
        )
    AccessibilityCheck.objects.create(
        made_on=date(2026, 11, 2), method="people", tool="NVDA 2026.1", pages=5, faults=2
    )
    shown = text(client)
    assert "20.11.2026: axe-core 4.14.0" in shown and "30 sivua" in shown and "puutteita ei löytynyt" in shown
    assert "NVDA 2026.1" in shown and "2 puutetta" in shown and "1.11.2026: axe" not in shown


def test_without_a_record_it_says_so(client):
    AccessibilityRecord.objects.all().delete()
    assert "ei ole vielä valmis" in text(client)


def test_a_second_record_and_a_check_of_tomorrow_are_refused():
    with pytest.raises(ValidationError):
        AccessibilityRecord(
            level="full",
            prepared_on=date(2026, 1, 1),
            reviewed_on=date(2026, 1, 1),
            method="x",
            unit="y",
            email="a@b.fi",
        ).full_clean()
    with pytest.raises(ValidationError) as refused:
        AccessibilityCheck(made_on=date(2990, 1, 1), method="tool", tool="x", pages=1, faults=0).full_clean()
    assert "made_on" in refused.value.message_dict


@pytest.mark.parametrize(
    ("person", "may"), [("brand_team", True), ("karstula_chief", False), ("project_staff", False)]
)
def test_the_records_are_the_brand_team_s(person, may, request):
    client = request.getfixturevalue(person)
    for model in ("accessibilityrecord", "accessibilitycheck"):
        assert (client.get(f"/admin/snippets/home/{model}/").status_code == 200) == may
    posted = {
        "made_on": "2026-11-24",
        "method": "people",
        "tool": "NVDA",
        "pages": "3",
        "faults": "1",
        "findings": "",
    }
    client.post("/admin/snippets/home/accessibilitycheck/add/", posted)
    assert AccessibilityCheck.objects.filter(is_from_command=False).exists() == may


@pytest.mark.parametrize("missing", ["axe", "browser"])
def test_where_no_check_can_be_made_none_is_recorded(missing, monkeypatch, tmp_path):
    if missing == "axe":
        monkeypatch.setattr(axe, "AXE", tmp_path / "axe.min.js")
    else:
        monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CommandError):
        call_command("check_accessibility", base_url="http://127.0.0.1:1/", page=["/"])
    assert not AccessibilityCheck.objects.exists()
