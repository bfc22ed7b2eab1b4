"""Public notices for tests."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Collection, Locale

from brand.models import BrandDocument
from news.models import NoticeIndexPage, NoticePage
from tests.builders import CONTACT, refreshed

DAY = timedelta(days=1)


def notice_list(slug: str | None) -> NoticeIndexPage:
    """A municipality's list of notices, or the region's for None."""
    return NoticeIndexPage.objects.get(publisher__slug=slug, locale=Locale.get_default())


def make_document(
    title: str = "Kaavakartta", collection: str = "Karstula", text: bytes = b"kartta", name: str = "liite.txt"
) -> BrandDocument:
    """A document with its file."""
    return BrandDocument.objects.create(
        title=title,
        file=ContentFile(text, name=name),
        collection=Collection.objects.get(name=collection),
    )


def draft_notice(
    slug: str | None = "karstula", title: str = "Poikkeamislupahakemus kylältä", **fields
) -> NoticePage:
    """A notice that is fit to be published."""
    values = {
        "title": title,
        "slug": slugify(title),
        "kind": NoticePage.Kind.ANNOUNCEMENT,
        "authority": "Tekninen lautakunta",
        "case_number": "KAR/1/10.03.00/2026",
        "body": [("paragraph", "<p>Hakemus on nähtävillä.</p>")],
        "contact": [("contact", CONTACT)],
        "live": False,
    }
    page = NoticePage(**values | fields)
    notice_list(slug).add_child(instance=page)
    return page


def make_notice(
    slug: str | None = "karstula", title: str = "Poikkeamislupahakemus kylältä", **fields
) -> NoticePage:
    """A live notice, published today."""
    page = draft_notice(slug, title, **fields)
    page.save_revision().publish()
    return refreshed(page)


def let_time_pass(notice: NoticePage) -> NoticePage:
    """As if the notice had been on display until yesterday, in every language."""
    yesterday = timezone.localdate() - DAY
    group = NoticePage.objects.filter(translation_key=notice.translation_key)
    group.filter(date__isnull=False).update(date=yesterday - 14 * DAY, shown_until=yesterday)
    return refreshed(notice)
