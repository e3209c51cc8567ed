"""Keeping a person's answer to a question: what they ticked is together, what they were shown beside it is not."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from scipy.special import expit

from analysis.errors import InvalidInput, NotFound, StaleWrite
from analysis.model.findings import Finding
from analysis.model.recurring import RecurringFinding
from analysis.recurring.titles import title_for
from analysis.store import findings as finding_store
from analysis.store import recurring as recurring_store
from analysis.store import rounds as round_store
from analysis.store.unit import Reading, Writing
from analysis.workflow.analysing import analyser
from analysis.workflow.desk import Desk
from analysis.workflow.joining import direction_of, join, keep_apart, merge_into_one, new_entry, store_group
from analysis.workflow.question_card import seen_of
from analysis.workflow.round_judgement import round_judgement
from analysis.workflow.rows import finding_rows

ACTION = "answer"


def answer(
    desk: Desk,
    finding_id: str,
    ticked: Collection[str],
    shown: Sequence[str],
    seen: Sequence[tuple[str, str]] = (),
) -> str | None:
    """Keep an answer as one step that can be undone. Returns the recurring finding it made or added to, or None.

    The ticked ones of `shown` say the same as the finding: they join the recurring finding that one of them is in, or
    become a new one with a suggested title; two recurring findings become one when both are meant. The others are kept
    apart from the finding. `seen` is the card's: when one of its findings changed since, StaleWrite is raised.
    """
    wanted = tuple(sorted(set(ticked)))
    if not shown or finding_id in shown or not set(wanted) <= set(shown):
        raise InvalidInput("answer", "not_shown")
    title = _suggested_title(desk, (finding_id, *wanted)) if wanted else ""
    with desk.store.writing(desk.scope, ACTION) as unit:
        findings = _present(unit, (finding_id, *shown), dict(seen))
        recurring_id = _joined(unit, (finding_id, *wanted), findings, title) if wanted else None
        members = recurring_store.get_recurring(unit, recurring_id).finding_ids if recurring_id else ()
        keep_apart(unit, (finding_id,), [key for key in shown if key not in wanted and key not in members])
        recurring_store.remember_asked(unit, finding_id)
    return recurring_id


def _present(unit: Writing, ids: Sequence[str], seen: Mapping[str, str]) -> dict[str, Finding]:
    """Return the findings of a question; refuse it when one is gone or is not as it was shown."""
    rows = {row.finding.finding_id: row for row in finding_rows(unit, ids)}
    for key in ids:
        if key not in rows:
            raise NotFound("finding", key)
        if key in seen and seen_of(rows[key]) != seen[key]:
            who, moment = recurring_store.last_change(unit, key)
            raise StaleWrite("finding", key, who, moment)
    return {key: row.finding for key, row in rows.items()}


def _joined(unit: Writing, ids: tuple[str, ...], findings: Mapping[str, Finding], title: str) -> str:
    """Put findings into one recurring finding. Returns its id."""
    groups = [entry for entry in recurring_store.all_recurring(unit) if set(ids) & set(entry.finding_ids)]
    taken = {key for entry in groups for key in entry.finding_ids}
    loose = tuple(key for key in ids if key not in taken)
    if not groups:
        return _made(unit, ids, findings, title)
    recurring_id = merge_into_one(unit, groups, [], "") if len(groups) > 1 else groups[0].recurring_id
    if loose:
        join(unit, recurring_id, loose)
        _set_direction(unit, recurring_store.get_recurring(unit, recurring_id))
    return recurring_id


def _made(unit: Writing, ids: tuple[str, ...], findings: Mapping[str, Finding], title: str) -> str:
    members = [findings[key] for key in ids]
    themes = Counter(one.theme_code for one in members)
    theme = min(themes, key=lambda code: (-themes[code], code))
    entry = new_entry(unit, title, theme, direction_of(members))
    store_group(unit, entry, ids)
    return entry.recurring_id


def _set_direction(unit: Writing, entry: RecurringFinding) -> None:
    direction = direction_of(finding_store.get_findings(unit, entry.finding_ids).values())
    if direction is not entry.direction:
        recurring_store.change_recurring(unit, entry.recurring_id, {"direction": direction.value})


def _suggested_title(desk: Desk, ids: Sequence[str]) -> str:
    with desk.store.reading(desk.scope) as reading:
        judgement = round_judgement(reading).judgement
        places = judgement.corpus.places
        rows = sorted(places[key] for key in ids if key in places)
        if len(rows) < len(ids):
            raise NotFound("finding", next(key for key in ids if key not in places))
        return title_for(judgement.corpus, rows, expit(judgement.closeness.of(rows)), analyser(), _names(reading))


def _names(reading: Reading) -> list[str]:
    return [name for one in round_store.municipalities(reading) for name in one.names()]
