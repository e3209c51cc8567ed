"""A round described in a file (`round.toml`): its name, municipalities, visits and interviews; all of it optional."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from analysis.access import round_of
from analysis.errors import InvalidInput
from analysis.model.codes import RoleClass
from analysis.model.hashing import short_id
from analysis.model.rounds import Interview, Municipality, Visit
from analysis.model.themes import Theme
from analysis.store import rounds as round_store
from analysis.store import schema
from analysis.store.people import new_id
from analysis.store.unit import Writing
from analysis.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """A municipality with the visit to it, the interviewing municipalities still by name."""

    municipality: Municipality
    interviewed_by: tuple[str, ...]
    held_on: date | None
    interviews: tuple[Interview, ...]


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """What a round file says."""

    name: str
    agreement: str
    visits: tuple[VisitPlan, ...]
    themes: tuple[Theme, ...] = ()

    def with_municipalities(self, names: tuple[str, ...]) -> "RoundPlan":
        """Return the plan with municipalities that the file does not mention."""
        known = {name.casefold() for plan in self.visits for name in plan.municipality.names()}
        new = [VisitPlan(Municipality("", name), (), None, ()) for name in names if name.casefold() not in known]
        return RoundPlan(self.name, self.agreement, (*self.visits, *new), self.themes)


def read_round_file(text: str, name: str) -> RoundPlan:
    """Read a round file; `name` is the round's name where the file gives none. Raises InvalidInput."""
    try:
        data = tomllib.loads(text)
        return RoundPlan(
            str(data.get("name", name)),
            str(data.get("agreement", "")),
            tuple(_visit_plan(entry) for entry in data.get("municipality", ())),
            tuple(_theme(entry) for entry in data.get("theme", ())),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise InvalidInput("round.toml", str(error)) from error


def add_plan(desk: Desk, plan: RoundPlan) -> dict[str, str]:
    """Add a plan's municipalities, visits and interviews to the open round. Returns municipality ids by name."""
    with desk.store.writing(desk.scope, "save_municipality", can_undo=False) as unit:
        if plan.themes:
            _use_themes(unit, plan.themes)
        round_id = round_of(unit.scope)
        ids = {name: short_id("M", round_id, name) for name in (p.municipality.name_fi for p in plan.visits)}
        for entry in plan.visits:
            row = round_store.municipality_row(entry.municipality)
            unit.insert(schema.municipality, {**row, "id": ids[entry.municipality.name_fi]})
        for entry in plan.visits:
            _add_visit(unit, entry, ids)
    return ids


def _use_themes(unit: Writing, themes: tuple[Theme, ...]) -> None:
    current = round_store.open_round(unit)
    codes = {theme.code for theme in themes}
    other = tuple(theme for theme in current.themes if theme.code == "other" and "other" not in codes)
    changed = round_store.round_row(replace(current, themes=(*themes, *other)))
    unit.update(schema.peer_round, current.round_id, {"themes": changed["themes"]})


def _add_visit(unit: Writing, entry: VisitPlan, ids: dict[str, str]) -> None:
    if not (entry.interviewed_by or entry.held_on or entry.interviews):
        return
    interviewing = tuple(ids[name] for name in entry.interviewed_by if name in ids)
    visit = Visit(new_id("V"), ids[entry.municipality.name_fi], interviewing, entry.held_on)
    unit.insert(schema.visit, round_store.visit_row(visit))
    for one in entry.interviews:
        row = round_store.interview_row(one)
        unit.insert(schema.interview, {**row, "id": new_id("I"), "visit_id": visit.visit_id})


def _visit_plan(data: dict[str, Any]) -> VisitPlan:
    municipality = Municipality(
        "",
        str(data["name"]),
        str(data.get("name_sv", "")),
        tuple(str(alias) for alias in data.get("aliases", ())),
        tuple(str(code) for code in data.get("languages", ("fi",))),
        str(data.get("size_class", "")),
    )
    held_on = data.get("visit_date")
    if held_on is not None and not isinstance(held_on, date):
        raise ValueError(f"visit_date of {municipality.name_fi} is not a date")
    interviews = tuple(_interview(entry) for entry in data.get("interviews", ()))
    return VisitPlan(municipality, tuple(map(str, data.get("interviewed_by", ()))), held_on, interviews)


def _interview(data: dict[str, Any]) -> Interview:
    roles = tuple(RoleClass(str(code)) for code in data.get("roles", ()))
    return Interview("", "", str(data["name"]), roles, int(data.get("interviewees", 0)))


def _theme(data: dict[str, Any]) -> Theme:
    return Theme(
        str(data["code"]),
        str(data["name"]),
        str(data.get("name_sv", "")),
        str(data.get("name_en", "")),
        tuple(map(str, data.get("tag_words", ()))),
    )
