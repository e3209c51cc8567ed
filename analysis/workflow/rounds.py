"""Making and editing a round: its names, themes, chapters, municipalities, visits and interviews."""

from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Table, func, select

from analysis.access import RoundScope, RoundsScope, lead_round_of, open_round_of_list, round_of
from analysis.errors import AccessDenied, InvalidInput, RuleBroken
from analysis.model.codes import RoundStage
from analysis.model.rounds import Interview, Municipality, Round, Visit
from analysis.model.summary import Chapter
from analysis.model.themes import DEFAULT_THEMES, OTHER_THEME, Theme, chapters_by_theme
from analysis.store import rounds, schema
from analysis.store.people import new_id
from analysis.store.retention import retention
from analysis.store.unit import Reading, Row, Store, Writing
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts

STAGES = tuple(RoundStage)


def list_rounds(store: Store, scope: RoundsScope) -> tuple[Round, ...]:
    """Return the rounds that the person may open."""
    with store.reading(scope) as reading:
        return rounds.list_rounds(reading)


def make_round(
    store: Store, scope: RoundsScope, name: str, agreement: str, *, is_sample: bool = False, round_id: str | None = None
) -> str:
    """Make a round with the default themes and a chapter for each. Returns its id. Lead analysts only.

    `round_id` gives the id, for results that have to be the same on every run.
    """
    if not scope.can_create:
        raise AccessDenied(f"{scope.membership_id} may not make rounds")
    if not name.strip():
        raise InvalidInput("name", "empty")
    entry = Round(round_id or new_id("R"), name.strip(), agreement.strip(), DEFAULT_THEMES, is_sample=is_sample)
    desk = Desk(store, open_round_of_list(scope, entry.round_id))
    with store.writing(desk.scope, "make_round", can_undo=False) as unit:
        unit.insert(schema.peer_round, rounds.round_row(entry))
        for position, plan in enumerate(chapters_by_theme(DEFAULT_THEMES)):
            chapter = Chapter(new_id("C"), plan.title, plan.theme_codes, position)
            unit.insert(schema.chapter, rounds.chapter_row(chapter))
    return entry.round_id


def round_facts(desk: Desk) -> RoundFacts:
    """Return the open round with its municipalities, visits and chapters, and how long it keeps its notes."""
    with desk.store.reading(desk.scope) as reading:
        return replace(facts_of(reading), retention=retention(reading, desk.store.clock()))


def facts_of(reading: Reading) -> RoundFacts:
    """Return the facts of the round within an open transaction."""
    return RoundFacts(
        rounds.open_round(reading), rounds.municipalities(reading), rounds.visits(reading), rounds.chapters(reading)
    )


def edit_round(desk: Desk, version: int, *, name: str, agreement: str) -> None:
    """Change a round's name and the agreement it speaks of."""
    if not name.strip():
        raise InvalidInput("name", "empty")
    _change_round(desk, "edit_round", version, {"name": name.strip(), "agreement": agreement.strip()})


def set_stage(desk: Desk, version: int, stage: RoundStage) -> None:
    """Move the round to a stage; back to an earlier one only as a lead analyst's recorded reopening."""
    current = round_facts(desk).round.stage
    if STAGES.index(stage) < STAGES.index(current):
        lead_round_of(desk.scope)
    _change_round(desk, "set_stage", version, {"stage": stage.value})


def save_theme(desk: Desk, version: int, theme: Theme) -> None:
    """Add a theme to the round, or change the one with its code."""
    themes = list(round_facts(desk).round.themes)
    places = [place for place, known in enumerate(themes) if known.code == theme.code]
    if places:
        themes[places[0]] = theme
    else:
        themes.insert(len(themes) - 1 if themes and themes[-1].code == OTHER_THEME else len(themes), theme)
    _change_round(desk, "save_theme", version, {"themes": [asdict(entry) for entry in themes]})


def remove_theme(desk: Desk, version: int, code: str) -> None:
    """Take a theme out of the round; refused while findings carry it, and for *other*."""
    with desk.store.reading(desk.scope) as reading:
        used = _count(reading, schema.finding, schema.finding.c.theme_code == code)
        themes = rounds.open_round(reading).themes
    if used or code == OTHER_THEME:
        raise RuleBroken("theme_in_use", (code,))
    kept = [asdict(theme) for theme in themes if theme.code != code]
    _change_round(desk, "remove_theme", version, {"themes": kept})


