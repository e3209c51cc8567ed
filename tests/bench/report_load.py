"""The part of the page about many contacts at once."""

from collections.abc import Mapping

_LOAD = """
## Many contacts at once

150 contacts of 50 municipalities, each signed in with a session of their own, in one process as the app runs, through
the real use cases, with the database (PostgreSQL's server too) on the same two cores. Each opens the section, types and
keeps three comments (twelve saved drafts), sends them, and opens the section again. *At once*: nobody pauses, which
shows how much goes through. *Paced*: one to three seconds between what one does, which is still far quicker than
people. *Alone*: ten contacts one after another, which is what one meets without a crowd. Milliseconds; half of the
actions take less than the first figure and 95 of 100 less than the second.
"""
_WAYS = {"": "at once", "paced_": "paced", "compared_": "alone"}
_KINDS = {"read": "read the section", "draft": "save a draft", "comment": "keep a comment", "send": "send"}


def load(named: Mapping[str, Mapping[str, object]]) -> list[str]:
    """Return the lines of the part."""
    records = [(name, named[f"load/{name}"]) for name in ("sqlite", "postgresql") if f"load/{name}" in named]
    if not records:
        return [_LOAD, "Not measured.", ""]
    lines = [_LOAD, "| database | way | actions a second | " + " | ".join(_KINDS.values()) + " |"]
    lines.append("|" + " --- |" * (3 + len(_KINDS)))
    for name, record in records:
        for prefix, way in _WAYS.items():
            times = [f"{record.get(f'{prefix}{one}_p50_ms')} / {record.get(f'{prefix}{one}_p95_ms')}" for one in _KINDS]
            lines.append("| " + " | ".join([name, way, str(record.get(f"{prefix}per_second")), *times]) + " |")
    return [*lines, "", *(_kept(name, record) for name, record in records), ""]


def _kept(name: str, record: Mapping[str, object]) -> str:
    errors = record["errors"]
    told = ", ".join(f"{kind} {count}" for kind, count in errors.items()) if isinstance(errors, dict) else ""
    return (
        f"- {name}: {record['accepted']} comments accepted, {record['there']} there afterwards; lost {record['lost']}, "
        f"twice {record['twice']}. Errors that were tried again: {told or 'none'}; given up: {record['given_up']}."
    )
