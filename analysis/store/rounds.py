"""Rounds with their municipalities, visits, interviews, chapters and coverage."""

from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, select

from analysis.access import RoundsScope, round_of, section_of, visit_of
from analysis.errors import AccessDenied
from analysis.model.codes import CoverageState, RoleClass, RoundStage
from analysis.model.finnish_order import finnish_key
from analysis.model.rounds import Coverage, Interview, Municipality, Round, Visit
from analysis.model.summary import Chapter
from analysis.model.themes import Theme
from analysis.store import schema
from analysis.store.unit import Reading, Row


def list_rounds(reading: Reading) -> tuple[Round, ...]:
    """Return the rounds within reach, newest name last, by Finnish alphabetical order."""
    scope = reading.scope
    if not isinstance(scope, RoundsScope):
        raise AccessDenied(f"{type(scope).__name__} has no list of rounds")
    rounds = [_round(row) for row in reading.rows(select(schema.peer_round))]
    reachable = [r for r in rounds if scope.round_ids is None or r.round_id in scope.round_ids]
    return tuple(sorted(reachable, key=lambda r: (finnish_key(r.name), r.round_id)))


def open_round(reading: Reading) -> Round:
    """Return the round of an analyst's scope."""
    round_id = round_of(reading.scope)
    return _round(reading.row(schema.peer_round, round_id))


def round_for_section(reading: Reading) -> Round:
    """Return the round that a municipality's own section belongs to."""
    round_id, _ = section_of(reading.scope)
    return _round(reading.rows(select(schema.peer_round).where(schema.peer_round.c.id == round_id))[0])


def own_municipality(reading: Reading) -> Municipality:
    """Return the municipality that a section scope speaks for."""
    _, municipality_id = section_of(reading.scope)
    return _municipality(reading.row(schema.municipality, municipality_id))


def round_of_visit(reading: Reading) -> Round:
    """Return the round that an interviewer's visit belongs to."""
    round_id, _ = visit_of(reading.scope)
    return _round(reading.row(schema.peer_round, round_id))


def own_visit(reading: Reading) -> tuple[Visit, Municipality]:
    """Return the visit of an interviewer's scope, and its host."""
    _, visit_id = visit_of(reading.scope)
    visit = _visit(reading.row(schema.visit, visit_id), ())
    return visit, _municipality(reading.row(schema.municipality, visit.host_id))


def name_for_invitation(connection: Connection, round_id: str) -> str | None:
    """Return a round's name, for whoever holds a link to it; None when it is gone."""
    table = schema.peer_round
    return _text(connection, select(table.c.name).where(table.c.id == round_id))


def municipality_for_invitation(connection: Connection, round_id: str, municipality_id: str) -> str | None:
    """Return the name of the municipality that a link is bound to; None when it is gone."""
    table = schema.municipality
    return _text(connection, select(table.c.name_fi).where(table.c.id == municipality_id, table.c.round_id == round_id))


def host_for_invitation(connection: Connection, round_id: str, visit_id: str) -> str | None:
    """Return the name of the host of a visit that a link is bound to; None when the visit is gone."""
    visit, municipality = schema.visit, schema.municipality
    query = select(municipality.c.name_fi).join(visit, visit.c.host_id == municipality.c.id)
    return _text(connection, query.where(visit.c.id == visit_id, visit.c.round_id == round_id))


def municipalities(reading: Reading) -> tuple[Municipality, ...]:
    """Return the round's municipalities in Finnish alphabetical order."""
    table = schema.municipality
    rows = reading.rows(select(table).where(table.c.round_id == round_of(reading.scope)))
    return tuple(sorted((_municipality(row) for row in rows), key=lambda m: finnish_key(m.name_fi)))


def visits(reading: Reading) -> tuple[Visit, ...]:
    """Return the round's visits with their interviews, by host in Finnish alphabetical order."""
    round_id = round_of(reading.scope)
    interview = schema.interview
    by_visit: dict[str, list[Interview]] = {}
    query = select(interview).where(interview.c.round_id == round_id).order_by(interview.c.name, interview.c.id)
    for row in reading.rows(query):
        by_visit.setdefault(row["visit_id"], []).append(_interview(row))
    order = {m.municipality_id: place for place, m in enumerate(municipalities(reading))}
    rows = reading.rows(select(schema.visit).where(schema.visit.c.round_id == round_id))
    found = [_visit(row, tuple(by_visit.get(row["id"], ()))) for row in rows]
    return tuple(sorted(found, key=lambda v: (order[v.host_id], v.visit_id)))


