"""What a page shows but doesn't own, a ready-made block or a picture, is judged with the page."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale

from brand.gate.refusal import PublicationRefused
from brand.models import LibraryBlock, Picture
from news.models import NewsPage
from tests.builders import refreshed

from .unfit import FIT, new_draft

pytestmark = pytest.mark.django_db
PARAGRAPH = ("paragraph", "<p>Teksti.</p>")


def refusal_of(page: NewsPage) -> PublicationRefused:
    with pytest.raises(PublicationRefused) as refused:
        page.get_latest_revision().publish()
    assert not refreshed(page).live
    return refused.value


def test_a_ready_made_block_s_fault_stops_the_page_and_is_the_brand_team_s_to_mend(parent):
    block = LibraryBlock.objects.filter(locale=Locale.get_default()).first()
    words = block.text
    LibraryBlock.objects.filter(pk=block.pk).update(text="Vipuvoimaa EU:lta tukee kyliä.")
    page = new_draft(parent, FIT, body=[PARAGRAPH, ("library", LibraryBlock.objects.get(pk=block.pk))])
    (finding,) = refusal_of(page).findings
    assert (finding.rule_id, finding.field, finding.mend) == ("TXT-06", "body", None)
    assert finding.message.endswith("Tämä on valmis lohko: pyydä Sydänsuomessa-tiimiä korjaamaan se.")
    LibraryBlock.objects.filter(pk=block.pk).update(text=words)
    page.get_latest_revision().publish()
    assert refreshed(page).live


@pytest.mark.parametrize("end", ["licence_until", "consent_until"])
def test_a_picture_whose_licence_or_consent_is_over_stops_the_page(parent, end):
    today = timezone.localdate()
    pictures = Picture.objects.filter(pk=Picture.objects.exclude(description="").first().pk)
    pictures.update(shows_people=True, consent_note="Arkisto 3", **{end: today - timedelta(days=1)})
    picture = pictures.get()
    block = ("picture", {"picture": picture, "alt_text": "", "caption": ""})
    page = new_draft(parent, FIT, picture=picture, body=[PARAGRAPH, block])
    refused = refusal_of(page)
    assert set(refused.message_dict) == {"picture", "body"}
    assert {one.rule_id for one in refused.findings} == {"IMG-02"}
    pictures.update(**{end: today})
    page.get_latest_revision().publish()
    assert refreshed(page).live, "its last day counts"
