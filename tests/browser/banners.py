"""A crisis banner as a reader meets it."""

import time

from playwright.sync_api import Locator, Page

from brand.crisis.standing import KEPT_SECONDS


def banner_on(page: Page, address: str) -> Locator:
    """The banner on that page. Raised in another process, it is there once what the server keeps of banners is old."""
    page.goto(address)
    banner = page.get_by_role("region", name="Kriisitiedote")
    for _second in range(KEPT_SECONDS + 1):
        if banner.count():
            break
        time.sleep(1)
        page.reload()
    return banner
