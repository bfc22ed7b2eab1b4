"""The browser that pages are measured with: the system's own, without a window, asking nobody anything."""

import shutil

# The shell has no windows to draw: a new page costs it a third of what it costs the whole browser.
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")
# At rest: nothing in the background asks other hosts for anything.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def installed_browser() -> str | None:
    """Where the browser's program is; None where there is none."""
    return next(filter(None, map(shutil.which, _NAMES)), None)
