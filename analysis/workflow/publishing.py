"""Publishing the summary after the comment round: frozen for the public, and answered by a new publication only."""

from dataclasses import asdict, dataclass

from analysis.access import lead_round_of
from analysis.errors import RuleBroken
from analysis.model.codes import Audience, RoundStage
from analysis.model.content_json import to_json
from analysis.model.deadlines import is_past
from analysis.model.hashing import sha256_of
from analysis.model.summary import Release, Statement, Violation
from analysis.store import comments as comment_store
from analysis.store import people
from analysis.store import publications as publication_store
from analysis.store import releases as release_store
from analysis.store import standing as standing_store
from analysis.store import summary as summary_store
from analysis.store.columns import canonical_json
from analysis.store.retention import refuse_erased
from analysis.store.unit import Reading, Writing
from analysis.summary.earlier import earlier_of, kept
from analysis.workflow.comment_documents import handled_comments
from analysis.workflow.comment_rounds import comment_facts
from analysis.workflow.contents import Edition, day_of, summary_content
from analysis.workflow.desk import Desk
from analysis.workflow.evidence import Material, material_of
from analysis.workflow.rounds import move_stage_forward
from analysis.workflow.summary import closing, open_flags
from analysis.workflow.templates import template_of

LANGUAGES = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether the summary can be published now, and what was published before, newest first.

    `waits` are rules of the comment round that are not met yet; `closing_violations` cannot be overruled, `open_flags`
    wait for a better text or a reason. `unaccepted` are the ids of statements that are the program's own words still.
    """

    waits: tuple[str, ...]
    closing_violations: tuple[Violation, ...]
    open_flags: tuple[Violation, ...]
    publications: tuple[Release, ...]
    unaccepted: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a lead analyst may publish."""
        return not (self.waits or self.unaccepted or self.closing_violations or self.open_flags)


def readiness(desk: Desk) -> Readiness:
    """Return whether the summary can be published now. Analysts only."""
    with desk.store.reading(desk.scope) as reading:
        return _readiness(reading, summary_store.statements(reading), material_of(reading), desk.store.clock())


def publish(desk: Desk, language: str = "fi") -> Release:
    """Freeze the summary for the public, and show it to readers. Lead analysts only; it is not undone.

    Raises RuleBroken while the comment round goes on, a comment waits for its answer, nobody has accepted a drafted
    statement, a hard rule is broken (together
    with what was published earlier, too), or a flag waits for a reason.
    """
    round_id = lead_round_of(desk.scope)
    with desk.store.writing(desk.scope, "publish", can_undo=False) as unit:
        refuse_erased(unit)
        statements, material = summary_store.statements(unit), material_of(unit)
        _refuse(_readiness(unit, statements, material, unit.now), statements)
        number = release_store.next_release_number(unit)
        chosen = language if language in LANGUAGES else LANGUAGES[0]
        frozen = _frozen(unit, statements, material, Edition(day_of(unit.now), chosen, Audience.PUBLIC, False, number))
        digest = sha256_of(f"{frozen.content}\n{frozen.comments}")
        made = Release(people.new_id("L"), round_id, number, digest, unit.person_id, unit.now)
        publication_store.add_publication(unit, made, frozen)
        move_stage_forward(unit, RoundStage.PUBLISHED)
    return made


def _frozen(
    unit: Writing, statements: tuple[Statement, ...], material: Material, edition: Edition
) -> publication_store.Frozen:
    comments = [asdict(one) for one in handled_comments(unit, material, edition.language)]
    basis = kept(statements, {one.statement_id: material.facts(one) for one in statements})
    content = to_json(summary_content(unit, material, edition))
    template = template_of(lead_round_of(unit.scope)) or b""
    return publication_store.Frozen(edition.language, content, canonical_json(comments), basis, template)


def _readiness(reading: Reading, statements: tuple[Statement, ...], material: Material, now: str) -> Readiness:
    earlier = earlier_of(publication_store.bases(reading))
    return Readiness(
        _waits(reading, now),
        closing(statements, material, Audience.PUBLIC, earlier),
        open_flags(statements, material, standing_store.overrules(reading), Audience.PUBLIC),
        publication_store.publications(reading),
        tuple(one.statement_id for one in statements if one.suggested),
    )


def _waits(reading: Reading, now: str) -> tuple[str, ...]:
    """What of the comment round is not over. Answers are asked of every release: nobody commented for nothing."""
    newest = next(iter(release_store.releases(reading)), None)
    opened = comment_store.comment_round(reading, newest.release_id) if newest else None
    if opened is None:
        return ("no_comment_round",)
    facts = comment_facts(reading)
    found = {
        "comments_open": opened.is_open and not is_past(opened.deadline, now),
        "comments_unanswered": facts is not None and facts.answered < facts.comments,
    }
    return tuple(rule for rule, is_so in found.items() if is_so)


def _refuse(ready: Readiness, statements: tuple[Statement, ...]) -> None:
    if ready.waits:
        raise RuleBroken(ready.waits[0])
    if not statements:
        raise RuleBroken("nothing_to_release")
    if ready.unaccepted:
        # What the program drafted is a suggestion until a person has agreed to it (decisions.md 15).
        raise RuleBroken("drafts_unaccepted", ready.unaccepted)
    violations, flags = ready.closing_violations, ready.open_flags
    if violations or flags:
        rule = violations[0].rule if violations else "open_flags"
        raise RuleBroken(rule, tuple(dict.fromkeys(one.statement_id for one in violations or flags)))
