"""Copies and aliases of what is live meet the gate: all of a copy, or nothing."""

import pytest
from django.contrib.messages import get_messages
from wagtail.models import Page

from brand.gate.refusal import PublicationRefused
from brand.models import User
from news.models import NewsPage
from tests.builders import municipality_page, refreshed

from .unfit import FIT, UNFIT, headline, make_unfit, tells

pytestmark = pytest.mark.django_db


def copy_form(parent: Page, **changes) -> dict:
    return {
        "new_title": UNFIT,
        "new_slug": "kopio",
        "new_parent_page": parent.pk,
        "copy_subpages": "",
        "publish_copies": "on",
        "alias": "",
    } | changes


def said_in(response) -> str:
    (message,) = [str(one) for one in response.context["messages"]]
    return message


def test_copy_with_keep_live(karstula, once_fit, parent, language):
    address, data = f"/admin/pages/{once_fit.pk}/copy/", copy_form(parent)
    response = karstula.post(address, data, follow=True)
    assert response.status_code == 200 and not Page.objects.filter(slug="kopio").exists()
    assert tells(said_in(response), language, headline(language))
    assert karstula.post(address, data | {"publish_copies": ""}).status_code == 302
    assert not Page.objects.get(slug="kopio").live


def test_recursive_copy_is_all_or_nothing(once_fit, client):
    """Wagtail's isn't atomic: the front page's copy would be there, and the pages below it up to the one that fails."""
    operator = User.objects.create_superuser("operator@sydansuomessa.example", password="-")
    client.force_login(operator, backend="django.contrib.auth.backends.ModelBackend")
    front, root = Page.objects.get(pk=once_fit.get_ancestors()[1].pk), once_fit.get_root()
    before = Page.objects.count()
    data = copy_form(root, new_title="Kopio etusivusta", copy_subpages="on")
    response = client.post(f"/admin/pages/{front.pk}/copy/", data)
    (message,) = [str(one) for one in get_messages(response.wsgi_request)]
    assert response.status_code == 302 and "ei julkaistu" in message
    assert Page.objects.count() == before and not Page.objects.filter(slug="kopio").exists()
    assert refreshed(root).numchild == root.numchild


def test_alias_in_the_admin(karstula, once_fit, parent, language):
    data = copy_form(parent, alias="on")
    response = karstula.post(f"/admin/pages/{once_fit.pk}/copy/", data, follow=True)
    assert response.status_code == 200 and not Page.objects.filter(slug="kopio").exists()
    assert tells(said_in(response), language, headline(language))


def test_alias_of_an_unfit_page(once_fit):
    with pytest.raises(PublicationRefused):
        once_fit.create_alias(parent=municipality_page("kinnula"))


def test_converting_an_alias_changes_nothing_readers_see(karstula, live, parent):
    alias = live.create_alias(parent=parent, update_slug="alias")
    NewsPage.objects.filter(pk=alias.pk).update(title=UNFIT)
    response = karstula.post(f"/admin/pages/{alias.pk}/convert_alias/", follow=True)
    assert response.status_code == 200
    assert refreshed(alias).title == UNFIT


def test_an_alias_update_carries_no_unfit_text(live):
    alias = live.create_alias(parent=municipality_page("kinnula"))
    with pytest.raises(PublicationRefused):
        make_unfit(live).publish()
    assert refreshed(alias).title == FIT
