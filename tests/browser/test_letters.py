"""Long words and large letters: no word is torn apart, nothing runs off the screen, no row is crushed."""

import pytest

from tests.services.browser import screenshot, spoil

# A word on two lines that has no hyphen, soft or hard, where it could have been broken. Its first letter is left out:
# the hyphen drawn at the end of the line before is told of as if it were part of that.
TORN = """() => {
  const torn = [], walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
  for (let text; (text = walk.nextNode());) {
    if (text.parentElement.closest('.vh, code, svg, [hidden], a[href^=http]')) continue
    for (const word of text.data.matchAll(/[^\\s\\u00ad\\-–@./]{6,}/g)) {
      const range = document.createRange()
      range.setStart(text, word.index + 1)
      range.setEnd(text, word.index + word[0].length)
      const lines = new Set([...range.getClientRects()].filter(box => box.width > 1).map(box => Math.round(box.top)))
      if (lines.size > 1) torn.push(word[0])
    }
  }
  return torn
}"""
_LONG = """
from tests.builders import make_news, municipality_page
kinnula = municipality_page("kinnula")
print(make_news(kinnula, "Maankäyttösuunnitteluasiantuntijapalveluhankinta kilpailutetaan",
    body=[("paragraph", "<p>Kysy: kunnanhallituksenpuheenjohtaja.etunimi.sukunimi@kirjaamo.example.</p>")]).url)
print(make_news(kinnula, "Kulttuuriviikonloppu nähtävillä",
    body=[("paragraph", "<p>Elinvoimakuntayhtymäjohtajanviransijaisuus ja maankäyttösuunnitteluasiantuntijapalvelu"
        "hankintakilpailutusasiakirjaluonnos ovat nähtävillä, samoin viestintäpohjat ja koulukuljetukset.</p>")]).url)
"""


@pytest.fixture(scope="module")
def long_words(site_server) -> list[str]:
    """An item with a long word in its headline and in an address, and one with longer words in its text."""
    return site_server.shell(_LONG).strip().splitlines()[-2:]


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_word_is_torn_and_nothing_runs_off(desktop, addresses, long_words, width):
    desktop.set_viewport_size({"width": width, "height": 800})
    for name in ("front", "project", "projects", "privacy", "notices", "news", "news-item"):
        desktop.goto(addresses[name])
        desktop.evaluate("document.fonts.ready")
        assert desktop.evaluate(TORN) == [], name
        assert desktop.evaluate("document.documentElement.scrollWidth") <= width, name
    for address in long_words:
        desktop.goto(address)
        desktop.evaluate("document.fonts.ready")
        assert (
            desktop.evaluate(TORN) == [] and desktop.evaluate("document.documentElement.scrollWidth") <= width
        )
    screenshot(desktop, f"long-words-{width}")


def test_letters_twice_as_large_on_a_phone_tear_no_word(phone, addresses, long_words):
    names = ("front", "municipality", "privacy", "feedback")
    for address in (long_words[1], *(addresses[name] for name in names)):
        phone.goto(address)
        spoil(phone, "html { font-size: 200% }")
        phone.evaluate("document.fonts.ready")
        assert phone.evaluate(TORN) == [], address
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360, address
    screenshot(phone, "feedback-large-letters-phone")


@pytest.mark.parametrize("width", [768, 1280])
def test_letters_twice_as_large_crush_nothing(desktop, addresses, width):
    """As where a reader enlarges the letters alone, and the widths that the layout asks for stay as they are."""
    desktop.set_viewport_size({"width": width, "height": 800})
    for name in ("front", "news", "project"):
        desktop.goto(addresses[name])
        spoil(desktop, "html { font-size: 200% }")
        assert desktop.evaluate("document.documentElement.scrollWidth") <= width, name
        for headline in desktop.locator("main .headline").all():
            if headline.is_visible():
                assert headline.bounding_box()["width"] >= 300, name
        screenshot(desktop, f"{name}-large-letters-{width}")
