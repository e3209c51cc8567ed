"""Which paragraph of a returned file is which of the section: by bookmark, else by the statement's id or its words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.model.returned import ReturnedParagraph, ReturnedSection
from analysis.model.section_marks import HOW_TO, OURS, SectionMark, heading_mark, label_of, statement_mark

_HEADING = re.compile(r"^\s*\[(N\d+)\]")
_HOW_TO_BEGINS = 60


def same(text: str) -> str:
    """Return a text as it is compared: what is white is one space."""
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Original:
    """The section as it went out: what was printed at each bookmark, and every paragraph."""

    marks: Mapping[str, SectionMark]
    printed: Mapping[str, str]
    texts: frozenset[str]

    @staticmethod
    def of(marks: Sequence[SectionMark], sent: ReturnedSection) -> "Original":
        """Return it from the marks and the file that was sent, read as a returned one is."""
        printed = {name: one.before for one in sent.paragraphs for name in one.bookmarks if name.startswith(OURS)}
        texts = frozenset(same(one.before) for one in sent.paragraphs)
        return Original({one.bookmark: one for one in marks if one.bookmark in printed}, printed, texts)

    def prefix(self, bookmark: str) -> str:
        """Return what is printed before the words themselves, such as a label."""
        printed, text = same(self.printed[bookmark]), same(self.marks[bookmark].text)
        return printed[: -len(text)] if text and printed.endswith(text) else ""


@dataclass(frozen=True, slots=True)
class Places:
    """What each paragraph is: marks of the section by paragraph, and labels of statements that are not in it."""

    marks: Mapping[int, tuple[str, ...]]
    foreign: Mapping[int, str]

    def of_mark(self, bookmark: str) -> list[int]:
        """Return the paragraphs of a mark in the order of the file."""
        return [at for at, names in sorted(self.marks.items()) if bookmark in names]


def places_of(returned: ReturnedSection, original: Original) -> Places:
    """Return which paragraph is which."""
    marks = {at: names for at, one in enumerate(returned.paragraphs) if (names := _known(one, original))}
    found = {name for names in marks.values() for name in names}
    for at, name in _by_label(returned, original, marks):
        if name not in found:
            marks[at] = (name,)
            found.add(name)
    for at, name in _by_words(returned, original, marks, found):
        marks[at] = (name,)
    return Places(marks, dict(_foreign(returned, original)))


def is_how_to(paragraph: ReturnedParagraph, original: Original) -> bool:
    """Return whether it is the box that tells how to comment: the end of its words differs from file to file."""
    begins = same(original.printed.get(HOW_TO, ""))[:_HOW_TO_BEGINS]
    return HOW_TO in paragraph.bookmarks or bool(begins and same(paragraph.after).startswith(begins))


def _known(paragraph: ReturnedParagraph, original: Original) -> tuple[str, ...]:
    return tuple(name for name in paragraph.bookmarks if name in original.marks)


def _by_label(
    returned: ReturnedSection, original: Original, marks: Mapping[int, tuple[str, ...]]
) -> Iterator[tuple[int, str]]:
    """Give headings that carry a statement's id, and the paragraph after each, where bookmarks were lost."""
    label = ""
    for at, one in enumerate(returned.paragraphs):
        heading = _HEADING.match(one.before)
        known = heading is not None and heading_mark(heading[1]) in original.marks
        if heading and known and same(one.before) == same(original.printed[heading_mark(heading[1])]):
            label = heading[1]
            if at not in marks:
                yield at, heading_mark(label)
        elif label and one.before.strip():
            if at not in marks and _may_be(one, statement_mark(label), original):
                yield at, statement_mark(label)
            label = ""


def _may_be(paragraph: ReturnedParagraph, bookmark: str, original: Original) -> bool:
    """Return whether a paragraph below a statement's heading is the statement: what was elsewhere is not."""
    words = same(paragraph.before)
    return bookmark in original.marks and (words == same(original.printed[bookmark]) or words not in original.texts)


def _by_words(
    returned: ReturnedSection, original: Original, marks: Mapping[int, tuple[str, ...]], found: set[str]
) -> Iterator[tuple[int, str]]:
    """Give paragraphs that say what a lost mark said; of several marks with the same words the first."""
    lost: dict[str, list[str]] = {}
    for name in original.marks:
        if name not in found:
            lost.setdefault(same(original.printed[name]), []).append(name)
    for at, one in enumerate(returned.paragraphs):
        names = [] if at in marks or not one.in_body else lost.get(same(one.before or one.after), [])
        if names:
            yield at, names.pop(0)


def _foreign(returned: ReturnedSection, original: Original) -> Iterator[tuple[int, str]]:
    """Give paragraphs of statements that the section does not hold, by bookmark or by the id that they begin with."""
    for at, one in enumerate(returned.paragraphs):
        heading = _HEADING.match(one.before or one.after)
        labels = [label_of(name) for name in one.bookmarks if name not in original.marks]
        labels += [heading[1]] if heading and heading_mark(heading[1]) not in original.marks else []
        known = heading is not None and same(one.before) in original.texts
        label = "" if known else next((label for label in labels if label), "")
        if label:
            yield at, label
