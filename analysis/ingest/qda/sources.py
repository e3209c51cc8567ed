"""The texts of a project as units: what somebody coded, and the lines beside it, which wait for a person."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.errors import UnreadableDocument
from analysis.ingest.archives import member_names
from analysis.ingest.cleaning import split_bullet
from analysis.ingest.plain_text import text_units
from analysis.ingest.qda.codes import CodeReader, place_values
from analysis.ingest.qda.nouns import Project, Selection, Text
from analysis.ingest.qda.pieces import Line, Passage, lines_of, passages_of, uncoded
from analysis.ingest.tags import TagReader
from analysis.ingest.units import SourceUnit, UnitKind
from analysis.model.imports import SourceFile

_QUESTION, _CONTEXT = "kysymys", "tausta"
_NO_MARK = SourceUnit("", "")


def remark(locator: str, text: str, beside: SourceUnit = _NO_MARK) -> SourceUnit:
    """Return a memo or comment: one that asks is a question, any other is offered as context to a person."""
    asks = "?" in text
    return SourceUnit(
        locator,
        text,
        UnitKind.TEXT if asks else UnitKind.UNCODED,
        theme_tag=beside.theme_tag,
        type_tag=_QUESTION if asks else _CONTEXT,
        municipality_tag=beside.municipality_tag,
        is_bullet=True,
    )


class Memos:
    """The memos of a project with the first unit that each stands beside."""

    def __init__(self, memos: Sequence[Text]) -> None:
        self._memos = memos
        self._beside: dict[str, SourceUnit] = {}

    def stand_beside(self, guids: Sequence[str], unit: SourceUnit) -> None:
        """Remember that memos belong to a unit, whose theme and municipality are theirs too."""
        for guid in guids:
            self._beside.setdefault(guid, unit)

    def units(self) -> Iterator[SourceUnit]:
        """Give the memos in the order of the file."""
        for number, memo in enumerate(self._memos, 1):
            if (memo.name or memo.description).strip():
                said = memo.name if memo.name.strip() else memo.description
                yield SourceUnit(f"note {number} title", said, UnitKind.CODE)
            if memo.text and memo.text.strip():
                yield remark(f"note {number}", memo.text, self._beside.get(memo.guid, _NO_MARK))


class SourceReader:
    """Reads the sources of one project.

    `lost` counts passages whose place is not in the text; `has_unread` tells of damaged sources.
    """

    def __init__(self, project: Project, codes: CodeReader, tags: TagReader, memos: Memos) -> None:
        self._project = project
        self._codes = codes
        self._tags = tags
        self._memos = memos
        self._labels: set[str] = set()
        self.lost = 0
        self.has_unread = False

    def units(self, source: Text, number: int) -> Iterator[SourceUnit]:
        """Give a source's title, then its passages and lines in the order of the text."""
        label = self._label(source, number)
        place = ", ".join(filter(None, (self._codes.cases_of(source.guid), *place_values(source.values), source.name)))
        whole = self._tagged(SourceUnit(label, ""), source.codes, place)
        # The title closes every heading of the source before it.
        yield replace(whole, locator=f"source {number}", raw=source.name or label, kind=UnitKind.HEADING, level=0)
        self._memos.stand_beside(source.notes, whole)
        if source.description.strip():
            yield remark(f"{label}, description", source.description, whole)
        for order, (_, value) in enumerate(source.values, 1):
            yield SourceUnit(f"{label}, value {order}", value, UnitKind.CODE)
        if source.word is not None:
            yield from self._word(source, label, whole)
        elif source.text is not None:
            yield from self._text(source, source.text, label, whole)
        else:
            yield from self._without_place(source.selections, label, whole)

    def _label(self, source: Text, number: int) -> str:
        name = " ".join(source.name.replace("!", " ").split()) or f"source {number}"
        label, more = name, number
        while label in self._labels:
            label, more = f"{name} ({more})", more + 1
        self._labels.add(label)
        return label

    def _text(self, source: Text, text: str, label: str, whole: SourceUnit) -> Iterator[SourceUnit]:
        passages, lost = passages_of(text, source.selections)
        is_left = self._project.is_coded and not source.codes
        typed = {(unit.locator, unit.raw): unit for unit in text_units(text, self._tags)}
        ahead, touching = deque(passages), list[Passage]()
        for line in lines_of(text):
            touching = [one for one in touching if one.end > line.start]
            while ahead and ahead[0].start < line.end:
                touching.append(ahead.popleft())
                yield from self._passage(text, touching[-1], label, whole)
            said = text[line.start : line.end]
            if said.strip():
                # Where typed notes join lines, positions need each line as it stands.
                plain = SourceUnit(f"line {line.number}", said, is_bullet=bool(split_bullet(said).mark))
                unit = typed.get((plain.locator, said), plain)
                yield from _rest(text, line, touching, _beside(unit, whole, label, is_left=is_left))
        yield from self._without_place(lost, label, whole)

    def _passage(self, text: str, passage: Passage, label: str, whole: SourceUnit) -> Iterator[SourceUnit]:
        codes = tuple(code for one in passage.selections for code in one.codes)
        locator = f"{label}, line {passage.line.number}, characters {passage.start + 1}–{passage.end}"
        cases = ", ".join(filter(None, (self._codes.cases_of(one.guid, one.codes) for one in passage.selections)))
        raw = text[passage.start : passage.end]
        # A passage without a code is only the place of a remark: the line is as uncoded as before.
        kind = UnitKind.CODED if codes else UnitKind.UNCODED
        unit = SourceUnit(locator, raw, kind, theme_tag=whole.theme_tag, type_tag=whole.type_tag, is_bullet=True)
        unit = self._tagged(unit, codes, cases or whole.municipality_tag)
        around = "" if passage.goes_on else text[passage.line.start : passage.line.end].strip()
        said = "; ".join(self._codes.said(codes).plain)
        unit = replace(unit, parent=" – ".join(filter(None, (said, around if around != raw else ""))))
        yield unit
        for number, one in enumerate(passage.selections, 1):
            self._memos.stand_beside(one.notes, unit)
            if one.comment.strip() and one.comment.strip() != raw:
                yield remark(f"{locator}, comment {number}", one.comment, unit)

    def _tagged(self, unit: SourceUnit, codes: Sequence[str], place: str) -> SourceUnit:
        said = self._codes.said(codes)
        return replace(
            unit,
            theme_tag=said.theme or unit.theme_tag,
            type_tag=said.type or unit.type_tag,
            role_tag=said.role or unit.role_tag,
            municipality_tag=place,
        )

    def _without_place(self, lost: Sequence[Selection], label: str, whole: SourceUnit) -> Iterator[SourceUnit]:
        """What is known of passages that are not in the text: the words they are named by, and their comments."""
        self.lost += len(lost)
        for number, one in enumerate(lost, 1):
            locator = f"{label}, passage {number}"
            self._memos.stand_beside(one.notes, whole)
            if one.name.strip():
                unit = SourceUnit(locator, one.name, UnitKind.UNCODED, is_bullet=True)
                yield self._tagged(unit, one.codes, self._codes.cases_of(one.guid, one.codes) or whole.municipality_tag)
            if one.comment.strip():
                yield remark(f"{locator}, comment", one.comment, whole)

    def _word(self, source: Text, label: str, whole: SourceUnit) -> Iterator[SourceUnit]:
        """A Word source without its plain text: its paragraphs are read, positions of passages are not in it."""
        from analysis.ingest.layout import read_units  # noqa: PLC0415  the reader of readers: it knows us already

        file = SourceFile(source.name, source.word or b"")
        is_left = self._project.is_coded and not source.codes
        try:
            if "word/document.xml" not in member_names(file):
                raise UnreadableDocument(file.label, "damaged")
            for unit in read_units(file, self._tags).units:
                yield _beside(unit, whole, label, is_left=is_left)
        except UnreadableDocument:
            # The other sources go on; the title of this one stays, and a warning.
            self.has_unread = True
        yield from self._without_place(source.selections, label, whole)


def _beside(unit: SourceUnit, whole: SourceUnit, label: str, *, is_left: bool) -> SourceUnit:
    """A line as typed notes have it, within its source; in a coded project a line nobody coded waits."""
    kind = UnitKind.UNCODED if is_left and unit.kind is UnitKind.TEXT else unit.kind
    return replace(
        unit,
        locator=f"{label}, {unit.locator}",
        kind=kind,
        theme_tag=unit.theme_tag or whole.theme_tag,
        type_tag=unit.type_tag or whole.type_tag,
        role_tag=unit.role_tag or whole.role_tag,
        municipality_tag=unit.municipality_tag or whole.municipality_tag,
    )


def _rest(text: str, line: Line, touching: Sequence[Passage], unit: SourceUnit) -> Iterator[SourceUnit]:
    """Give what of a line lies in no passage; the whole line as it is where none touches it."""
    if not touching:
        yield unit
        return
    for start, end in uncoded(line, touching):
        said = text[start:end]
        if any(character.isalnum() for character in said):
            place = f"{unit.locator}, characters {start + 1}–{end}"
            yield replace(unit, locator=place, raw=said, kind=UnitKind.UNCODED, level=0, is_bullet=False)
