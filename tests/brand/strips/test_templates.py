"""Logo templates in the admin: data of the brand team, held to the rulebook, with a preview while they are edited."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from brand.models import LogoTemplate

from .conftest import address_of, fetched, measured

pytestmark = pytest.mark.django_db

VIEWS = "wagtailsnippets_brand_logotemplate"


def form(*slots: tuple[str, int], **fields) -> dict:
    """What the form of a template sends, with its slots' kinds and heights."""
    data = {
        "name": "Julisteen tunnusrivi",
        "name_sv": "Affischens märkesrad",
        "name_en": "The poster's strip of marks",
        "key": "julisterivi",
        "place": 50,
        "clear_percent": 50,
        "longest_row": 18,
        "least_mm": 20,
        "least_px": 48,
        "grounds": ["light", "dark"],
        "languages": ["fi", "sv", "en"],
        "subjects": ["hanke"],
        "slots-TOTAL_FORMS": len(slots),
        "slots-INITIAL_FORMS": 0,
        "slots-MIN_NUM_FORMS": 1,
        "slots-MAX_NUM_FORMS": 1000,
    }
    for number, (kind, share) in enumerate(slots):
        data |= {
            f"slots-{number}-kind": kind,
            f"slots-{number}-share": share,
            f"slots-{number}-shape": "horizontal",
            f"slots-{number}-ORDER": number + 1,
        }
    return data | fields


SLOTS = (("eu", 100), ("funders", 80), ("region", 75))


def test_a_new_template_is_drawn_from_at_once_in_its_order(brand_team, eu_project):
    response = brand_team.post(reverse(f"{VIEWS}:add"), form(("region", 75), ("eu", 100), ("funders", 80)))
    assert response.status_code == 302, faults(response)
    strip = measured(fetched(address_of(eu_project, "julisterivi", "naytto-fi-48px.svg")))
    assert [round(box.height / 48, 2) for box in strip.pieces] == [0.75, 1, 0.8]
    assert strip.title.index("Sydänsuomessa") < strip.title.index("Euroopan unionin")


def faults(response) -> str:
    page = BeautifulSoup(response.content.decode(), "html.parser")
    return " ".join(
        one.get_text(" ", strip=True) for one in page.select(".error-message, .help-critical, .errorlist")
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (form(*SLOTS, clear_percent=40), "EU-18"),
        (form(("region", 75), clear_percent=20, subjects=["kunta"]), "25"),
        (form(("eu", 80), ("funders", 85)), "EU-09"),
        (form(("eu", 50), ("funders", 50), least_mm=15), "EU-17"),
        (form(("eu", 50), ("funders", 50), least_px=48, least_mm=20), "76"),
        (form(*SLOTS, least_mm=0), "10"),
        (form(*SLOTS, least_mm=-5), "0"),
        (form(*SLOTS, least_mm=10**9), "100"),
        (form(*SLOTS, grounds=[]), "grounds"),
        (form(*SLOTS, languages=["de"]), "languages"),
        (form(("eu", 100), ("eu", 100)), "kind"),
        (form(("eu", 100), ("funders", 83)), "85"),
        (form(("eu", 100), ("funders", 0)), "20"),
        (form(), "slots"),
        (form(*SLOTS, key="hankerivi"), "key"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_template_that_breaks_a_rule_is_refused_at_its_field(brand_team, data, said):
    before = LogoTemplate.objects.count()
    response = brand_team.post(reverse(f"{VIEWS}:add"), data)
    assert response.status_code == 200
    assert LogoTemplate.objects.count() == before
    assert faults(response), said
    if not said.islower():
        assert said in faults(response)
    assert "Affischens märkesrad" in response.content.decode(), "nothing entered is lost"


def test_the_pages_template_keeps_the_emblem_the_funders_and_its_key(brand_team):
    template = LogoTemplate.objects.get(key="rahoittajat")
    address = reverse(f"{VIEWS}:edit", args=[template.pk])
    slots = list(template.slots.all())
    ids = {"slots-INITIAL_FORMS": len(slots)} | {f"slots-{n}-id": slot.pk for n, slot in enumerate(slots)}
    sound = form(("eu", 100), ("funders", 90), key="rahoittajat", **ids)
    without = sound | {"slots-1-DELETE": "1"}
    smaller = sound | {"slots-0-share": 90, "least_mm": 20, "least_px": 56}
    renamed = sound | {"key": "maksajat"}
    for bad in (without, smaller, renamed):
        response = brand_team.post(address, bad)
        assert response.status_code == 200 and faults(response)
    assert brand_team.post(address, sound).status_code == 302
    assert [slot.share for slot in LogoTemplate.objects.get(pk=template.pk).slots.all()] == [100, 90]


def test_the_preview_shows_what_is_in_the_form_and_what_breaks_a_rule(brand_team):
    template = LogoTemplate.objects.get(key="hankerivi")
    address = reverse(f"{VIEWS}:preview_on_edit", args=[template.pk])

    ids = {f"slots-{number}-id": slot.pk for number, slot in enumerate(template.slots.all())}

    def shown(data: dict) -> tuple[int, int]:
        data |= ids | {"slots-INITIAL_FORMS": len(ids)}
        assert brand_team.post(address, data).json()["is_valid"]
        page = BeautifulSoup(brand_team.get(address).content.decode(), "html.parser")
        return len(page.select("figure img[src^='data:image/svg+xml']")), len(page.select("figure .fault"))

    assert shown(form(*SLOTS, key="hankerivi")) == (3, 0), "screen, print and a dark photograph"
    assert shown(form(*SLOTS, key="hankerivi", grounds=["one-colour"])) == (1, 0)
    answer = brand_team.post(address, form(("eu", 50), ("funders", 100), key="hankerivi"))
    assert not answer.json()["is_valid"]


@pytest.mark.parametrize("person", ["karstula", "project_staff"])
def test_nobody_else_makes_changes_or_previews_one(request, person):
    client = request.getfixturevalue(person)
    template = LogoTemplate.objects.get(key="hankerivi")
    for address in (
        reverse(f"{VIEWS}:add"),
        reverse(f"{VIEWS}:edit", args=[template.pk]),
        reverse(f"{VIEWS}:delete", args=[template.pk]),
        reverse(f"{VIEWS}:preview_on_edit", args=[template.pk]),
    ):
        assert client.post(address, form(*SLOTS, name="Kaapattu")).status_code in (302, 403)
    assert not LogoTemplate.objects.filter(name="Kaapattu").exists()
    assert LogoTemplate.objects.count() == 4
