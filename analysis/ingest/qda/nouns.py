"""What a REFI-QDA project holds, as far as we read it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the codebook; `above` are the names of the codes it lies under, outermost first."""

    guid: str
    name: str
    description: str = ""
    above: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """A passage of a text, [start, end) in code points, with its codes, its comment and its memos (guids)."""

    guid: str
    start: int
    end: int
    name: str = ""
    comment: str = ""
    codes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A source or memo: its text, its passages, and the codes and memos of the whole of it.

    `text` is None where the text is not in the file; `values` are variables by name.
    """

    guid: str
    name: str
    text: str | None
    description: str = ""
    selections: tuple[Selection, ...] = ()
    codes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    is_outside: bool = False
    word: bytes | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A case (an organisation, a person) with the sources, passages and codes that belong to it, by guid."""

    guid: str
    name: str
    description: str = ""
    refers_to: frozenset[str] = frozenset()
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """A project as read. `unread` are pictures, sound, video and PDF without text; `has_sets`: or links or graphs."""

    name: str
    description: str = ""
    users: tuple[str, ...] = ()
    codes: tuple[Code, ...] = ()
    cases: tuple[Case, ...] = ()
    sources: tuple[Text, ...] = ()
    memos: tuple[Text, ...] = ()
    unread: tuple[str, ...] = ()
    has_sets: bool = False

    @property
    def is_coded(self) -> bool:
        """Whether anybody coded a passage in it."""
        return any(selection.codes for source in self.sources for selection in source.selections)
