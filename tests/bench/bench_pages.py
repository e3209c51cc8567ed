"""The findings page in a real browser beside a plain Streamlit page of the same data, at 2,000 and 50,000 findings.

Aims (issue 7): p95 of a filter change at most half of the plain page's at 50,000 and not above 1.3 times it at 2,000;
at most 60 kB sent for a change; at most 1 MB of memory for a further session.
"""

import os
import shutil
from math import ceil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.bench.pages.browsing import Measured, Tab, new_context, open_page, open_tab
from tests.bench.pages.servers import FIRST_PORT, Material, Server, make_material, our_server, plain_server

SIZES = (2_000, 50_000)
SESSIONS = (1, 5, 10)
# Words that some findings have: a search, a theme within it, another theme, all of them, and so on.
WORDS = ("hankinta", "valaistus", "sopimus", "koulutus", "mittari", "")
ROUNDS_OF_CHANGES = 4
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_PLAIN = {"plain": False, "plain_kept": True}


def run() -> list[dict[str, object]]:
    """Return the records of the pages, or a word why there are none."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        return [{"name": "pages", "skipped": "Chromium is missing"}]
    records: list[dict[str, object]] = []
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        for size in SIZES:
            material = make_material(Path(folder) / str(size), size)
            records += [_cold_start(browser, material, size), _filtering(browser, material, size)]
            records.append(_memory(browser, material, size))
        browser.close()
    return records


def _filtering(browser: Browser, material: Material, size: int) -> dict[str, object]:
    load = _load()
    with (
        our_server(material) as ours,
        _plain(material, "plain") as plain,
        _plain(material, "plain_kept") as kept,
        open_tab(browser, f"{ours.url}/huomiot", material.token()) as our_tab,
        open_tab(browser, plain.url, None) as plain_tab,
        open_tab(browser, kept.url, None) as kept_tab,
    ):
        tabs = {"ours": our_tab, "plain": plain_tab, "plain_kept": kept_tab}
        first = our_tab.received
        _change_filters(list(tabs.values()), material.themes)
        found = {name: _told(tab.measured) for name, tab in tabs.items()}
    return {
        "name": f"pages/filter-{size}",
        "compared_with": "a plain page that reads everything on each change and shows all of it (p95 by p95)",
        "ratio": round(found["ours"]["p95"] / found["plain"]["p95"], 2),
        "ratio_kept": round(found["ours"]["p95"] / found["plain_kept"]["p95"], 2),
        "bytes_per_rerun": max(our_tab.measured.sent),
        "bytes_first": first,
        "ours_first_search": round(our_tab.measured.times[0]),
        "changes": len(our_tab.measured.times),
        **{f"{name}_{key}": value for name, told in found.items() for key, value in told.items()},
        **load,
    }


def _plain(material: Material, name: str) -> Any:
    return plain_server(material, FIRST_PORT + 1 + list(_PLAIN).index(name), is_kept=_PLAIN[name])


def _change_filters(tabs: list[Tab], themes: tuple[str, ...]) -> None:
    """Change one filter after another, each in all tabs in turn, so that a busy moment befalls all alike."""
    for at, words in enumerate(WORDS * ROUNDS_OF_CHANGES):
        for tab in tabs:
            tab.search(words)
            _check(tab, words)
        theme = themes[at % len(themes)]
        for tab in tabs:
            tab.choose_theme(theme)
            _check(tab, theme)


def _check(tab: Tab, expected: str) -> None:
    """Refuse a figure of a page that shows something else than was asked for."""
    rows = tab.shown()
    if not rows or not all(expected.lower() in row.lower() for row in rows):
        raise RuntimeError(f"asked for {expected!r}, shown {rows[:2]!r}")


def _told(measured: Measured) -> dict[str, float]:
    times = sorted(measured.times)
    place = ceil(0.95 * len(times)) - 1
    return {"p50": round(median(times)), "p95": round(times[place]), "bytes": round(median(measured.sent))}


def _cold_start(browser: Browser, material: Material, size: int) -> dict[str, object]:
    load = _load()
    told: dict[str, object] = {}
    with our_server(material) as server:
        told |= _starts(browser, server, "ours", "/huomiot", material.token())
    with _plain(material, "plain") as server:
        told |= _starts(browser, server, "plain", "", None)
    return {"name": f"pages/cold-start-{size}", "compared_with": "the plain page", **told, **load}


def _starts(browser: Browser, server: Server, name: str, path: str, token: str | None) -> dict[str, object]:
    """The first visitor of a new process, then another with an empty browser; ms until the table is drawn."""
    seen = []
    for _ in range(2):
        context = new_context(browser, server.url, token)
        seen.append(round(open_page(context.new_page(), server.url + path)))
        context.close()
    return {f"{name}_server_s": server.ready_after, f"{name}_first_ms": seen[0], f"{name}_next_ms": seen[1]}


def _memory(browser: Browser, material: Material, size: int) -> dict[str, object]:
    load = _load()
    told: dict[str, object] = {}
    with our_server(material) as server:
        told |= _growth(browser, server, "ours", "/huomiot", material)
    with _plain(material, "plain") as server:
        told |= _growth(browser, server, "plain", "", None)
    return {"name": f"pages/session-memory-{size}", "compared_with": "the plain page", **told, **load}


def _growth(browser: Browser, server: Server, name: str, path: str, material: Material | None) -> dict[str, object]:
    """Open one session after another, each of a browser of its own; MB that each of the last ones took."""
    contexts, seen = [], {}
    for count in range(1, max(SESSIONS) + 1):
        contexts.append(new_context(browser, server.url, material.token() if material else None))
        open_page(contexts[-1].new_page(), server.url + path)
        if count in SESSIONS:
            seen[count] = server.memory()
    for context in contexts:
        context.close()
    first, last = min(SESSIONS), max(SESSIONS)
    each = (seen[last] - seen[first]) / (last - first)
    return {f"{name}_mb_each": round(each, 2)} | {f"{name}_mb_{count}": round(mb) for count, mb in seen.items()}


def _load() -> dict[str, object]:
    """The machine's load before a part: figures of a busy machine are no results."""
    return {"load_before": round(os.getloadavg()[0], 1)}
