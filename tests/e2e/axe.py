"""axe-core in a page, and what it finds that is ours. What is not asked is named here, each with its reason."""

from dataclasses import dataclass
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SEVERE = {"serious", "critical"}
_RUN = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})"


@dataclass(frozen=True)
class Excluded:
    """A rule that is not asked where Streamlit breaks it, or where axe does not see what a browser says."""

    rule: str
    within: str
    reason: str


EXCLUDED = (
    Excluded(
        "button-name",
        '[data-testid="stFileUploaderDropzone"]',
        "Our words stand in a pseudo-element, which axe does not read but Chromium does; a test of its own asks it.",
    ),
)


def severe(page: Page) -> list[str]:
    """Return the serious and critical violations on a page, each as one line, less what is excluded."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(_RUN, TAGS)["violations"]
    return [
        f"{violation['id']} ({violation['impact']}): {' '.join(map(str, node['target']))} {node['html'][:160]}"
        for violation in found
        if violation["impact"] in SEVERE
        for node in violation["nodes"]
        if not _is_excluded(page, violation["id"], node["target"])
    ]


def _is_excluded(page: Page, rule: str, target: list[str]) -> bool:
    return any(
        one.rule == rule and page.locator(str(target[-1])).first.evaluate("(e, s) => !!e.closest(s)", one.within)
        for one in EXCLUDED
    )
