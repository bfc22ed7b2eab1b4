"""The people and pages of a trial, made for it and taken away with its transaction."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.operations import translate_object

from brand.models import GuidelinePage, Municipality, PortalPage, User
from brand.roles import BRAND_TEAM, PROJECT_TEAM
from news.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage, NoticeIndexPage, NoticePage
from projects.models import ProjectIndexPage, ProjectPage

from ..models import HomePage, MunicipalityPage, StandardPage

DRAFT_MARK = "(luonnos)"
LEAD = "Kunnat kokeilevat yhdessä, miten kylien palvelut pysyvät lähellä. Tulokset kerrotaan kaikille."
BODY = [("paragraph", "<p>Kokeilu alkaa keväällä ja jatkuu vuoden.</p>")]
CONTACT = {"name": "Kunnan viestintä", "role": "Viestijä", "phone": "", "email": "viestinta@kunta.example"}
ROLES = ("editor", "writer", "chief", "project", "brand", "nobody")


class StageError(Exception):
    """The site lacks what a trial needs. The message says what."""


@dataclass
class Stage:
    """Pages by area, and the two municipalities. Their places in the tree stay, so each is looked up once."""

    a: Municipality
    b: Municipality
    areas: dict[str, list[Page]]
    places: dict[tuple, Page] = field(default_factory=dict)

    def front(self, municipality: Municipality) -> MunicipalityPage:
        return MunicipalityPage.objects.get(
            translation_key=municipality.page_key, locale=Locale.get_default()
        )

    def place_in(self, municipality: Municipality, page: Page) -> Page:
        """Where in a municipality's part of the tree an item like `page` stands."""
        place = municipality.pk, isinstance(page, NoticePage)
        if place not in self.places:
            front = self.front(municipality)
            self.places[place] = _notice_list_below(front) if isinstance(page, NoticePage) else front
        return self.places[place]

    def own_place(self, role: str, page: Page) -> Page:
        """Where somebody of this role would put an item like `page`."""
        if role in ("editor", "writer", "chief", "nobody"):
            return self.place_in(self.a, page)
        return _in_default_language(INDEXES[type(page)])


INDEXES = {NewsPage: NewsIndexPage, EventPage: EventIndexPage, NoticePage: NoticeIndexPage}


def set_stage() -> Stage:
    """Make a page of every type in every area, each live and with a draft over it.

    Raises StageError where the site has not been set up.
    """
    municipalities = [one for one in Municipality.objects.all() if one.page_key and one.editors_id][:2]
    if len(municipalities) < 2:
        raise StageError("two municipalities with pages and groups")
    a, b = municipalities
    stage = Stage(a, b, {})
    home, news, events, notices, projects, portal, guideline = map(
        _in_default_language,
        (
            HomePage,
            NewsIndexPage,
            EventIndexPage,
            NoticeIndexPage,
            ProjectIndexPage,
            PortalPage,
            GuidelinePage,
        ),
    )
    project_page = ProjectPage.objects.filter(locale=Locale.get_default()).live().first()
    if project_page is None:
        raise StageError("a live project page")
    # Somebody to change places with.
    project_page.copy(update_attrs={"slug": "koehanke", "title": "Koehanke"}, keep_live=False)
    fronts = [stage.front(a), stage.front(b)]
    lists = [_notice_list_below(front) for front in fronts]
    for page in (*fronts, *lists, news, events, notices, projects, portal, guideline):
        _translate(page)
    stage.areas = {
        "A items": _items("a", fronts[0], fronts[0], lists[0]),
        "A front": [fronts[0]],
        "B items": _items("b", fronts[1], fronts[1], lists[1]),
        "B front": [fronts[1]],
        "region items": _items("region", news, events, notices),
        "projects": [project_page],
        "indexes": [news, events, notices, projects],
        "standard": [
            _live(home, StandardPage(title="Koesivu kertoo kokeilusta", lead=LEAD, slug="koesivu", body=BODY))
        ],
        "home": [home],
        "portal": [portal, guideline],
    }
    for pages in stage.areas.values():
        for page in pages:
            _draft_over(page)
    return stage


def make_actor(stage: Stage, role: str) -> User:
    """Somebody of the role, in its group alone. For a writer, A begins to publish through its approver."""
    user = User.objects.create_user(f"{role}@koe.example", first_name="Koe", last_name=role)
    if role == "writer":
        stage.a.publishing = Municipality.Publishing.APPROVER
        stage.a.save()
    groups = {
        "editor": stage.a.editors,
        "writer": stage.a.editors,
        "chief": stage.a.chief_editors,
    }
    if role in groups:
        user.groups.set([groups[role]])
    elif role != "nobody":
        user.groups.set(_group_named({"project": PROJECT_TEAM, "brand": BRAND_TEAM}[role]))
    return user


def _group_named(name: str):
    return User.groups.field.related_model.objects.filter(name=name)


def _in_default_language(model: type[Page]) -> Page:
    """The first of them: a list of notices of the whole region, not of a municipality."""
    page = model.objects.filter(locale=Locale.get_default()).order_by("depth", "path").first()
    if page is None:
        raise StageError(f"a page of the type {model._meta.verbose_name}")
    return page


def _notice_list_below(front: Page) -> NoticeIndexPage:
    found = NoticeIndexPage.objects.child_of(front).first()
    if found is None:
        raise StageError(f"a list of notices below {front.title}")
    return found


def _items(name: str, news_parent: Page, event_parent: Page, notice_parent: Page) -> list[Page]:
    start = timezone.now() + timedelta(days=30)

    item = NewsPage(title="Koeuutinen kertoo kokeilusta", slug=f"koeuutinen-{name}", lead=LEAD, body=BODY)
    event = EventPage(
        title="Koetapahtuma kylätalolla keväällä",
        slug=f"koetapahtuma-{name}",
        lead=LEAD,
        body=BODY,
        start=start,
        end=start + timedelta(hours=2),
        place="Kirjasto",
        contact=[("contact", CONTACT)],
    )
    notice = NoticePage(
        title="Koekuulutus kertoo kokeilusta",
        slug=f"koekuulutus-{name}",
        authority="Kokeilulautakunta",
        case_number="KOE/1/2026",
        body=BODY,
        contact=[("contact", CONTACT)],
    )
    return [_live(news_parent, item), _live(event_parent, event), _live(notice_parent, notice)]


def _live(parent: Page, page: Page) -> Page:
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def _draft_over(page: Page) -> None:
    if page.latest_revision_id is None:
        page.save_revision()
    page.title = f"{page.title} {DRAFT_MARK}"
    page.lead = f"{page.lead} {DRAFT_MARK}"
    page.save_revision()


def _translate(page: Page) -> None:
    others = [one for one in Locale.objects.exclude(pk=page.locale_id) if not page.has_translation(one)]
    translate_object(page, others)
