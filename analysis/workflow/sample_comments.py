"""Invented comments for the sample round, a second click: so that the follow-up and the answering can be tried."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from analysis.access import RoundScope, lead_round_of, open_scope, round_of
from analysis.errors import RuleBroken
from analysis.model.codes import Direction
from analysis.model.comments import AnswerKind, Comment, CommentKind
from analysis.model.finnish_order import finnish_key
from analysis.model.people import SECTION_ROLES, Membership
from analysis.store import comments as comment_store
from analysis.store import people as people_store
from analysis.store import rounds as round_store
from analysis.workflow import comment_rounds, commenting, releasing, sections, statements, summary
from analysis.workflow.commenting import NewComment
from analysis.workflow.desk import Desk
from analysis.workflow.views import StatementView

# The first word of every invented comment: whoever reads one anywhere sees what it is.
MARK = "Esimerkki"
DAYS = 14


@dataclass(frozen=True, slots=True)
class _Own:
    """One municipality's contact in the sample: its desk and its name."""

    desk: Desk
    name: str

    def comment(self, kind: CommentKind, text: str, *, ending: str = "") -> None:
        """Draft a comment on its first statement; `ending` replaces the full stop in a proposed wording."""
        found = sections.own_section(self.desk)
        if found is None or not found.content.statements:
            return
        on = found.content.statements[0].statement
        proposed = f"{on.text.rstrip('. ')}{ending}." if ending else ""
        new = NewComment(f"statement:{on.statement_id}", kind, f"{MARK}: {text}", proposed)
        commenting.write_comment(self.desk, new)


def is_offered(desk: Desk) -> bool:
    """Return whether sample comments may be added: a lead of a sample round that has none yet."""
    round_of(desk.scope)
    is_lead = isinstance(desk.scope, RoundScope) and desk.scope.is_lead
    with desk.store.reading(desk.scope) as reading:
        return is_lead and round_store.open_round(reading).is_sample and not _has_any(comment_store.comments(reading))


def add_sample_comments(desk: Desk) -> None:
    """Release the sample anew with a deadline and one name proposed, and write, send, answer and approve.

    Every step is the use case that people take. Raises RuleBroken outside a sample round, and the second time.
    """
    lead_round_of(desk.scope)
    if not is_offered(desk):
        raise RuleBroken("no_sample_comments")
    _propose_a_name(desk)
    releasing.release_for_comments(desk, _deadline(desk))
    _write(_contacts(desk))
    _answer_one(desk)


def _has_any(found: Iterable[Comment]) -> bool:
    return any(one.text.startswith(f"{MARK}:") for one in found)


def _deadline(desk: Desk) -> str:
    return (datetime.fromisoformat(desk.store.clock()) + timedelta(days=DAYS)).date().isoformat()


def _contacts(desk: Desk) -> tuple[_Own, ...]:
    """Return the round's municipalities as the same sample person sees them, in alphabetical order."""
    round_id = lead_round_of(desk.scope)
    with desk.store.reading(desk.scope) as reading:
        names = {one.municipality_id: one.name_fi for one in round_store.municipalities(reading)}
    with desk.store.database.begin() as connection:
        held = people_store.memberships(connection, desk.scope.person_id)
    own = [one for one in held if one.round_id == round_id and one.role in SECTION_ROLES]
    return tuple(
        sorted((_own(desk, held, one, names) for one in own), key=lambda one: finnish_key(one.name)),
    )


def _own(desk: Desk, held: tuple[Membership, ...], membership: Membership, names: dict[str, str]) -> _Own:
    scope = open_scope(desk.scope.person_id, held, membership.membership_id)
    return _Own(replace(desk, scope=scope), names.get(membership.municipality_id or "", ""))


def _propose_a_name(desk: Desk) -> None:
    """Write one municipality's name before a practice of its own, for it to answer.

    The last of the alphabet, since the first ones comment. A wording that another rule points at is put back.
    """
    for view in _practices(desk):
        statement, place = view.statement, max((one.municipality_name for one in view.evidence), key=finnish_key)
        told = statement.text.partition(": ")[2] or statement.text
        named = f"Esimerkki, {place}: {told[:1].upper()}{told[1:]}"
        statements.edit_statement(desk, statement.statement_id, statement.version, named)
        written = next(one for one in _views(desk) if one.statement.statement_id == statement.statement_id)
        if all(one.rule == "name_without_consent" for one in written.violations):
            return
        statements.edit_statement(desk, statement.statement_id, written.statement.version, statement.text)


def _practices(desk: Desk) -> list[StatementView]:
    """Return what works, those of the fewest municipalities first: a name stands best beside what is its own."""
    found = [one for one in _views(desk) if one.statement.direction is Direction.WORKS and one.evidence]
    return sorted(found, key=lambda one: len({row.municipality_name for row in one.evidence}))


def _views(desk: Desk) -> Iterator[StatementView]:
    return (view for chapter in summary.summary(desk).chapters for view in chapter.statements)


def _write(contacts: tuple[_Own, ...]) -> None:
    """Let each municipality stand at another point; the last ones have not opened theirs."""
    tries = (
        (CommentKind.FACTUAL_ERROR, "vuosiluku on vierailun ajalta, nyt seuranta kattaa kaikki kiinteistöt.", ""),
        (CommentKind.WORDING, "täsmentäisimme, että työ on vielä kesken.", ", ja työ jatkuu"),
        (CommentKind.DIFFERING_VIEW, "meillä tilanne nähdään toisin: vastuut on sovittu.", ""),
    )
    for own, (kind, text, ending) in zip(contacts, tries, strict=False):
        commenting.mark_opened(own.desk)
        own.comment(kind, text, ending=ending)
        commenting.send_comments(own.desk)
    for own in contacts[3:4]:
        commenting.mark_opened(own.desk)
        own.comment(CommentKind.ADDITION, "lisätään vielä uusi ohjausryhmä; luonnos odottaa kollegan lukemista.")
    _approve_a_name(contacts)


def _approve_a_name(contacts: tuple[_Own, ...]) -> None:
    for own in contacts:
        found = sections.own_section(own.desk)
        for proposal in found.content.name_proposals if found else ():
            commenting.mark_opened(own.desk)
            commenting.approve_name(own.desk, proposal.statement_id, is_given=True)
            return


def _answer_one(desk: Desk) -> None:
    board = comment_rounds.board(desk)
    waiting = board.unanswered() if board else ()
    for one in [one for one in waiting if one.kind is CommentKind.FACTUAL_ERROR][:1]:
        reason = f"{MARK}: korjaamme ajankohdan, muuten teksti jää ennalleen."
        comment_rounds.answer(desk, one.comment_id, one.version, AnswerKind.PARTLY, reason)
