"""The checkers find a fault when there is one: only then does their silence say anything."""

import pytest

from tests.services.browser import record_requests, spoil
from tests.services.checkers import axe, vnu_many

from .keyboard import walk

SOUND = "<!doctype html><html lang=fi><title>Tiedote</title><main><h1>Tiedote</h1></main></html>"
WALKED = """<!doctype html><html lang=fi><title>Tiedote</title><a class=skip href=#sisalto>Siirry sisältöön</a>
<main id=sisalto><a href=#1>Eka</a><a href=#2>Toka</a><label><input type=radio name=r>A</label>
<label><input type=radio name=r>B</label><details><summary>Lisää</summary><a href=#3>Piilossa</a></details></main>"""
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


def test_a_walk_by_keyboard_is_silent_about_a_sound_page(desktop):
    desktop.set_content(WALKED)
    assert walk(desktop) == {}


@pytest.mark.parametrize(
    ("kind", "css", "script"),
    [
        ("unmarked", "a[href='#2']:focus { outline: none }", ""),
        ("unseen", "a[href='#2'] { position: absolute; left: -99rem }", ""),
        ("missed", "", "onkeydown = e => { if (e.target.textContent === 'Eka') e.preventDefault() }"),
        ("backwards", "", "document.querySelector('[name=r]').tabIndex = 1"),
        ("first", "", "document.querySelector('.skip').remove()"),
    ],
)
def test_a_walk_by_keyboard_tells_what_is_wrong(desktop, kind, css, script):
    desktop.set_content(WALKED)
    spoil(desktop, css)
    desktop.evaluate(f"() => {{ {script} }}")
    assert walk(desktop)[kind]


def test_requests_to_other_hosts_are_seen(phone):
    log = record_requests(phone)
    phone.goto("/healthz/live")
    phone.evaluate("fetch('http://127.0.0.1:1/elsewhere').catch(() => null)")
    assert log.to_other_hosts() == ["http://127.0.0.1:1/elsewhere"]
