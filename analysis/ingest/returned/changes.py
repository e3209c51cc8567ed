"""Changed paragraphs of a returned file: what is proposed for which place, and what a person has to look at first."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analysis.ingest.returned.paragraphs import Original, Places, is_how_to, same
from analysis.model.comments import CommentKind
from analysis.model.returned import Doubt, DraftEntry, EntryKind, Remark, ReturnedParagraph, ReturnedSection
from analysis.model.section_marks import WHOLE_SECTION, SectionMark


@dataclass(slots=True)
class ChangeReader:
    """Goes through the section's marks, then through what else stands in the file; each paragraph is told once."""

    returned: ReturnedSection
    original: Original
    places: Places
    _told: set[int] = field(default_factory=set)

    def entries(self) -> Iterator[DraftEntry]:
        """Give an entry for everything that is not as it was."""
        moved = _out_of_order(self.places, self.original)
        for mark in self.original.marks.values():
            entry = self._of_mark(mark, is_moved=mark.bookmark in moved)
            if entry is not None:
                yield entry
        near = WHOLE_SECTION
        for at, one in enumerate(self.returned.paragraphs):
            names = self.places.marks.get(at, ())
            near = self.original.marks[names[-1]].place if names else near
            if not names and at not in self._told:
                yield from self._elsewhere(at, one, near if one.in_body else WHOLE_SECTION)

    def _of_mark(self, mark: SectionMark, *, is_moved: bool) -> DraftEntry | None:
        ats = self.places.of_mark(mark.bookmark)
        found = [self.returned.paragraphs[at] for at in ats]
        printed = self.original.printed[mark.bookmark]
        if not found:
            return _struck_out(mark, printed, (), Doubt.GONE) if mark.text else None
        before, after = _before(found), _after(found)
        is_changed = any(one.has_changes for one in found)
        if any(one.is_moved for one in found) and (not same(after) or not same(before)):
            return self._moved(mark, printed, after or self._twin(ats, before), found)
        if same(before) == same(printed) == same(after) and not self._doubt(ats, found, printed):
            return _moved_entry(mark, printed, found) if is_moved and mark.text else None
        if not mark.text:
            return _of_fixed_words(mark.place, before if is_changed else printed, after, found, mark.bookmark)
        if not same(after):
            doubt = Doubt.DELETED if is_changed else Doubt.GONE
            return _struck_out(mark, printed, found, doubt)
        return self._wording(mark, after, found, self._doubt(ats, found, printed))

    def _wording(
        self, mark: SectionMark, after: str, found: Sequence[ReturnedParagraph], doubt: Doubt | None
    ) -> DraftEntry:
        prefix = self.original.prefix(mark.bookmark)
        proposed = after.strip()
        proposed = (
            proposed[len(prefix.strip()) :].strip() if prefix and proposed.startswith(prefix.strip()) else proposed
        )
        return DraftEntry(
            EntryKind.WORDING,
            mark.place,
            CommentKind.WORDING,
            mark.bookmark,
            quoted="" if mark.statement_id else mark.text,
            proposed=proposed,
            remarks=_by(found),
            doubt=doubt,
        )

    def _doubt(self, ats: Sequence[int], found: Sequence[ReturnedParagraph], printed: str) -> Doubt | None:
        """Return why a changed paragraph is not simply another wording of itself."""
        if sum(1 for one in found if same(one.after)) > 1 or (found[-1].is_split and len(found) > 1):
            return Doubt.SPLIT
        shares = any(len([n for n in self.places.marks[at] if self.original.marks[n].text]) > 1 for at in ats)
        following = ats[-1] + 1
        runs_on = found[-1].is_joined and same(found[-1].after) and following < len(self.returned.paragraphs)
        if shares or (runs_on and same(self.returned.paragraphs[following].after)):
            return Doubt.MERGED
        if found[-1].is_split and self._continues(ats[-1]):
            return Doubt.SPLIT
        return None if same(_before(found)) == same(printed) else Doubt.UNTRACKED

    def _continues(self, at: int) -> bool:
        """Return whether the next paragraph holds what was cut off, in a file whose bookmark ends before it."""
        following = self.returned.paragraphs[at + 1] if at + 1 < len(self.returned.paragraphs) else None
        return following is not None and at + 1 not in self.places.marks and bool(same(following.before))

    def _moved(self, mark: SectionMark, printed: str, after: str, found: Sequence[ReturnedParagraph]) -> DraftEntry:
        """A paragraph that was moved with its change tracked: one of its two places has no bookmark of ours."""
        for at, one in enumerate(self.returned.paragraphs):
            if one.is_moved and at not in self.places.marks and same(one.before or one.after) == same(printed):
                self._told.add(at)
        changed = after.strip() if same(after) not in ("", same(printed)) else ""
        return _moved_entry(mark, printed, found, changed)

    def _twin(self, ats: Sequence[int], before: str) -> str:
        for at, one in enumerate(self.returned.paragraphs):
            if one.is_moved and at not in ats and same(one.after) == same(before):
                self._told.add(at)
                return one.after
        return ""

    def _elsewhere(self, at: int, one: ReturnedParagraph, near: str) -> Iterator[DraftEntry]:
        """What stands outside the marks: fixed words that were changed, and paragraphs that are new."""
        before, after = same(one.before), same(one.after)
        if at in self.places.foreign and (one.has_changes or after not in self.original.texts):
            label = self.places.foreign[at]
            yield DraftEntry(
                EntryKind.NEW_TEXT, WHOLE_SECTION, CommentKind.ADDITION, label, text=one.after or one.before,
                remarks=_by([one]), doubt=Doubt.NOT_IN_SECTION,
            )  # fmt: skip
        elif one.has_changes and before != after:
            if before:
                yield _of_fixed_words(WHOLE_SECTION, one.before, one.after, [one], "")
            else:
                yield _new_text(near, one)
        elif after and after not in self.original.texts and not is_how_to(one, self.original):
            yield _new_text(near, one)


