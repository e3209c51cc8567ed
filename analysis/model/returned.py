"""What comes back in a section's Word file, as read and as matched: comments, changed paragraphs, and open doubts."""

from dataclasses import dataclass
from enum import StrEnum

from analysis.model.comments import CommentKind


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment or reply in Word: who, when as the file tells it, and what. The author is for analysts only."""

    author: str
    moment: str
    text: str


@dataclass(frozen=True, slots=True)
class ReturnedThread:
    """A comment with its replies. `paragraphs` are the places it is on; none when the file does not tell."""

    remarks: tuple[Remark, ...]
    quoted: str = ""
    paragraphs: tuple[int, ...] = ()
    is_resolved: bool = False


@dataclass(frozen=True, slots=True)
class ReturnedParagraph:
    """A paragraph before and after its tracked changes.

    `is_split` and `is_joined` tell that the mark that ends it was inserted or deleted; `is_moved` that it holds words
    that were moved; `in_body` is no for headers, footers and notes.
    """

    before: str
    after: str
    bookmarks: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    has_changes: bool = False
    is_split: bool = False
    is_joined: bool = False
    is_moved: bool = False
    in_body: bool = True


@dataclass(frozen=True, slots=True)
class ReturnedSection:
    """A returned file read whole. `keys` tell which file it was; none when it lost them or is another document."""

    keys: tuple[str, ...]
    paragraphs: tuple[ReturnedParagraph, ...]
    threads: tuple[ReturnedThread, ...]


class EntryKind(StrEnum):
    """What somebody did in Word."""

    COMMENT = "comment"
    WORDING = "wording"
    NEW_TEXT = "new_text"
    STRUCK_OUT = "struck_out"
    MOVED = "moved"


class Doubt(StrEnum):
    """Why a person has to look before an entry can be a comment."""

    OTHER_RELEASE = "other_release"
    UNKNOWN_RELEASE = "unknown_release"
    NOT_IN_SECTION = "not_in_section"
    SEVERAL_PLACES = "several_places"
    NO_PLACE = "no_place"
    NO_ANCHOR = "no_anchor"
    RESOLVED = "resolved"
    EMPTY = "empty"
    GROWN = "grown"
    MOVED = "moved"
    DELETED = "deleted"
    GONE = "gone"
    SPLIT = "split"
    MERGED = "merged"
    UNTRACKED = "untracked"
    NEW_TEXT = "new_text"


class EntryState(StrEnum):
    """What an analyst made of an entry."""

    WAITING = "waiting"
    TAKEN = "taken"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """One thing that came back, with the place that it is probably on. No doubt: it is proposed as a comment.

    `mark` is the bookmark it was matched by, or "". `proposed` is the paragraph as it would read.
    """

    kind: EntryKind
    place: str
    suggested: CommentKind
    mark: str = ""
    quoted: str = ""
    text: str = ""
    proposed: str = ""
    remarks: tuple[Remark, ...] = ()
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class WordEntry:
    """An entry as kept: what came back, for which municipality and release, and what became of it.

    `written_on` are the words of the place in that release; `note` is why it was set aside.
    """

    entry_id: str
    municipality_id: str
    release_id: str
    file_id: str
    ordinal: int
    draft: DraftEntry
    statement_id: str | None = None
    written_on: str = ""
    state: EntryState = EntryState.WAITING
    note: str = ""
    comment_id: str | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class WordFile:
    """A returned file: whose, its name and hash, who brought it in and when. Its bytes are not kept."""

    file_id: str
    municipality_id: str
    release_id: str
    name: str
    sha256: str
    brought_by: str
    brought_at: str
