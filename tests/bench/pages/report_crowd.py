"""The section on many analysts at once, and on an hour of work, in the page of tables."""

from collections.abc import Callable, Mapping, Sequence

Record = Mapping[str, object]
Table = Callable[[Sequence[str], Sequence[Sequence[object]]], list[str]]

_CROWD = """
## Many analysts at once

So many sessions open on the findings page, each changing the search or the theme every five seconds on the mean, in
one process; visitors speak Streamlit's protocol without a browser, on the same two cores. The plain page gets fewer
sessions. Time is from the change sent to the run's end received.

Aims (issue 7): p95 under 1,000 ms with 150 sessions at 2,000 findings and with 100 at 50,000; 1 MB a further session.
"""


def section(named: Mapping[str, Record], table: Table) -> list[str]:
    """Return the lines of both; a word when nothing was measured."""
    rows = [
        [
            size,
            page,
            count,
            *(one[f"{page}_{count}_{key}"] for key in ("changes", "p50", "p95", "most", "failed", "mb")),
        ]
        for size in ("2000", "50000")
        if (one := named.get(f"crowd/{size}"))
        for page in ("ours", "plain")
        for count in _list(one[page])
    ]
    if not rows:
        return [_CROWD, "Not measured.", ""]
    head = ["findings", "page", "sessions", "changes", "p50 ms", "p95 ms", "most ms", "failed", "server MB"]
    each = [
        f"A further session takes {one['ours_mb_each']} MB at {size} findings (plain page: {one['plain_mb_each']} MB); "
        f"load before: {one['load_before']}."
        for size in ("2000", "50000")
        if (one := named.get(f"crowd/{size}"))
    ]
    return [_CROWD, *table(head, rows), *each, "", *_soak(named.get("soak/2000"))]


def _soak(one: Record | None) -> list[str]:
    if one is None:
        return ["The soak was not run.", ""]
    memory = ", ".join(str(mb) for mb in _list(one["memory_mb"]))
    return [
        f"{one['minutes']} minutes with {one['sessions']} sessions, half of them new after each tenth of the time: "
        f"{one['changes']} changes, p95 {one['p95']} ms, failed {one['failed']}; the server's memory after each tenth "
        f"(MB): {memory}.",
        "",
    ]


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []
