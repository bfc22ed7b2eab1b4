"""Projects and pages for tests, made over the demo's records."""

from datetime import UTC, date, datetime
from decimal import Decimal

from django.db.models import Model
from django.utils.text import slugify
from wagtail.models import APIToken, Locale, Page

from brand.models import FundingProgramme, Municipality, Organisation, User
from home.models import MunicipalityPage
from news.models import EventPage, NewsPage
from projects.models import Project, ProjectFunding, ProjectImplementer, ProjectIndexPage, ProjectPage

CONTACT = {
    "name": "Kunnan viestintä",
    "role": "Viestijä",
    "phone": "",
    "email": "viestinta@kunta.example",
}
LEAD = "Kunnat kokeilevat yhdessä, miten kylien palvelut pysyvät lähellä. Tulokset kerrotaan kaikille."


def organisation(name: str, **fields) -> Organisation:
    return Organisation.objects.get_or_create(
        key=slugify(name), defaults={"name": name, "is_funder": True} | fields
    )[0]


def make_project(
    name: str = "Kylien palvelut lähelle", rows: tuple = (("eakr-2021-2027", 80_000),)
) -> Project:
    """A project with funding rows of (programme key or None, amount[, funder's name])."""
    project = Project(
        name=name,
        start_date=date(2026, 1, 1),
        end_date=date(2027, 12, 31),
        budget=Decimal(sum(row[1] for row in rows)),
        granting_authority=Organisation.objects.get(key="keski-suomen-liitto"),
    )
    project.funding = [
        ProjectFunding(
            programme=FundingProgramme.objects.get(key=row[0]) if row[0] else None,
            amount=Decimal(row[1]),
            organisation=organisation(row[2] if len(row) > 2 else "Keski-Suomen liitto"),
            sort_order=order,
        )
        for order, row in enumerate(rows)
    ]
    project.implementers = [
        ProjectImplementer(organisation=Organisation.objects.filter(is_implementer=True).first())
    ]
    project.save()
    return project


def make_project_page(project: Project, **fields) -> ProjectPage:
    """The project's live page."""
    sections = dict.fromkeys(ProjectPage.section_fields, "<p>Tämä osio kertoo hankkeesta.</p>")
    values = {
        "title": project.name,
        "slug": slugify(project.name),
        "lead": LEAD,
        "contacts": [("contact", CONTACT)],
    }
    page = ProjectPage(**sections | values | fields)
    project.attach(page)
    return _publish_under(ProjectIndexPage.objects.get(locale=Locale.get_default()), page)


def municipality_page(slug: str) -> MunicipalityPage:
    """The municipality's page in Finnish."""
    key = Municipality.objects.get(slug=slug).page_key
    return MunicipalityPage.objects.get(translation_key=key, locale=Locale.get_default())


def make_news(parent: Page, title: str = "Kirjaston aukioloajat muuttuvat keväällä", **fields) -> NewsPage:
    """A live news item."""
    values = {"title": title, "slug": slugify(title), "lead": LEAD, "body": [("paragraph", "<p>Teksti.</p>")]}
    return _publish_under(parent, NewsPage(**values | fields))


def make_event(parent: Page, title: str = "Lukupiiri kokoontuu kirjastossa", **fields) -> EventPage:
    """A live event, far in the future."""
    values = {
        "title": title,
        "slug": slugify(title),
        "lead": LEAD,
        "start": datetime(2090, 5, 1, 15, tzinfo=UTC),
        "end": datetime(2090, 5, 1, 17, tzinfo=UTC),
        "place": "Kirjasto",
        "contact": [("contact", CONTACT)],
        "body": [("paragraph", "<p>Tervetuloa.</p>")],
    }
    return _publish_under(parent, EventPage(**values | fields))


def _publish_under(parent: Page, page: Page) -> Page:
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    return refreshed(page)


def refreshed(instance: Model) -> Model:
    """The same row, read anew: no cached property of the old one."""
    return type(instance).objects.get(pk=instance.pk)


def bearer(user: User) -> dict[str, str]:
    """The headers with which a script acts as `user` over the API."""
    _token, plaintext = APIToken.create_token(user=user, name="test")
    return {"Authorization": f"Bearer {plaintext}"}
