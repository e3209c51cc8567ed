"""Freezing the summary for the comment round: one release, and one section a municipality cut from it."""

from analysis.access import lead_round_of
from analysis.errors import RuleBroken
from analysis.model.codes import RoundStage
from analysis.model.comments import CommentRound
from analysis.model.content_json import to_json
from analysis.model.hashing import sha256_of
from analysis.model.summary import Release, Statement
from analysis.store import comments as comment_store
from analysis.store import people
from analysis.store import releases as release_store
from analysis.store import standing as standing_store
from analysis.store import summary as summary_store
from analysis.store.retention import refuse_erased
from analysis.store.unit import Writing
from analysis.summary.section import section
from analysis.workflow.contents import Edition, day_of, section_material, summary_content
from analysis.workflow.desk import Desk
from analysis.workflow.evidence import Material, material_of
from analysis.workflow.rounds import move_stage_forward
from analysis.workflow.summary import closing, open_flags


def release_for_comments(desk: Desk, deadline: str | None, language: str = "fi") -> Release:
    """Freeze the summary and cut the sections. Lead analysts only; RuleBroken while the gate is closed.

    `deadline` is a day (ISO); comments are open until its end in Finland. `language` is that of the program's own words
    in it; statements and observations stay as they were written.
    """
    round_id = lead_round_of(desk.scope)
    with desk.store.writing(desk.scope, "release", can_undo=False) as unit:
        refuse_erased(unit)
        material = material_of(unit)
        statements = summary_store.statements(unit)
        _check_gate(unit, statements, material)
        number = release_store.next_release_number(unit)
        edition = Edition(day_of(unit.now), language, release_number=number)
        content = to_json(summary_content(unit, material, edition))
        release = Release(people.new_id("L"), round_id, number, sha256_of(content), unit.person_id, unit.now, deadline)
        release_store.add_release(unit, release, content, _sections(unit, material, edition))
        comment_store.open_comment_round(unit, CommentRound(release.release_id, deadline, is_open=True))
        move_stage_forward(unit, RoundStage.COMMENTS)
    return release


def _check_gate(unit: Writing, statements: tuple[Statement, ...], material: Material) -> None:
    """Refuse while a hard rule is broken, a flag waits for a reason, or there is nothing to release."""
    violations = closing(statements, material)
    flags = open_flags(statements, material, standing_store.overrules(unit))
    if violations or flags or not statements:
        rule = violations[0].rule if violations else "open_flags" if flags else "nothing_to_release"
        raise RuleBroken(rule, tuple(dict.fromkeys(one.statement_id for one in violations or flags)))


def _sections(unit: Writing, material: Material, edition: Edition) -> dict[str, str]:
    whole = section_material(unit, material)
    return {
        one.municipality_id: to_json(
            section(
                one.municipality_id,
                whole,
                made_on=edition.made_on,
                language=edition.language,
                release_number=edition.release_number,
            )
        )
        for one in material.participants
    }