def save_municipality(desk: Desk, municipality: Municipality, *, is_new: bool) -> str:
    """Add or change a municipality of the round. Returns its id."""
    others = [m for m in round_facts(desk).municipalities if m.municipality_id != municipality.municipality_id]
    if any(m.name_fi.casefold() == municipality.name_fi.strip().casefold() for m in others):
        raise InvalidInput("name_fi", "taken")
    entry = replace(municipality, municipality_id=municipality.municipality_id or new_id("M"))
    row = rounds.municipality_row(entry)
    return _save(desk, "save_municipality", schema.municipality, row, municipality.version, is_new=is_new)


def remove_municipality(desk: Desk, municipality_id: str, version: int) -> None:
    """Take a municipality out of the round; refused while anything rests on it."""
    tables = (schema.finding, schema.document, schema.coverage, schema.section)
    with desk.store.reading(desk.scope) as reading:
        used = any(_count(reading, table, table.c.municipality_id == municipality_id) for table in tables)
        hosted = _count(reading, schema.visit, schema.visit.c.host_id == municipality_id)
    if used or hosted:
        raise RuleBroken("municipality_in_use", (municipality_id,))
    _remove(desk, "remove_municipality", schema.municipality, municipality_id, version)


def save_visit(desk: Desk, visit: Visit, *, is_new: bool) -> str:
    """Add or change a visit; its interviews are saved one by one. Returns its id."""
    entry = replace(visit, visit_id=visit.visit_id or new_id("V"))
    return _save(desk, "save_visit", schema.visit, rounds.visit_row(entry), visit.version, is_new=is_new)


def remove_visit(desk: Desk, visit_id: str, version: int) -> None:
    """Take a visit out of the round with its interviews."""
    interview = schema.interview
    with desk.store.writing(desk.scope, "remove_visit") as unit:
        for row in unit.rows(select(interview).where(interview.c.visit_id == visit_id)):
            unit.delete(interview, row["id"])
        unit.delete(schema.visit, visit_id, version=version)


def save_interview(desk: Desk, interview: Interview, *, is_new: bool) -> str:
    """Add or change an interview of a visit. Returns its id."""
    entry = replace(interview, interview_id=interview.interview_id or new_id("I"))
    row = rounds.interview_row(entry)
    return _save(desk, "save_interview", schema.interview, row, interview.version, is_new=is_new)


def remove_interview(desk: Desk, interview_id: str, version: int) -> None:
    """Take an interview out of its visit."""
    _remove(desk, "remove_interview", schema.interview, interview_id, version)


def save_chapter(desk: Desk, chapter: Chapter, *, is_new: bool) -> str:
    """Add or change a chapter of the summary. Returns its id."""
    if not chapter.title.strip():
        raise InvalidInput("title", "empty")
    entry = replace(chapter, chapter_id=chapter.chapter_id or new_id("C"))
    return _save(desk, "save_chapter", schema.chapter, rounds.chapter_row(entry), chapter.version, is_new=is_new)


def remove_chapter(desk: Desk, chapter_id: str, version: int) -> None:
    """Take a chapter out; refused while statements stand in it."""
    with desk.store.reading(desk.scope) as reading:
        if _count(reading, schema.statement, schema.statement.c.chapter_id == chapter_id):
            raise RuleBroken("chapter_in_use", (chapter_id,))
    _remove(desk, "remove_chapter", schema.chapter, chapter_id, version)


def _change_round(desk: Desk, action: str, version: int, changes: Row) -> None:
    with desk.store.writing(desk.scope, action) as unit:
        _update_round(unit, changes, version)


def _update_round(unit: Writing, changes: Row, version: int | None) -> None:
    unit.update(schema.peer_round, round_of(unit.scope), changes, version=version)


def move_stage_forward(unit: Writing, stage: RoundStage) -> None:
    """Move the round to a stage within an open transaction, when it is not there or further yet."""
    current = rounds.open_round(unit).stage
    if STAGES.index(stage) > STAGES.index(current):
        _update_round(unit, {"stage": stage.value}, None)


def _save(desk: Desk, action: str, table: Table, row: Row, version: int, *, is_new: bool) -> str:
    if not isinstance(desk.scope, RoundScope):
        raise AccessDenied(f"{type(desk.scope).__name__} may not edit a round")
    with desk.store.writing(desk.scope, action) as unit:
        if is_new:
            unit.insert(table, row)
        else:
            unit.update(table, row["id"], row, version=version)
    return str(row["id"])


def _remove(desk: Desk, action: str, table: Table, row_id: str, version: int) -> None:
    round_of(desk.scope)
    with desk.store.writing(desk.scope, action) as unit:
        unit.delete(table, row_id, version=version)


def _count(reading: Reading, table: Table, *conditions: Any) -> int:
    query = select(func.count()).select_from(table)
    query = query.where(table.c.round_id == round_of(reading.scope), *conditions)
    return int(reading.connection.execute(query).scalar_one())
