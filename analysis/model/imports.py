"""What reading a file gives before anything is stored: lines, draft findings, and what a person is asked."""

from dataclasses import dataclass, field
from enum import StrEnum

from analysis.model.codes import CoverageState, FindingType, Flag, Layout, RoleClass
from analysis.model.documents import LineBalance, LineDecision
from analysis.model.findings import HiddenPerson
from analysis.model.rounds import Municipality
from analysis.model.tables import ReadTable
from analysis.model.themes import Theme


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was given: its name, its bytes, and the folder that names its municipality, when there is one."""

    name: str
    data: bytes
    folder: str | None = None

    @property
    def label(self) -> str:
        """The name a person knows the file by, with its folder."""
        return f"{self.folder}/{self.name}" if self.folder else self.name


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What a reader may know of the round: its municipalities, themes, and what a person said of names.

    `names_to_hide` are people; `words_to_keep` stood in place of people and are none.
    """

    municipalities: tuple[Municipality, ...]
    themes: tuple[Theme, ...]
    names_to_hide: tuple[str, ...] = ()
    words_to_keep: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guess:
    """A recognised code with how sure it is (0 to 1), and what else it may be, likeliest first."""

    code: str | None
    confidence: float
    alternatives: tuple[str, ...] = ()

    SURE = 0.8

    @property
    def is_sure(self) -> bool:
        """Whether it may be taken without asking."""
        return self.code is not None and self.confidence >= Guess.SURE


@dataclass(frozen=True, slots=True)
class DraftFinding:
    """A finding as read from a line; a person may correct it before it is stored."""

    text: str
    municipality_id: str | None
    theme: Guess
    finding_type: FindingType | None
    role_class: RoleClass | None = None
    language: str = "fi"
    flags: frozenset[Flag] = frozenset()
    context: str = ""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One source unit of a file: where it stands, its raw text, what became of it, and its findings if any.

    A waiting line may carry the finding that it would become; an imported line carries at least one.
    """

    locator: str
    raw: str
    decision: LineDecision
    findings: tuple[DraftFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftCoverage:
    """A hint that a theme was or was not discussed in a municipality."""

    municipality_id: str
    theme_code: str
    state: CoverageState


class ReadWarning(StrEnum):
    """Something a person should know about how a file was read."""

    HIDDEN_ROWS = "hidden_rows"
    HIDDEN_SHEETS = "hidden_sheets"
    COLOUR_MEANING = "colour_meaning"
    TRACKED_CHANGES = "tracked_changes"
    COMMENTS = "comments"
    ENCODING_GUESSED = "encoding_guessed"
    STRUCTURE_GUESSED = "structure_guessed"
    MUNICIPALITY_UNKNOWN = "municipality_unknown"
    SAME_BYTES = "same_bytes"
    NAMES_TO_CHECK = "names_to_check"
    HIDDEN_COLUMNS = "hidden_columns"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    MACROS = "macros"
    ATTACHMENTS = "attachments"
    UNREADABLE_LINES = "unreadable_lines"
    HIDDEN_TEXT = "hidden_text"
    PICTURES = "pictures"
    PDF_LINES = "pdf_lines"
    ONLY_CODES = "only_codes"
    MEDIA_NOT_READ = "media_not_read"
    SETS_LEFT_OUT = "sets_left_out"
    OUTSIDE_NOT_READ = "outside_not_read"
    PASSAGES_MISPLACED = "passages_misplaced"


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A file read whole. Nothing of it is stored yet."""

    file: SourceFile
    sha256: str
    layout: Layout
    municipality: Guess
    lines: tuple[DraftLine, ...]
    hidden: tuple[HiddenPerson, ...] = ()
    coverage: tuple[DraftCoverage, ...] = ()
    warnings: tuple[ReadWarning, ...] = field(default=())
    tables: tuple[ReadTable, ...] = ()

    @property
    def balance(self) -> LineBalance:
        """Lines in = imported + set aside + waiting."""
        return LineBalance.of(tuple(line.decision for line in self.lines))


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that could not be read, and why (a reason code of UnreadableDocument)."""

    file_name: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a person said of a file that resembles a document of the round: a newer state of it, or another one.

    `document_id` None is *another one*; `version` is the document's as it was seen. `take_new` are findings whose
    corrected words give way to the new ones, `drop` findings that go with their lines; all others stay.
    """

    label: str
    document_id: str | None
    version: int = 0
    take_new: frozenset[str] = frozenset()
    drop: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would bring in: files read, files refused. Kept in the session until a person commits."""

    sources: tuple[ReadSource, ...]
    refused: tuple[RefusedFile, ...] = ()
    replacements: tuple[Replacement, ...] = ()

    @property
    def balance(self) -> LineBalance:
        """The account over all files that were read."""
        return LineBalance.of(tuple(line.decision for source in self.sources for line in source.lines))

    def replacement(self, label: str) -> Replacement | None:
        """Return what was said of a file that resembles a document; None while nothing was."""
        return next((said for said in self.replacements if said.label == label), None)
