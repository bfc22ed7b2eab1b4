"""What a translator does at the side-by-side editor's own addresses: send a page there, post words, exchange PO
files, publish."""

import re
from html import unescape
from urllib.parse import urlencode

import polib
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

FORM = "application/x-www-form-urlencoded"
DESK = "/admin/localize"


def locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def translation_of(original, code: str) -> Translation:
    return Translation.objects.get(
        source__object_id=original.translation_key, target_locale__language_code=code
    )


def send_to_translation(client: Client, page: Page, code: str) -> Translation:
    """The page's translation, begun by the form for it where there is none."""
    if not page.has_translation(locale(code)):
        address = f"{DESK}/submit/page/{page.pk}/"
        answer = client.post(address, {"locales": [locale(code).pk]}, follow=True)
        assert answer.redirect_chain
    return translation_of(page, code)


def parts_of(translation: Translation) -> list:
    """What is to be translated, in the order of the page."""
    found = translation.source.stringsegment_set.select_related("string", "context")
    return list(found.order_by("order"))


def say(client: Client, translation: Translation, part, words: str):
    """Post one part's words, as the editor does when a translator leaves the field."""
    url = f"{DESK}/translate/{translation.pk}/strings/{part.pk}/edit/"
    return client.put(url, urlencode({"value": words}), content_type=FORM)


def download(client: Client, translation: Translation) -> polib.POFile:
    answer = client.get(f"{DESK}/translate/{translation.pk}/pofile/download/")
    assert answer.status_code == 200 and ".po" in answer["Content-Disposition"]
    return polib.pofile(answer.content.decode())


def upload(client: Client, translation: Translation, content) -> list[tuple[str, str]]:
    """Send a file; what the translator is told, by its level."""
    file = SimpleUploadedFile("translation.po", str(content).encode())
    answer = client.post(
        f"{DESK}/translate/{translation.pk}/pofile/upload/",
        {"file": file, "next": f"/admin/pages/{translation.get_target_instance().pk}/edit/"},
        follow=True,
    )
    assert answer.status_code == 200
    return told(answer)


def publish(client: Client, translation: Translation) -> list[tuple[str, str]]:
    """Press Publish; what the translator is told, by its level. The add-on publishes once the request has committed."""
    edit = f"/admin/pages/{translation.get_target_instance().pk}/edit/"
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert client.post(edit, {"action": "publish"}).status_code == 302
    return told(client.get(edit))


def told(answer) -> list[tuple[str, str]]:
    return [(one.level_tag, str(one.message).strip()) for one in answer.context["messages"]]


def words_on(client: Client, address: str) -> str:
    """What a reader finds on the page: its words and text alternatives, without marks and soft hyphens."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    html = answer.content.decode().replace("\u00ad", "").replace("&shy;", "")
    alternatives = " ".join(re.findall(r'alt="([^"]*)"', html))
    return plain(f"{html} {alternatives}")


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).replace("\xa0", " ").split())
