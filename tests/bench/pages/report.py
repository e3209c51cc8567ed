"""The section on pages in the page of tables."""

from collections.abc import Callable, Mapping, Sequence

Record = Mapping[str, object]
Table = Callable[[Sequence[str], Sequence[Sequence[object]]], list[str]]

HEAD = """
## Pages

The findings page in real Chromium beside the page that anybody would write first (`tests/bench/pages/plain_page.py`:
`st.dataframe` of everything with a select box and a text field), same data, same run, browser and servers on two
cores. *Plain* reads the database on each change, *plain, kept* keeps the data between changes. Each search and theme
is chosen in the three pages in turn, so that a busy moment befalls all alike; a change begins with the key or click
and ends when the run is over, two frames are drawn and the page is at rest. Bytes are those of the websocket after
unpacking, the most for one change of ours. *Load* is the machine's average before the part: over 2, times say little
by themselves and a ratio only so much.

Aims (issue 7): p95 at most 0.5 of the plain page's at 50,000, at most 1.3 at 2,000; 60 kB for a change; 1 MB for a
further session.
"""


def section(named: Mapping[str, Record], table: Table) -> list[str]:
    """Return the section; a word when the pages were not measured."""
    return [HEAD, *_filters(named, table), *_starts(named, table), *_sessions(named, table)]


def _filters(named: Mapping[str, Record], table: Table) -> list[str]:
    pages = {"ours": "ours", "plain": "plain", "plain_kept": "plain, kept"}
    rows = [
        [size, told, *(one[f"{page}_{key}"] for key in ("p50", "p95", "bytes")), *_ratio(one, page), one["load_before"]]
        for size, one in _sized(named, "filter").items()
        for page, told in pages.items()
    ]
    head = ["findings", "page", "p50 ms", "p95 ms", "bytes (median)", "ours by it (p95)", "most bytes", "load"]
    return table(head, rows) if rows else ["Not measured.", ""]


def _ratio(one: Record, page: str) -> list[object]:
    if page == "ours":
        return [None, one["bytes_per_rerun"]]
    return [one["ratio" if page == "plain" else "ratio_kept"], None]


def _starts(named: Mapping[str, Record], table: Table) -> list[str]:
    keys = [f"{page}_{key}" for page in ("ours", "plain") for key in ("server_s", "first_ms", "next_ms")]
    rows = [
        [size, *(one[key] for key in keys), one["load_before"]] for size, one in _sized(named, "cold-start").items()
    ]
    head = ["findings", "server up s", "first visitor ms", "next ms", "plain: up s", "first ms", "next ms", "load"]
    return ["From a new process to the table, with an empty browser:", "", *table(head, rows)] if rows else []


def _sessions(named: Mapping[str, Record], table: Table) -> list[str]:
    keys = [f"{page}_mb_{key}" for page in ("ours", "plain") for key in ("1", "5", "10", "each")]
    rows = [
        [size, *(one[key] for key in keys), one["load_before"]] for size, one in _sized(named, "session-memory").items()
    ]
    head = ["findings", "1", "5", "10", "each further", "plain: 1", "5", "10", "each further", "load"]
    return ["Memory of the server's process (MB) with so many sessions open:", "", *table(head, rows)] if rows else []


def _sized(named: Mapping[str, Record], what: str) -> dict[str, Record]:
    prefix = f"pages/{what}-"
    found = {name.removeprefix(prefix): one for name, one in named.items() if name.startswith(prefix)}
    return dict(sorted(found.items(), key=lambda item: int(item[0])))
