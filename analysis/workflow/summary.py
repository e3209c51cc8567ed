"""The summary as it stands: drafted from accepted recurring findings, with evidence and broken rules beside it."""

from collections.abc import Iterable, Sequence

from analysis.errors import RuleBroken
from analysis.model.codes import Audience, RoundStage, StatementKind
from analysis.model.recurring import RecurringFinding
from analysis.model.summary import Chapter, Overrule, Statement, StatementDraft, Violation
from analysis.store import people
from analysis.store import recurring as recurring_store
from analysis.store import releases as release_store
from analysis.store import rounds as round_store
from analysis.store import standing as standing_store
from analysis.store import summary as summary_store
from analysis.store.unit import Reading, Writing
from analysis.summary.central import stems_of
from analysis.summary.drafting import draft
from analysis.summary.elimination import Earlier
from analysis.summary.facts import StatementFacts
from analysis.summary.gate import gate
from analysis.summary.reopening import has_consent_to_wording, reopenings
from analysis.summary.rules import check, check_all
from analysis.workflow.desk import Desk
from analysis.workflow.evidence import Material, has_counter_evidence, material_of
from analysis.workflow.rounds import move_stage_forward
from analysis.workflow.rows import finding_rows
from analysis.workflow.standing import last_position, stand_behind
from analysis.workflow.views import ChapterView, FindingRow, StatementView, SummaryView


def summary(desk: Desk) -> SummaryView:
    """Return the summary as it stands, with evidence and broken rules beside each statement."""
    with desk.store.reading(desk.scope) as reading:
        statements = summary_store.statements(reading)
        material = material_of(reading)
        overrules = standing_store.overrules(reading)
        views = _views(reading, statements, material, overrules)
        chapters = tuple(
            ChapterView(c, tuple(v for v in views if v.statement.chapter_id == c.chapter_id))
            for c in round_store.chapters(reading)
        )
        pending = [(entry, draft_of(entry, material)) for entry in _pending(reading, statements)]
        return SummaryView(
            chapters,
            closing(statements, material),
            release_store.releases(reading),
            sum(1 for _, made in pending if made is not None),
            open_flags(statements, material, overrules),
            tuple(entry.title for entry, made in pending if made is None and _is_of_several(entry, material)),
        )


def draft_summary(desk: Desk) -> int:
    """Draft a statement for each recurring finding that has none yet. Returns how many were drafted.

    A draft that would break a hard rule is not made: that finding waits for an analyst's own words.
    """
    with desk.store.writing(desk.scope, "draft_summary") as unit:
        material = material_of(unit)
        chapters = round_store.chapters(unit)
        if not chapters:
            raise RuleBroken("no_chapters")
        pending = _pending(unit, summary_store.statements(unit))
        drafts = [made for made in (draft_of(entry, material) for entry in pending) if made is not None]
        made = [_store_draft(unit, one, chapters, material) for one in drafts]
        if any(made):
            move_stage_forward(unit, RoundStage.SUMMARY)
    return sum(made)


def closing(
    statements: tuple[Statement, ...],
    material: Material,
    audience: Audience = Audience.COMMENT_ROUND,
    earlier: Earlier = (),
) -> tuple[Violation, ...]:
    """Return the hard violations: while there is one, nothing leaves the house for that audience."""
    found = gate(statements, _facts(statements, material, audience), earlier=earlier)
    return tuple(violation for violation in found if violation.hard)


def open_flags(
    statements: tuple[Statement, ...],
    material: Material,
    overrules: Iterable[Overrule],
    audience: Audience = Audience.COMMENT_ROUND,
) -> tuple[Violation, ...]:
    """Return the flags that wait for a better text or for a reason to stand: before that there is no release."""
    found = gate(statements, _facts(statements, material, audience), {one.key for one in overrules})
    return tuple(violation for violation in found if not violation.hard)


def _facts(
    statements: Iterable[Statement], material: Material, audience: Audience = Audience.PUBLIC
) -> dict[str, StatementFacts]:
    return {one.statement_id: material.facts(one, audience) for one in statements}


