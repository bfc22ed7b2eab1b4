"""A rulebook that doesn't hold together stops the site before it serves anything."""

from brand.rulebook import RulebookRefused, soundness
from brand.rulebook.soundness import check_rulebook
from news.models import NewsPage


def test_the_shipped_rulebook_is_sound():
    assert check_rulebook(None) == []


def test_a_rulebook_that_does_not_load_is_an_error(monkeypatch):
    def refuse():
        raise RulebookRefused("two rules are called TXT-01")

    monkeypatch.setattr(soundness, "shipped_rulebook", refuse)
    assert [fault.id for fault in check_rulebook(None)] == ["brand.E003"]


def test_a_page_type_of_an_unknown_kind_is_an_error(monkeypatch):
    monkeypatch.setattr(NewsPage, "guideline_kind", "blog")
    (fault,) = check_rulebook(None)
    assert (fault.id, fault.obj) == ("brand.E004", NewsPage)
