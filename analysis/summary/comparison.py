"""Two releases compared statement by statement, by their permanent marks, and word by word."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from analysis.model.content import StatementContent, SummaryContent

# Words with their punctuation apart, and the space between them: joined, they are the text again.
_PIECES = re.compile(r"\w+|\s+|[^\w\s]")


class WordChange(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    DELETED = "deleted"


class ChangeKind(StrEnum):
    """What became of a statement between two releases. Only a changed wording has words on both sides."""

    ADDED = "added"
    TAKEN_OUT = "taken_out"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and what became of it."""

    change: WordChange
    text: str


@dataclass(frozen=True, slots=True)
class StatementChange:
    """One statement that differs. `before_chapter` and `chapter` are None where it was or is in none."""

    label: str
    kind: ChangeKind
    before_chapter: str | None
    chapter: str | None
    words: tuple[Piece, ...]
    dissent: tuple[Piece, ...] = ()
    evidence_added: tuple[str, ...] = ()
    evidence_gone: tuple[str, ...] = ()
    is_moved: bool = False

    @property
    def is_reworded(self) -> bool:
        """Whether any word of the statement changed."""
        return self.kind is ChangeKind.CHANGED and any(one.change is not WordChange.SAME for one in self.words)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two releases of one round, in the order of marks."""

    round_name: str
    before: int | None
    after: int | None
    changes: tuple[StatementChange, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    chapter: str
    place: int
    statement: StatementContent


def compared(before: SummaryContent, after: SummaryContent) -> Comparison:
    """Return what differs. A statement is known by its mark, which is never reused (decisions.md 11)."""
    old, new = _placed(before), _placed(after)
    labels = sorted(old.keys() | new.keys(), key=lambda label: int(label[1:]))
    moved = _moved(old, new)
    changes = (_change(label, old.get(label), new.get(label), label in moved) for label in labels)
    return Comparison(
        after.round_name, before.release_number, after.release_number, tuple(one for one in changes if one)
    )


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """Return a text as pieces: joined without the added ones it is the old text, without the deleted ones the new."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    pieces: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece(WordChange.SAME, "".join(old[a:b])))
            continue
        if b > a:
            pieces.append(Piece(WordChange.DELETED, "".join(old[a:b])))
        if d > c:
            pieces.append(Piece(WordChange.ADDED, "".join(new[c:d])))
    return tuple(_without_islands_of_space(pieces))


def _without_islands_of_space(pieces: list[Piece]) -> Iterator[Piece]:
    """Join changes that only a space keeps apart: a run of replaced words reads as one, not as every second piece."""
    deleted = added = ""
    for place, piece in enumerate(pieces):
        is_island = piece.change is WordChange.SAME and piece.text.isspace() and 0 < place < len(pieces) - 1
        if piece.change is WordChange.DELETED or is_island:
            deleted += piece.text
        if piece.change is WordChange.ADDED or is_island:
            added += piece.text
        if piece.change is WordChange.SAME and not is_island:
            yield from _both(deleted, added)
            deleted = added = ""
            yield piece
    yield from _both(deleted, added)


def _both(deleted: str, added: str) -> Iterator[Piece]:
    if deleted:
        yield Piece(WordChange.DELETED, deleted)
    if added:
        yield Piece(WordChange.ADDED, added)


def _placed(content: SummaryContent) -> dict[str, _Placed]:
    return {
        one.label: _Placed(chapter.title, place, one)
        for chapter in content.chapters
        for place, one in enumerate(chapter.statements())
    }


def _moved(old: dict[str, _Placed], new: dict[str, _Placed]) -> frozenset[str]:
    """Statements in another chapter, or in another order among those that the chapter still holds."""
    moved = {label for label in old.keys() & new.keys() if old[label].chapter != new[label].chapter}
    for chapter in {one.chapter for one in new.values()}:
        stayed = [one for one in old.keys() & new.keys() if one not in moved and new[one].chapter == chapter]
        before = sorted(stayed, key=lambda label: old[label].place)
        after = sorted(stayed, key=lambda label: new[label].place)
        kept = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        in_order = {before[block.a + n] for block in kept for n in range(block.size)}
        moved |= set(stayed) - in_order
    return frozenset(moved)


def _change(label: str, old: _Placed | None, new: _Placed | None, is_moved: bool) -> StatementChange | None:
    if old is None and new is not None:
        added = (Piece(WordChange.ADDED, new.statement.text),)
        return StatementChange(label, ChangeKind.ADDED, None, new.chapter, added)
    if new is None and old is not None:
        gone = (Piece(WordChange.DELETED, old.statement.text),)
        return StatementChange(label, ChangeKind.TAKEN_OUT, old.chapter, None, gone)
    assert old is not None and new is not None
    added_evidence, gone_evidence = _evidence(old.statement, new.statement)
    differs = old.statement.dissent != new.statement.dissent
    change = StatementChange(
        label,
        ChangeKind.CHANGED,
        old.chapter,
        new.chapter,
        word_changes(old.statement.text, new.statement.text),
        word_changes(old.statement.dissent, new.statement.dissent) if differs else (),
        added_evidence,
        gone_evidence,
        is_moved,
    )
    is_same = not (change.is_reworded or differs or added_evidence or gone_evidence or is_moved)
    return None if is_same else change


def _evidence(old: StatementContent, new: StatementContent) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words that are withheld in both are not told apart: their number would be all there is to say."""
    before = Counter(one.text for one in old.evidence if one.text is not None)
    after = Counter(one.text for one in new.evidence if one.text is not None)
    return tuple(sorted((after - before).elements())), tuple(sorted((before - after).elements()))
