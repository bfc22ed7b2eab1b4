"""What costs work is asked for so often and no oftener, and nobody's address is kept."""

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory

from brand import limits
from brand.limits import Limit
from brand.portal.views import DRAWINGS
from brand.strips.combiner import COMBINED
from brand.strips.views import STRIPS
from home.search import SEARCHES

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands at the beginning of a minute and of an hour."""

    class Clock:
        now = 1_795_521_600.0

        def time(self) -> float:
            return self.now

    clock = Clock()
    monkeypatch.setattr(limits, "time", clock)
    return clock


def spend(limit: Limit, address: str) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    assert [limit.count(request) for _turn in range(limit.allowed)] == [0] * limit.allowed


@pytest.mark.parametrize(
    ("limit", "path", "language"),
    [
        (SEARCHES, "/haku/?q=kirjasto", "Odota hetki"),
        (SEARCHES, "/sv/haku/?q=bibliotek", "Vänta en stund"),
        (SEARCHES, "/en/haku/?q=library", "A moment, please"),
        (DRAWINGS, "/lataa/sydansuomessa/horizontal-colour.png", "Odota hetki"),
        (STRIPS, "/lataa/rivi/kuntarivi/kunta/karstula/paino-fi-20mm.svg", "Odota hetki"),
        (STRIPS, "/lataa/asiakirja/kunta/karstula/fi.docx", "Odota hetki"),
        (COMBINED, "/aineistopankki/yhdistelma/?kohde=kunta/karstula", "Odota hetki"),
    ],
)
def test_one_address_waits_and_the_others_do_not(clock, limit, path, language):
    visitor, neighbour = Client(REMOTE_ADDR="192.0.2.1"), Client(REMOTE_ADDR="192.0.2.2")
    clock.now += 20
    spend(limit, "192.0.2.1")
    refused = visitor.get(path)
    assert refused.status_code == 429 and refused["Retry-After"] == "40"
    assert language in refused.content.decode() and "set-cookie" not in refused.headers
    assert neighbour.get(path).status_code != 429
    clock.now += 40
    assert visitor.get(path).status_code != 429


def test_what_costs_nothing_is_not_counted(clock):
    spend(SEARCHES, "127.0.0.1")
    assert Client().get("/haku/").status_code == 200
    spend(DRAWINGS, "127.0.0.1")
    assert Client().get("/lataa/sydansuomessa/horizontal-colour.svg").status_code != 429


def test_no_address_is_kept_and_the_salt_goes_with_the_day(clock):
    limit = Limit("trial", 1, seconds=3600)
    spend(limit, "192.0.2.77")
    kept = " ".join(f"{key} {cache._cache[key]}" for key in cache._cache)
    assert "limit:trial" in kept and "192.0.2.77" not in kept
    before = {key for key in cache._cache if "limit:trial" in key}
    clock.now += 24 * 3600
    spend(limit, "192.0.2.77")
    after = {key for key in cache._cache if "limit:trial" in key} - before
    assert {key.rsplit(":")[-1] for key in after}.isdisjoint(key.rsplit(":")[-1] for key in before)


def test_nobody_is_refused_where_the_cache_is_down_or_visitors_look_alike(settings, clock):
    limit = Limit("trial", 1, seconds=60)
    alike = RequestFactory().get("/", REMOTE_ADDR="")
    assert [limit.count(alike) for _turn in range(3)] == [0, 0, 0]
    settings.CACHES = {
        "default": {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": "redis://127.0.0.1:9/0",
            "OPTIONS": {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 1},
        }
    }
    visitor = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1")
    assert [limit.count(visitor) for _turn in range(3)] == [0, 0, 0]
    assert not limit.is_reached(visitor)
