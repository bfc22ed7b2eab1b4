"""The project's record in the admin: sums that agree, days in order, and the one way to make its page."""

from datetime import date

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from brand.models import FundingProgramme, Organisation
from brand.rulebook import Severity, evaluate
from brand.rulebook.active import active_rulebook
from projects.models import Project, ProjectPage
from tests.builders import make_project, make_project_page

pytestmark = pytest.mark.django_db


def record_form(amounts=(80_000, 20_000), **changes) -> dict:
    funder = Organisation.objects.get(key="keski-suomen-liitto").pk
    implementer = Organisation.objects.filter(is_implementer=True).first().pk
    rows = [{"organisation": funder, "programme": "", "amount": amount} for amount in amounts]
    data = {
        "name": "Kylien palvelut lähelle",
        "start_date": "2026-01-01",
        "end_date": "2027-12-31",
        "budget": "100000",
        "granting_authority": funder,
        "funding": inline_formset(rows),
        "implementers": inline_formset([{"organisation": implementer, "on_behalf": ""}]),
        "municipalities": [],
    }
    return nested_form_data(data | changes)


def post(client, **changes):
    return client.post("/admin/snippets/projects/project/add/", record_form(**changes))


def test_project_staff_add_a_record(project_staff):
    response = post(project_staff)
    assert response.status_code == 302
    assert Project.objects.get(name="Kylien palvelut lähelle").funding.count() == 2


def test_rows_that_do_not_add_up_are_refused_and_kept_on_the_form(project_staff):
    response = post(project_staff, amounts=(80_000, 19_999))
    page = response.content.decode()
    assert response.status_code == 200 and not Project.objects.filter(name="Kylien palvelut lähelle").exists()
    assert "99\u00a0999\u00a0€" in page and "100\u00a0000\u00a0€" in page
    assert 'value="19999"' in page


def test_a_row_whose_sum_is_not_known_yet_is_taken(project_staff):
    assert post(project_staff, amounts=(80_000, "")).status_code == 302


@pytest.mark.parametrize(
    "changes",
    [
        {"end_date": "2025-01-01"},
        {"budget": "-5"},
        {"budget": "paljon"},
        {"name": ""},
        {"start_date": "31.2.2026"},
    ],
    ids=str,
)
def test_a_bad_fact_is_refused(project_staff, changes):
    assert post(project_staff, **changes).status_code == 200
    assert not Project.objects.filter(budget=100_000).exists()


@pytest.mark.parametrize(
    ("investments", "strategic", "duties"),
    [
        ("true", "", ["A50-C2"]),
        ("false", "", ["A50-D"]),
        ("unknown", "", ["A50-C2", "A50-D"]),
        ("false", "on", ["A50-D", "A50-E"]),
    ],
)
def test_what_the_form_says_of_the_project_decides_its_duties(project_staff, investments, strategic, duties):
    """A plaque or a poster: JTF, over 100 000 €. Where nobody has said, both stand, so that neither is forgotten."""
    row = {
        "organisation": Organisation.objects.get(key="keski-suomen-liitto").pk,
        "programme": FundingProgramme.objects.get(key="jtf-2021-2027").pk,
        "amount": 120_000,
    }
    answers = {"has_investments": investments} | ({"is_strategic": strategic} if strategic else {})
    assert post(project_staff, budget="120000", funding=inline_formset([row]), **answers).status_code == 302
    page = make_project_page(Project.objects.get(budget=120_000))
    found = evaluate(page, active_rulebook(), date(2026, 11, 24))
    assert [one.rule_id for one in found if one.severity == Severity.DUTY] == ["A50-A", "A50-B", *duties]
    shown = project_staff.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert all(f"#{rule_id}" in shown for rule_id in duties)


def test_a_communicator_neither_sees_nor_adds_records(karstula):
    assert karstula.get("/admin/snippets/projects/project/").status_code == 302
    post(karstula)
    assert not Project.objects.filter(name="Kylien palvelut lähelle").exists()


def test_the_page_is_made_from_the_record(project_staff):
    project = make_project()
    address = f"/admin/projects/{project.pk}/create-page/"
    assert project_staff.get(address).status_code == 200
    assert not ProjectPage.objects.filter(title=project.name).exists(), "asking makes nothing"
    response = project_staff.post(address)
    page = ProjectPage.objects.get(title=project.name)
    assert response.url == f"/admin/pages/{page.pk}/edit/"
    assert page.record == project and not page.live


def test_a_second_page_is_never_made(project_staff):
    project = make_project()
    address = f"/admin/projects/{project.pk}/create-page/"
    project_staff.post(address)
    project_staff.post(address)
    assert ProjectPage.objects.filter(title=project.name).count() == 1


def test_a_communicator_can_not_make_a_project_page(karstula):
    project = make_project()
    response = karstula.post(f"/admin/projects/{project.pk}/create-page/")
    assert response.status_code == 302 and not ProjectPage.objects.filter(title=project.name).exists()


def test_a_project_page_can_not_be_added_without_a_record(project_staff):
    parent = ProjectPage.objects.filter(locale__language_code="fi").first().get_parent()
    assert (
        "projects/projectpage"
        not in project_staff.get(f"/admin/pages/{parent.pk}/add_subpage/").content.decode()
    )
    response = project_staff.get(f"/admin/pages/add/projects/projectpage/{parent.pk}/")
    assert response.status_code in (302, 403)


def test_a_funder_in_use_can_not_be_deleted(brand_team):
    funder = Organisation.objects.get(key="keski-suomen-liitto")
    brand_team.post(f"/admin/snippets/brand/organisation/delete/{funder.pk}/")
    assert Organisation.objects.filter(pk=funder.pk).exists()
