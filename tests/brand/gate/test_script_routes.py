"""A script meets the gate too, and what changes nothing for readers is let through."""

import pytest
from django.core.exceptions import ValidationError

from brand.gate.refusal import PublicationRefused
from news.models import NewsPage
from tests.builders import LEAD, municipality_page, refreshed

from .unfit import FIT, UNFIT, is_shown, reason

pytestmark = pytest.mark.django_db


def test_a_script_s_publish(draft):
    with pytest.raises(PublicationRefused) as refused:
        draft.get_latest_revision().publish()
    assert refused.value.message_dict == {"title": [reason("fi")]}
    assert not refreshed(draft).live


def test_a_script_s_save(live):
    live.title = UNFIT
    with pytest.raises(ValidationError):
        live.save()
    assert is_shown(live, FIT)


def test_a_script_s_new_live_page(parent):
    with pytest.raises(ValidationError):
        parent.add_child(instance=NewsPage(title=UNFIT, slug="uusi", lead=LEAD, live=True))
    assert not NewsPage.objects.filter(slug="uusi").exists()


def test_housekeeping_passes_an_unfit_live_page(once_fit):
    """What changes nothing for readers is not refused: drafts, locks, moves, unpublishing."""
    once_fit.save_revision()
    once_fit.locked = True
    once_fit.save(update_fields=["locked"])
    once_fit.move(municipality_page("kinnula"), pos="last-child")
    page = refreshed(once_fit)
    page.unpublish()
    assert not refreshed(page).live
