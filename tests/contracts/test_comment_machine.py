"""A comment round in any order of events: no comment is lost, doubled or shown to a stranger; silence is no yes."""

import re
import shutil
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from analysis.errors import InvalidInput, NotFound, RuleBroken
from analysis.model.comments import AnswerKind, ApprovalPart, Comment, CommentKind, CommentState, ReadingState
from analysis.store.database import Database
from analysis.store.unit import Store
from analysis.workflow import comment_rounds, commenting, releasing, retention, statements, summary
from analysis.workflow.commenting import NewComment
from analysis.workflow.desk import Desk
from tests.contracts.test_comment_round import AFTER, BEFORE, DEADLINE, PLACES, Town, own

LATER = "2026-12-20"  # a last day after AFTER
WRITERS, SILENT = PLACES[:3], PLACES[3]
APPROVED = (ReadingState.APPROVED, ReadingState.APPROVED_WITH_REMARKS)
_WORD = re.compile(r"(?:sana|muutos)\d+x")
_PICK = st.integers(min_value=0, max_value=50)
_MOSTLY, _SELDOM = st.sampled_from((True, True, False)), st.sampled_from((False, False, True))


class CommentRoundMachine(RuleBasedStateMachine):
    """Municipalities open, write, send, withdraw, approve; analysts edit, answer, extend, close, release, erase.

    Every comment carries words of its own (`sana3x`), and every proposed wording too (`muutos3x`).
    """

    template: Path
    town: Town

    @initialize()
    def start(self) -> None:
        file = self.template.with_name(f"{next(FILES)}.sqlite3")  # an old file's log must not be read into a new one
        shutil.copy(self.template, file)
        self.town = MADE[0].on(Store(Database.connect(f"sqlite:///{file}"), MADE[0].clock))
        self.town.clock.now = BEFORE
        self.owner: dict[str, str] = {}
        self.text: dict[str, str] = {}
        self.release_of: dict[str, str] = {}
        self.answered: dict[str, AnswerKind] = {}
        self.sent: set[str] = set()
        self.withdrawn: set[str] = set()
        self.applied: set[str] = set()
        self.opened: set[str] = set()
        self.approved: dict[str, bool] = {}
        self.releases = [self.town.release.release_id]
        self.is_erased = False
        self.count = 0
        for name in WRITERS[:2]:  # something to answer from the beginning: most orders would hardly get there
            self._write(name, has_wording=True, is_whole=False)
            self._send(name)

    def teardown(self) -> None:
        if hasattr(self, "town"):
            self.town.store.database.dispose()

    # --- what the model knows, so that steps with nothing to do are not taken

    def drafts(self) -> list[str]:
        return [key for key in self.owner if key not in self.sent and self.release_of[key] == self.releases[0]]

    def unanswered(self) -> list[str]:
        return [
            one for one in self.owner if one in self.sent and one not in self.answered and one not in self.withdrawn
        ]

    # --- the municipalities

    def desk(self, name: str) -> Desk:
        return self.town.contact(name)

    def comments(self, name: str) -> tuple[Comment, ...]:
        found = own(self.desk(name))
        return (*found.comments, *found.earlier)

    @rule(name=st.sampled_from(WRITERS))
    def open(self, name: str) -> None:
        commenting.mark_opened(self.desk(name))
        self.opened.add(name)

    @rule(name=st.sampled_from(WRITERS), has_wording=_MOSTLY, is_whole=_SELDOM)
    def write(self, name: str, has_wording: bool, is_whole: bool) -> None:
        self._write(name, has_wording=has_wording, is_whole=is_whole)

    def _write(self, name: str, *, has_wording: bool, is_whole: bool) -> None:
        self.count += 1
        text, place = f"Tämä on sana{self.count}x.", "section"
        proposed = ""
        found = commenting.own_comments(self.desk(name))
        assert found is not None
        statement = self.statement_out(name)
        if statement is not None and not is_whole:
            place = f"statement:{statement[0]}"
            proposed = f"{statement[1]} Ja muutos{self.count}x." if has_wording else ""
        key = commenting.write_comment(self.desk(name), NewComment(place, CommentKind.WORDING, text, proposed))
        self.owner[key], self.text[key], self.release_of[key] = name, text, self.releases[0]

    def statement_out(self, name: str) -> tuple[str, str] | None:
        """The statement as it stands in the section that the municipality reads: its id and words."""
        from analysis.workflow import sections

        found = sections.own_section(self.desk(name))
        assert found is not None
        for one in found.content.statements:
            return one.statement.statement_id, one.statement.text
        return None

    def picked(self, keys: list[str], at: int) -> tuple[str, Comment]:
        """One of some comments, in the order of writing, and whose it is: ids differ from run to run."""
        key = keys[at % len(keys)]
        name = self.owner[key]
        return name, next(one for one in self.comments(name) if one.comment_id == key)

    @precondition(lambda self: self.drafts())
    @rule(at=_PICK)
    def change(self, at: int) -> None:
        name, draft = self.picked(self.drafts(), at)
        self.count += 1
        text = f"Toisin on sana{self.count}x."
        new = NewComment(draft.place, draft.kind, text, draft.proposed)
        commenting.change_draft(self.desk(name), draft.comment_id, draft.version, new)
        self.text[draft.comment_id] = text

    @precondition(lambda self: self.drafts())
    @rule(at=_PICK)
    def delete(self, at: int) -> None:
        name, draft = self.picked(self.drafts(), at)
        commenting.delete_draft(self.desk(name), draft.comment_id, draft.version)
        del self.owner[draft.comment_id], self.text[draft.comment_id]

    @precondition(lambda self: self.drafts())
    @rule(at=_PICK)
    def send(self, at: int) -> None:
        self._send(self.picked(self.drafts(), at)[0])

    def _send(self, name: str) -> None:
        is_open, drafts = own(self.desk(name)).is_open, {one.comment_id for one in own(self.desk(name)).drafts()}
        try:
            assert commenting.send_comments(self.desk(name)) == len(drafts)
            assert is_open
            self.sent |= drafts
        except RuleBroken:
            assert not is_open

    @precondition(lambda self: self.sent)
    @rule(at=_PICK)
    def withdraw(self, at: int) -> None:
        name, one = self.picked([key for key in self.owner if key in self.sent], at)
        may = one.state is CommentState.SENT and one.comment_id not in self.answered
        try:
            commenting.withdraw(self.desk(name), one.comment_id, one.version)
            assert may
            self.withdrawn.add(one.comment_id)
        except RuleBroken:
            assert not may

    @rule(name=st.sampled_from(WRITERS), is_given=st.booleans())
    def approve(self, name: str, is_given: bool) -> None:
        is_open = own(self.desk(name)).is_open
        try:
            commenting.approve_text(self.desk(name), is_given=is_given)
            assert is_open
            self.approved[name] = is_given
        except RuleBroken:
            assert not is_open

    # --- the analysts

    def waiting(self) -> list[Comment]:
        boards = (comment_rounds.board(self.town.lead, one) for one in self.releases)
        return [one for board in boards if board for one in board.unanswered()]

    def texts(self) -> list[str]:
        return [one.statement.text for c in summary.summary(self.town.lead).chapters for one in c.statements]

    @precondition(lambda self: self.unanswered())
    @rule(at=_PICK, kind=st.sampled_from(list(AnswerKind)))
    def answer(self, at: int, kind: AnswerKind) -> None:
        waiting = {one.comment_id: one for one in self.waiting()}
        assert set(waiting) == set(self.unanswered())
        one = waiting[self.picked(self.unanswered(), at)[1].comment_id]
        comment_rounds.answer(self.town.lead, one.comment_id, one.version, kind, "Syy.")
        self.answered[one.comment_id] = kind

    @precondition(lambda self: self.sent)
    @rule(at=_PICK)
    def apply(self, at: int) -> None:
        """Press for any sent comment, answered, withdrawn and applied ones too."""
        _name, one = self.picked([key for key in self.owner if key in self.sent], at)
        before = self.texts()
        try:
            comment_rounds.apply_wording(self.town.lead, one.comment_id, one.version)
            assert one.written_on in before and one.comment_id not in self.withdrawn
            self.applied.add(one.comment_id)
            self.answered[one.comment_id] = AnswerKind.ACCEPTED
        except (InvalidInput, NotFound, RuleBroken):
            assert self.texts() == before

    @rule()
    def edit(self) -> None:
        self.count += 1
        for chapter in summary.summary(self.town.lead).chapters[:1]:
            for one in chapter.statements[:1]:
                said = f"Osassa kunnista on sovittu seurannasta, kohta {self.count}."
                statements.edit_statement(self.town.lead, one.statement.statement_id, one.statement.version, said)

    @rule(late=st.booleans())
    def time_passes(self, late: bool) -> None:
        self.town.clock.now = AFTER if late else BEFORE

    @rule()
    def close_or_open(self) -> None:
        found = comment_rounds.board(self.town.lead).round
        if found.is_open:
            comment_rounds.close(self.town.lead, found.release_id, found.version)
        else:
            comment_rounds.reopen(self.town.lead, found.release_id, found.version, found.deadline)

    @rule(day=st.sampled_from((DEADLINE, LATER)))
    def extend(self, day: str) -> None:
        found = comment_rounds.board(self.town.lead).round
        comment_rounds.extend(self.town.lead, found.release_id, found.version, day)
        assert comment_rounds.board(self.town.lead).round.deadline == day

    @precondition(lambda self: len(self.releases) < 3)
    @rule()
    def release(self) -> None:
        try:
            made = releasing.release_for_comments(self.town.lead, DEADLINE)
        except RuleBroken:
            assert self.is_erased  # nothing to release from
            return
        self.releases.insert(0, made.release_id)
        self.approved.clear()  # an approval is of one version

    @precondition(lambda self: not self.is_erased)
    @rule()
    def erase(self) -> None:
        assert retention.erase(self.town.store, self.town.round_id, "aino")
        self.is_erased = True

    # --- what holds after every step

    @invariant()
    def nothing_is_lost_doubled_or_changed(self) -> None:
        if not hasattr(self, "town"):
            return
        for name in PLACES:
            found = self.comments(name)
            mine = {one.comment_id: one for one in found}
            assert len(mine) == len(found)
            assert set(mine) == {key for key, owner in self.owner.items() if owner == name}
            assert all(one.text == self.text[key] for key, one in mine.items())
            for key, one in mine.items():
                assert (one.answer.kind if one.answer else None) == self.answered.get(key)
                assert (one.state is CommentState.DRAFT) == (key not in self.sent)
                assert (one.state is CommentState.WITHDRAWN) == (key in self.withdrawn)

    @invariant()
    def nobody_reads_a_strangers_words(self) -> None:
        if not hasattr(self, "town"):
            return
        for name in PLACES:
            theirs = {word for key, owner in self.owner.items() if owner == name for word in self.words_of(key)}
            assert set(_WORD.findall(repr(own(self.desk(name))))) <= theirs
        boards = [comment_rounds.board(self.town.lead, one) for one in self.releases]
        shown = {one.comment_id for board in boards if board for f in board.follow for one in f.comments}
        assert shown == self.sent  # drafts reach no analyst, and nothing that was sent is kept from them
        matrix = [row for one in self.releases for row in comment_rounds.matrix(self.town.lead, one)]
        assert len(matrix) <= len(self.sent)

    def words_of(self, key: str) -> list[str]:
        (found,) = [one for one in self.comments(self.owner[key]) if one.comment_id == key]
        return _WORD.findall(f"{found.text} {found.proposed} {found.written_on}")

    @invariant()
    def a_wording_is_put_in_once_and_only_by_a_press(self) -> None:
        if not hasattr(self, "town"):
            return
        standing = [word for text in self.texts() for word in _WORD.findall(text)]
        assert len(standing) == len(set(standing))
        pressed = {word for key in self.applied for word in self.words_of(key) if word.startswith("muutos")}
        assert set(standing) <= pressed

    @invariant()
    def silence_approves_nothing(self) -> None:
        if not hasattr(self, "town"):
            return
        board = comment_rounds.board(self.town.lead)
        given = {name for name, said in self.approved.items() if said}
        ids = {self.town.places[name]: name for name in PLACES}
        for follow in board.follow:
            name = ids[follow.municipality_id]
            said = [one for one in follow.approvals if one.part is ApprovalPart.TEXT and one.is_given]
            assert bool(said) == (name in given) and (follow.state in APPROVED) == (name in given)
        assert SILENT not in given


MADE: list[Town] = []
FILES = count()


def test_no_order_of_events_loses_doubles_or_shows_a_comment(tmp_path: Path) -> None:
    first = tmp_path / "made.sqlite3"
    store = Store(Database.open(f"sqlite:///{first}"))
    MADE[:] = [Town(store)]
    with store.database.begin(write=True) as connection:
        connection.exec_driver_sql("SELECT 1")
    store.database.dispose()
    CommentRoundMachine.template = first
    run_state_machine_as_test(
        CommentRoundMachine,
        settings=settings(
            max_examples=20, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
