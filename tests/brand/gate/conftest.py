import pytest

from news.models import NewsPage
from tests.builders import make_news, municipality_page, refreshed

from .unfit import BRAND_TEAM, FIT, UNFIT, WRITER, new_draft, speaks


@pytest.fixture
def parent(db):
    return municipality_page("karstula")


@pytest.fixture
def draft(parent) -> NewsPage:
    """A draft that breaks a must rule."""
    return new_draft(parent)


@pytest.fixture
def live(parent) -> NewsPage:
    return make_news(parent, title=FIT)


@pytest.fixture
def once_fit(live) -> NewsPage:
    """A live page that a change of the rules, or SQL, has left unfit."""
    NewsPage.objects.filter(pk=live.pk).update(title=UNFIT)
    return refreshed(live)


@pytest.fixture(params=["fi", "sv"])
def language(request, db) -> str:
    """The language that the people under test have chosen for their admin."""
    for email in (WRITER, BRAND_TEAM):
        speaks(email, request.param)
    return request.param
