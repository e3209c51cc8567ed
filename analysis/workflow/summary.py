"""The summary: drafted from accepted recurring findings, edited by people, released through the gate."""

from analysis.access import round_of
from analysis.errors import InvalidInput, RuleBroken
from analysis.model.codes import Attribution, Direction, RoundStage, StatementKind
from analysis.model.recurring import RecurringFinding
from analysis.model.summary import Chapter, NameConsent, Statement, StatementDraft, Violation
from analysis.store import people
from analysis.store import recurring as recurring_store
from analysis.store import releases as release_store
from analysis.store import rounds as round_store
from analysis.store import summary as summary_store
from analysis.store.unit import Reading, Writing
from analysis.summary.drafting import draft
from analysis.summary.facts import wording_sha256
from analysis.summary.gate import gate
from analysis.summary.rules import check
from analysis.workflow.desk import Desk
from analysis.workflow.evidence import Material, has_counter_evidence, material_of
from analysis.workflow.rounds import move_stage_forward
from analysis.workflow.rows import finding_rows
from analysis.workflow.views import ChapterView, FindingRow, StatementView, SummaryView


def summary(desk: Desk) -> SummaryView:
    """Return the summary as it stands, with evidence and broken rules beside each statement."""
    with desk.store.reading(desk.scope) as reading:
        statements = summary_store.statements(reading)
        material = material_of(reading)
        ids = sorted({f for s in statements for f in s.finding_ids})
        rows = {row.finding.finding_id: row for row in finding_rows(reading, ids)}
        chapters = tuple(
            ChapterView(c, tuple(_view(s, material, rows) for s in statements if s.chapter_id == c.chapter_id))
            for c in round_store.chapters(reading)
        )
        drafted = {s.recurring_id for s in statements}
        pending = [entry for entry in recurring_store.all_recurring(reading) if entry.recurring_id not in drafted]
        not_drafted = sum(1 for entry in pending if _draft(entry, material) is not None)
        return SummaryView(chapters, closing(statements, material), release_store.releases(reading), not_drafted)


def draft_summary(desk: Desk) -> int:
    """Draft a statement for each recurring finding that has none yet. Returns how many were drafted.

    A draft that would break a hard rule is not made: that finding waits for an analyst's own words.
    """
    with desk.store.writing(desk.scope, "draft_summary") as unit:
        material = material_of(unit)
        drafted = {s.recurring_id for s in summary_store.statements(unit)}
        chapters = round_store.chapters(unit)
        if not chapters:
            raise RuleBroken("no_chapters")
        pending = [entry for entry in recurring_store.all_recurring(unit) if entry.recurring_id not in drafted]
        drafts = [made for made in (_draft(entry, material) for entry in pending) if made is not None]
        made = [_store_draft(unit, one, chapters, material) for one in drafts]
        if any(made):
            move_stage_forward(unit, RoundStage.SUMMARY)
    return sum(made)


def edit_statement(desk: Desk, statement_id: str, version: int, text: str) -> None:
    """Write a statement's text; from then on it is a person's and no suggestion."""
    if not text.strip():
        raise InvalidInput("text", "empty")
    _change(desk, "edit_statement", statement_id, version, {"text": text.strip(), "suggested": False})


def accept_statement(desk: Desk, statement_id: str, version: int) -> None:
    """Take a drafted text as it is."""
    _change(desk, "accept_statement", statement_id, version, {"suggested": False})


def move_statement(desk: Desk, statement_id: str, version: int, *, chapter_id: str, position: int) -> None:
    """Move a statement to a place in a chapter; its number stays."""
    with desk.store.writing(desk.scope, "move_statement") as unit:
        moved = summary_store.get_statement(unit, statement_id)
        others = [s for s in summary_store.statements(unit) if s.chapter_id == chapter_id and s != moved]
        order = [*others[:position], moved, *others[position:]]
        for place, one in enumerate(order):
            if one == moved:
                changes = {"chapter_id": chapter_id, "position": place}
                summary_store.change_statement(unit, statement_id, changes, version)
            elif one.position != place:
                summary_store.change_statement(unit, one.statement_id, {"position": place}, None)