def _before(found: Sequence[ReturnedParagraph]) -> str:
    return "".join(one.before + ("" if one.is_split else "\n") for one in found).strip("\n")


def _after(found: Sequence[ReturnedParagraph]) -> str:
    return "".join(one.after + ("" if one.is_joined else "\n") for one in found).strip("\n")


def _by(found: Sequence[ReturnedParagraph]) -> tuple[Remark, ...]:
    """Who made the changes; what they wrote is in the wording."""
    return tuple(Remark(name, "", "") for name in dict.fromkeys(name for one in found for name in one.authors))


def _struck_out(mark: SectionMark, printed: str, found: Sequence[ReturnedParagraph], doubt: Doubt) -> DraftEntry:
    kind, quoted = CommentKind.WORDING, "" if mark.statement_id else mark.text
    return DraftEntry(
        EntryKind.STRUCK_OUT, mark.place, kind, mark.bookmark, quoted, text=printed, remarks=_by(found), doubt=doubt
    )


def _moved_entry(mark: SectionMark, printed: str, found: Sequence[ReturnedParagraph], proposed: str = "") -> DraftEntry:
    return DraftEntry(
        EntryKind.MOVED, mark.place, CommentKind.WORDING, mark.bookmark, "" if mark.statement_id else mark.text,
        text=printed, proposed=proposed, remarks=_by(found), doubt=Doubt.MOVED,
    )  # fmt: skip


def _of_fixed_words(place: str, before: str, after: str, found: Sequence[ReturnedParagraph], mark: str) -> DraftEntry:
    """Words of ours around the material were changed: no wording of a statement, whatever place it stands at."""
    kind = EntryKind.WORDING if same(after) else EntryKind.STRUCK_OUT
    text = f"{before.strip()} → {after.strip()}" if same(after) else before.strip()
    return DraftEntry(kind, place, CommentKind.WORDING, mark, text=text, remarks=_by(found), doubt=Doubt.NO_PLACE)


def _new_text(near: str, one: ReturnedParagraph) -> DraftEntry:
    return DraftEntry(
        EntryKind.NEW_TEXT, near, CommentKind.ADDITION, "", text=one.after.strip(), remarks=_by([one]),
        doubt=Doubt.NEW_TEXT,
    )  # fmt: skip


def _out_of_order(places: Places, original: Original) -> frozenset[str]:
    """Return the marks that stand elsewhere than the rest keeps its order: those outside the longest rising row."""
    order = [name for name in original.marks if places.of_mark(name)]
    firsts = [places.of_mark(name)[0] for name in order]
    tails: list[int] = []
    before: list[int] = [-1] * len(order)
    rows: list[int] = []
    for at, place in enumerate(firsts):
        length = bisect_right(tails, place)
        if length == len(tails):
            tails.append(place)
            rows.append(at)
        else:
            tails[length], rows[length] = place, at
        before[at] = rows[length - 1] if length else -1
    kept, at = set(), rows[-1] if rows else -1
    while at >= 0:
        kept.add(order[at])
        at = before[at]
    return frozenset(order) - kept