def chapters(reading: Reading) -> tuple[Chapter, ...]:
    """Return the chapters of the summary in their order."""
    table = schema.chapter
    query = select(table).where(table.c.round_id == round_of(reading.scope)).order_by(table.c.position, table.c.id)
    return tuple(
        Chapter(r["id"], r["title"], tuple(r["theme_codes"]), r["position"], r["version"]) for r in reading.rows(query)
    )


def coverage(reading: Reading) -> tuple[Coverage, ...]:
    """Return the coverage that people decided."""
    table = schema.coverage
    rows = reading.rows(select(table).where(table.c.round_id == round_of(reading.scope)).order_by(table.c.id))
    return tuple(
        Coverage(r["municipality_id"], r["theme_code"], CoverageState(r["state"]), r["decided_by"], r["version"])
        for r in rows
    )


def round_row(entry: Round) -> Row:
    """Return a round as a row."""
    return {
        "id": entry.round_id,
        "name": entry.name,
        "agreement": entry.agreement,
        "themes": [asdict(theme) for theme in entry.themes],
        "stage": entry.stage.value,
        "is_sample": entry.is_sample,
    }


def municipality_row(entry: Municipality) -> Row:
    """Return a municipality as a row."""
    return {
        "id": entry.municipality_id,
        "name_fi": entry.name_fi,
        "name_sv": entry.name_sv,
        "aliases": list(entry.aliases),
        "languages": list(entry.languages),
        "size_class": entry.size_class,
    }


def visit_row(entry: Visit) -> Row:
    """Return a visit as a row; its interviews are rows of their own."""
    return {
        "id": entry.visit_id,
        "host_id": entry.host_id,
        "interviewing_ids": list(entry.interviewing_ids),
        "held_on": entry.held_on.isoformat() if entry.held_on else None,
    }


def interview_row(entry: Interview) -> Row:
    """Return an interview as a row."""
    return {
        "id": entry.interview_id,
        "visit_id": entry.visit_id,
        "name": entry.name,
        "role_classes": [role.value for role in entry.role_classes],
        "interviewees": entry.interviewees,
    }


def chapter_row(entry: Chapter) -> Row:
    """Return a chapter as a row."""
    return {
        "id": entry.chapter_id,
        "title": entry.title,
        "theme_codes": list(entry.theme_codes),
        "position": entry.position,
    }


def coverage_row(entry: Coverage) -> Row:
    """Return a coverage as a row; a suggestion of the notes has nobody who decided it."""
    return {
        "id": f"{entry.municipality_id}:{entry.theme_code}",
        "municipality_id": entry.municipality_id,
        "theme_code": entry.theme_code,
        "state": entry.state.value,
        "decided_by": entry.decided_by,
    }


def _text(connection: Connection, query: Select[Any]) -> str | None:
    found: str | None = connection.execute(query).scalar_one_or_none()
    return found


def _round(row: Row) -> Round:
    return Round(
        row["id"],
        row["name"],
        row["agreement"],
        tuple(Theme(**{**theme, "tag_words": tuple(theme["tag_words"])}) for theme in row["themes"]),
        RoundStage(row["stage"]),
        row["is_sample"],
        row["version"],
    )


def _municipality(row: Row) -> Municipality:
    return Municipality(
        row["id"],
        row["name_fi"],
        row["name_sv"],
        tuple(row["aliases"]),
        tuple(row["languages"]),
        row["size_class"],
        row["version"],
    )


def _visit(row: Row, interviews: tuple[Interview, ...]) -> Visit:
    held_on = date.fromisoformat(row["held_on"]) if row["held_on"] else None
    return Visit(row["id"], row["host_id"], tuple(row["interviewing_ids"]), held_on, interviews, row["version"])


def _interview(row: Row) -> Interview:
    roles = tuple(RoleClass(code) for code in row["role_classes"])
    return Interview(row["id"], row["visit_id"], row["name"], roles, row["interviewees"], row["version"])
