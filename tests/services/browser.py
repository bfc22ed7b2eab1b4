"""A real browser, and what it was seen to do."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from brand.browser import ARGUMENTS, installed_browser

from .project import ROOT

SCREENSHOTS = ROOT / "var" / "screenshots"
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
DEMO_PASSWORD = "sydansuomessa-demo"


class RequestLog:
    """What a page asked for and was told, from the moment of `record_requests(page)`."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.requests: list[Request] = []
        self.responses: list[Response] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request))
        page.on("response", lambda response: self.responses.append(response))
        page.on("console", self._keep_error)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    @property
    def urls(self) -> list[str]:
        """Every address asked for, in order; `data:` and `blob:` are no requests."""
        return [request.url for request in self.requests if request.url.startswith("http")]

    def to_other_hosts(self) -> list[str]:
        """Addresses on any other host than the page's own."""
        own = urlsplit(self._page.url).netloc
        return [url for url in self.urls if urlsplit(url).netloc != own]

    def failed(self) -> list[str]:
        """Responses with a 4xx or 5xx status, as `status address`."""
        return [f"{response.status} {response.url}" for response in self.responses if response.status >= 400]

    def cookies(self) -> list[str]:
        """Names of the cookies the browser now holds."""
        return [cookie["name"] for cookie in self._page.context.cookies()]

    def bytes_transferred(self) -> int:
        """Bytes of all bodies as they came over the wire, compressed."""
        return sum(
            response.request.sizes()["responseBodySize"]
            for response in self.responses
            if response.url.startswith("http")
        )

    def _keep_error(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)


def record_requests(page: Page) -> RequestLog:
    """Record what the page asks for from now on. Call it before `page.goto`."""
    return RequestLog(page)


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Chromium from the system, without a window."""
    chromium = installed_browser()
    if chromium is None:
        raise RuntimeError("Chromium is missing: `make test` (bin/setup-test-machine) installs it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def fresh_page(browser: Browser, base_url: str, device: dict) -> Iterator[Page]:
    """A page without history or cookies, in Finnish; `page.goto("/hanke/")` goes to the site under test."""
    context = browser.new_context(
        base_url=base_url, locale="fi-FI", timezone_id="Europe/Helsinki", reduced_motion="reduce", **device
    )
    page = context.new_page()
    yield page
    context.close()


def screenshot(page: Page, name: str) -> None:
    """Save the whole page as var/screenshots/NAME.png, if SCREENSHOTS=1 is in the environment."""
    if os.environ.get("SCREENSHOTS") == "1":
        file_name = re.sub(r"[^\w.-]+", "-", name).strip("-")
        page.screenshot(path=SCREENSHOTS / f"{file_name}.png", full_page=True)


def spoil(page: Page, css: str) -> None:
    """Give the page styles that break it. A made stylesheet: the site's policy refuses a style element."""
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets.push(sheet) }",
        css,
    )


def log_in(page: Page, account: str, password: str = DEMO_PASSWORD) -> None:
    """Log in to the editor as a person does: `log_in(desktop, "viestija@karstula.example")`."""
    page.goto("/admin/login/")
    page.fill("[name=username]", account)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/login" not in url)
