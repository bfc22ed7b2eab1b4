"""Two municipalities signed in, in two browsers at once: each finds its own, and is turned away from the other's."""

import json

import pytest

from tests.services.browser import DESKTOP, log_in

SIDES = {"karstula": "Karstula", "kinnula": "Kinnula"}
FIND = """
from brand.models import Picture, User
from tests.builders import make_news, municipality_page, bearer
from tests.uploads import jpeg, upload
from wagtail.models import Collection
import json
found = {}
for slug, name in (("karstula", "Karstula"), ("kinnula", "Kinnula")):
    user = User.objects.get(email=f"viestija@{slug}.example")
    picture = Picture.objects.create(
        title=f"Kuva: {name}", file=upload("a.jpg", jpeg()), creator="K", licence="L",
        collection=Collection.objects.get(name=name),
    )
    page = make_news(municipality_page(slug), f"Uutinen kunnasta {name} tulee tähän")
    found[slug] = {"page": page.pk, "picture": picture.pk, "person": user.pk, "headers": bearer(user)}
print(json.dumps(found))
"""


@pytest.fixture
def things(site_server) -> dict:
    return json.loads(site_server.shell(FIND).strip().splitlines()[-1])


def test_each_is_turned_away_from_the_other_s(browser, site_server, things):
    contexts = {
        (role, slug): browser.new_context(base_url=site_server.url, locale="fi-FI", **DESKTOP)
        for role in ("viestija", "paatoimittaja")
        for slug in SIDES
    }
    pages = {}
    for (role, slug), context in contexts.items():
        pages[role, slug] = context.new_page()
        log_in(pages[role, slug], f"{role}@{slug}.example")
    for own, other in (("karstula", "kinnula"), ("kinnula", "karstula")):
        for role in ("viestija", "paatoimittaja"):
            page = pages[role, own]
            for path, mine in (
                ("pages/{page}/edit/", True),
                ("images/{picture}/", True),
                ("people/{person}/", False),
            ):
                address = f"/admin/{path.format(**things[other])}"
                answer = page.goto(address)
                assert answer.status == 404 or not page.url.endswith(address), (role, own, address)
                if mine:
                    page.goto(f"/admin/{path.format(**things[own])}")
                    assert page.url.endswith(path.format(**things[own]))
        request = contexts["viestija", own].request
        headers = things[own]["headers"]
        for path, body in (
            (f"pages/{things[other]['page']}/", {"meta": {"type": "news.NewsPage"}, "title": "Kaapattu"}),
            (f"images/{things[other]['picture']}/", {"title": "Kaapattu"}),
        ):
            assert request.patch(f"/api/v3/{path}", data=body, headers=headers).status in (403, 404)
            assert request.delete(f"/api/v3/{path}", headers=headers).status in (403, 404)
        listing = pages["paatoimittaja", own]
        listing.goto("/admin/people/")
        assert f"viestija@{own}.example" in listing.content()
        assert f"viestija@{other}.example" not in listing.content()
    for context in contexts.values():
        context.close()
