"""The checkers find a fault when there is one: only then does their silence say anything."""

from tests.services.browser import record_requests
from tests.services.checkers import axe, vnu_many

SOUND = "<!doctype html><html lang=fi><title>Tiedote</title><main><h1>Tiedote</h1></main></html>"
FAULTY = "<!doctype html><html lang=fi><title>Tiedote</title><img src=kuva.png></html>"


def test_axe_names_the_rule_and_the_element(desktop):
    desktop.set_content(FAULTY)
    (violation,) = axe(desktop)
    assert violation.startswith("image-alt (critical)")
    assert "kuva.png" in violation


def test_axe_is_silent_about_a_sound_page(desktop):
    desktop.set_content(SOUND)
    assert axe(desktop) == []


def test_vnu_keeps_the_documents_apart():
    sound, faulty = vnu_many([SOUND, FAULTY])
    assert sound == []
    assert any("alt" in error for error in faulty)


def test_requests_to_other_hosts_are_seen(phone):
    log = record_requests(phone)
    phone.goto("/healthz/live")
    phone.evaluate("fetch('http://127.0.0.1:1/elsewhere').catch(() => null)")
    assert log.to_other_hosts() == ["http://127.0.0.1:1/elsewhere"]