def _views(
    reading: Reading, statements: Sequence[Statement], material: Material, overrules: Iterable[Overrule]
) -> list[StatementView]:
    ids = sorted({f for s in statements for f in (*s.finding_ids, *s.counter_ids)})
    rows = {row.finding.finding_id: row for row in finding_rows(reading, ids)}
    facts = _facts(statements, material)
    broken = check_all(statements, facts)
    reasons = {one.key: one for one in overrules}
    return [_view(s, facts[s.statement_id], broken[s.statement_id], reasons, rows, material) for s in statements]


def _view(
    statement: Statement,
    facts: StatementFacts,
    broken: Iterable[Violation],
    reasons: dict[tuple[str, str, str], Overrule],
    rows: dict[str, FindingRow],
    material: Material,
) -> StatementView:
    keyed = [((one.statement_id, one.rule, one.detail), one) for one in broken]
    return StatementView(
        statement,
        tuple(rows[key] for key in statement.finding_ids if key in rows),
        facts.allowed_quantifier(statement),
        tuple(one for key, one in keyed if one.hard or key not in reasons),
        has_consent_to_wording(statement, facts),
        tuple(rows[key] for key in statement.counter_ids if key in rows),
        reopenings(statement, facts),
        tuple(reasons[key] for key, one in keyed if not one.hard and key in reasons),
        material.as_of(facts.evidence),
    )


def _is_of_several(entry: RecurringFinding, material: Material) -> bool:
    """Whether it was found in several municipalities: what only one has gives no draft whatever its words are."""
    return len({finding.municipality_id for finding in material.evidence(entry.finding_ids)} - {None}) > 1


def _pending(reading: Reading, statements: Iterable[Statement]) -> list[RecurringFinding]:
    """The recurring findings that no statement tells of: neither its own, nor one that took its findings in."""
    known = list(statements)
    drafted = {s.recurring_id for s in known}
    taken = [set(s.finding_ids) for s in known]
    every = recurring_store.all_recurring(reading)
    return [e for e in every if e.recurring_id not in drafted and not any(set(e.finding_ids) <= one for one in taken)]


def draft_of(entry: RecurringFinding, material: Material) -> StatementDraft | None:
    """Return the statement that the program would draft of a recurring finding, or None where it may not."""
    findings = material.evidence(entry.finding_ids)
    return draft(
        entry,
        findings,
        material.covered({finding.theme_code for finding in findings} | {entry.theme_code}),
        material.participants,
        has_counter_evidence(findings),
        "fi",
    )


def _store_draft(unit: Writing, made: StatementDraft, chapters: tuple[Chapter, ...], material: Material) -> bool:
    chapter = chapter_for(made, chapters)
    position = last_position(unit, chapter.chapter_id)
    trial = _statement(made, "trial", 0, chapter.chapter_id, position)
    if any(violation.hard for violation in check(trial, material.facts(trial))):
        return False
    number = summary_store.next_number(unit)
    stored = _statement(made, people.new_id("S"), number, chapter.chapter_id, position)
    summary_store.add_statement(unit, stored)
    stand_behind(unit, stored, material)
    return True


def chapter_for(made: StatementDraft | Statement, chapters: Sequence[Chapter], themes: Sequence[str] = ()) -> Chapter:
    """Return the chapter that a text belongs to: fed by its theme, and of those the one whose title shares most words.

    A text whose theme feeds no chapter goes to the last one.
    """
    codes = {made.theme_code} if isinstance(made, StatementDraft) else set(themes)
    fed = [chapter for chapter in chapters if codes & set(chapter.theme_codes)]
    words = stems_of(made.text)
    return max(fed, key=lambda one: len(stems_of(one.title) & words), default=chapters[-1])


def _statement(made: StatementDraft, statement_id: str, number: int, chapter_id: str, position: int) -> Statement:
    return Statement(
        statement_id,
        number,
        chapter_id,
        position,
        made.text,
        StatementKind.CLAIM,
        made.direction,
        made.finding_ids,
        made.recurring_id,
        made.quantifier,
    )
