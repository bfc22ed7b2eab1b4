"""Checkers that only npm has: axe for accessibility, vnu for HTML and SVG."""

import json
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from .project import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# WCAG 2.2 AA as law and guideline ask; axe's own "best practices" are advice and stay out.
WCAG_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def axe(page: Page, within: str | None = None) -> list[str]:
    """Violations of WCAG 2.2 A and AA on the page as it stands, or within a CSS selector; [] if none.

    Each is readable by itself: rule, what is wrong, and every element at fault.
    """
    page.evaluate(_axe_source())
    options = {"runOnly": {"type": "tag", "values": WCAG_TAGS}, "resultTypes": ["violations"]}
    found = page.evaluate("([within, options]) => axe.run(within || document, options)", [within, options])
    return [_describe(violation) for violation in found["violations"]]


def vnu(html: str) -> list[str]:
    """Errors in an HTML document, as `line: message`; [] if none."""
    return vnu_many([html])[0]


def vnu_many(documents: list[str], suffix: str = ".html") -> list[list[str]]:
    """Errors of each document, in their order. One start of Java for all; `suffix` ".svg" checks SVG."""
    _require(VNU)
    if shutil.which("java") is None:
        raise RuntimeError("Java is missing: `make test` (bin/setup-test-machine) installs it.")
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{number}{suffix}") for number in range(len(documents))]
        for file, document in zip(files, documents, strict=True):
            file.write_text(document, encoding="utf-8")
        messages = _run_vnu(files)
    errors: dict[str, list[str]] = {file.name: [] for file in files}
    for message in messages:
        if message["type"] == "non-document-error":
            raise RuntimeError(f"vnu could not check: {message['message']}")
        errors[Path(message["url"]).name].append(f"{message.get('lastLine', '?')}: {message['message']}")
    return list(errors.values())


def _run_vnu(files: list[Path]) -> list[dict]:
    options = ["--errors-only", "--format", "json", "--exit-zero-always", "--also-check-svg"]
    done = subprocess.run(
        ["java", "-jar", str(VNU), *options, *map(str, files)], capture_output=True, text=True, check=True
    )
    return json.loads(done.stderr)["messages"]


@cache
def _axe_source() -> str:
    _require(AXE)
    return AXE.read_text(encoding="utf-8")


def _describe(violation: dict) -> str:
    elements = [f"    {' '.join(map(str, node['target']))}  {node['html']}" for node in violation["nodes"]]
    return "\n".join([f"{violation['id']} ({violation['impact']}): {violation['help']}", *elements])


def _require(file: Path) -> None:
    if not file.exists():
        raise RuntimeError(f"{file.name} is missing: `make test` (bin/setup-test-machine) installs it.")
