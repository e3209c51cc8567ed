"""What changed in a municipality's own section from one release to the next, statement by statement."""

from analysis.model.content import SectionContent, SectionStatement
from analysis.summary.comparison import ChangeKind, Piece, StatementChange, WordChange, word_changes


def section_changes(before: SectionContent, after: SectionContent) -> tuple[StatementChange, ...]:
    """Return the statements of a section whose words differ, came or went, in the order of marks.

    One that went may still stand in the summary without resting on this municipality's observations.
    """
    old = {one.statement.label: one for one in before.statements}
    new = {one.statement.label: one for one in after.statements}
    labels = sorted(old.keys() | new.keys(), key=lambda label: int(label[1:]))
    changes = (_change(label, old.get(label), new.get(label)) for label in labels)
    return tuple(one for one in changes if one is not None)


def _change(label: str, old: SectionStatement | None, new: SectionStatement | None) -> StatementChange | None:
    if new is None or old is None:
        return _come_or_gone(label, old, new)
    words = word_changes(old.statement.text, new.statement.text)
    differs = old.statement.dissent != new.statement.dissent
    dissent = word_changes(old.statement.dissent, new.statement.dissent) if differs else ()
    if not differs and all(one.change is WordChange.SAME for one in words):
        return None
    return StatementChange(label, ChangeKind.CHANGED, old.chapter_title, new.chapter_title, words, dissent)


def _come_or_gone(label: str, old: SectionStatement | None, new: SectionStatement | None) -> StatementChange | None:
    if new is not None:
        added = (Piece(WordChange.ADDED, new.statement.text),)
        return StatementChange(label, ChangeKind.ADDED, None, new.chapter_title, added)
    if old is not None:
        gone = (Piece(WordChange.DELETED, old.statement.text),)
        return StatementChange(label, ChangeKind.TAKEN_OUT, old.chapter_title, None, gone)
    return None