def remove_statement(desk: Desk, statement_id: str, version: int) -> None:
    """Take a statement out of the summary; its number is not used again."""
    with desk.store.writing(desk.scope, "remove_statement") as unit:
        summary_store.remove_statement(unit, summary_store.get_statement(unit, statement_id), version)


def add_editorial(desk: Desk, chapter_id: str, text: str) -> str:
    """Add an analyst's own text to a chapter: background or questions, no claim about participants. Returns its id."""
    if not text.strip():
        raise InvalidInput("text", "empty")
    with desk.store.writing(desk.scope, "add_editorial") as unit:
        statement = Statement(
            people.new_id("S"),
            summary_store.next_number(unit),
            chapter_id,
            _last_position(unit, chapter_id),
            text.strip(),
            StatementKind.EDITORIAL,
            Direction.WORKS,
            suggested=False,
        )
        summary_store.add_statement(unit, statement)
    return statement.statement_id


def record_consent(desk: Desk, statement_id: str, municipality_id: str, given_by: str) -> None:
    """Record that a municipality lets its name stand beside this wording: who said so, now."""
    if not given_by.strip():
        raise InvalidInput("given_by", "empty")
    with desk.store.writing(desk.scope, "record_consent") as unit:
        statement = summary_store.get_statement(unit, statement_id)
        places = {f.municipality_id for f in material_of(unit).evidence(statement.finding_ids)}
        if statement.direction is not Direction.WORKS or municipality_id not in places:
            raise RuleBroken("named_difficulty", (statement_id,))
        consent = NameConsent(municipality_id, statement_id, wording_sha256(statement.text), given_by.strip(), unit.now)
        summary_store.add_consent(unit, consent)
        named = {"attribution": Attribution.NAMED.value, "named_municipality_id": municipality_id}
        summary_store.change_statement(unit, statement_id, named, None)


def withdraw_consent(desk: Desk, statement_id: str) -> None:
    """Withdraw the consent to a name; the statement speaks of all together again."""
    with desk.store.writing(desk.scope, "withdraw_consent") as unit:
        for consent in summary_store.consents(unit):
            if consent.statement_id == statement_id:
                summary_store.remove_consent(unit, statement_id, consent.municipality_id)
        unnamed = {"attribution": Attribution.TOGETHER.value, "named_municipality_id": None}
        summary_store.change_statement(unit, statement_id, unnamed, None)


def closing(statements: tuple[Statement, ...], material: Material) -> tuple[Violation, ...]:
    """Return the hard violations: while there is one, nothing leaves the house."""
    facts = {s.statement_id: material.facts(s) for s in statements}
    return tuple(violation for violation in gate(statements, facts) if violation.hard)


def _view(statement: Statement, material: Material, rows: dict[str, FindingRow]) -> StatementView:
    facts = material.facts(statement)
    return StatementView(
        statement,
        tuple(rows[key] for key in statement.finding_ids if key in rows),
        facts.allowed_quantifier(statement),
        check(statement, facts),
        any(consent.statement_id == statement.statement_id for consent in material.consents),
    )


def _draft(entry: RecurringFinding, material: Material) -> StatementDraft | None:
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
    chapter = next((c for c in chapters if made.theme_code in c.theme_codes), chapters[-1])
    position = _last_position(unit, chapter.chapter_id)
    trial = _statement(made, "trial", 0, chapter.chapter_id, position)
    if any(violation.hard for violation in check(trial, material.facts(trial))):
        return False
    number = summary_store.next_number(unit)
    summary_store.add_statement(unit, _statement(made, people.new_id("S"), number, chapter.chapter_id, position))
    return True


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


def _change(desk: Desk, action: str, statement_id: str, version: int, changes: dict[str, object]) -> None:
    round_of(desk.scope)
    with desk.store.writing(desk.scope, action) as unit:
        summary_store.change_statement(unit, statement_id, changes, version)


def _last_position(reading: Reading, chapter_id: str) -> int:
    return sum(1 for s in summary_store.statements(reading) if s.chapter_id == chapter_id)
