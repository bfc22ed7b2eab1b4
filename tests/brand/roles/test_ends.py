"""The day on which a list of the whole region ends is the brand team's to choose, in the form and past it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Locale

from home.access.forms import form_data
from news.models import NewsIndexPage
from tests.builders import make_news, municipality_page, refreshed
from tests.people import account, signed_in

pytestmark = pytest.mark.django_db
STAFF = "hanke@sydansuomessa.example"
BRAND = "brandi@sydansuomessa.example"
END = timezone.now().replace(microsecond=0, second=0) + timedelta(days=3)


@pytest.fixture
def index() -> NewsIndexPage:
    return NewsIndexPage.objects.get(locale=Locale.get_default())


def save(email: str, page, **changes):
    data = form_data(page.get_latest_revision_as_object(), **changes)
    return signed_in(email).post(f"/admin/pages/{page.pk}/edit/", data | {"action-publish": "1"})


def written(moment) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


def test_project_staff_don_t_end_a_list(index):
    answer = save(STAFF, index, expire_at=written(END))
    assert "Vain Sydänsuomessa-tiimi päättää" in answer.content.decode()
    assert refreshed(index).expire_at is None
    assert refreshed(index).get_latest_revision_as_object().expire_at is None


def test_the_brand_team_does(index):
    save(BRAND, index, expire_at=written(END))
    assert refreshed(index).expire_at == END


def test_project_staff_keep_the_end_that_the_brand_team_chose(index):
    save(BRAND, index, expire_at=written(END))
    index = refreshed(index)
    save(STAFF, index, title="Uutiset ja ajankohtaiset")
    assert (refreshed(index).title, refreshed(index).expire_at) == ("Uutiset ja ajankohtaiset", END)
    save(STAFF, refreshed(index), expire_at="")
    assert refreshed(index).expire_at == END


def test_it_isn_t_saved_past_the_form_either(index):
    index.expire_at = END
    with pytest.raises(ValidationError) as refused:
        index.save_revision(user=account(STAFF))
    assert "expire_at" in refused.value.message_dict
    index.save_revision(user=account(BRAND))


def test_an_editor_ends_a_page_of_their_own():
    page = make_news(municipality_page("karstula"))
    save("viestija@karstula.example", page, expire_at=written(END))
    assert refreshed(page).expire_at == END
