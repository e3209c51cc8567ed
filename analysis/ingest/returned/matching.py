"""A returned file beside the section that went out: every comment and every change becomes one entry, none is lost."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.ingest.returned.changes import ChangeReader
from analysis.ingest.returned.paragraphs import Original, Places, places_of, same
from analysis.model.comments import CommentKind
from analysis.model.returned import Doubt, DraftEntry, EntryKind, Remark, ReturnedSection, ReturnedThread
from analysis.model.section_marks import WHOLE_SECTION, SectionMark, proposal_mark

# What a comment is probably about, by its words in Finnish, Swedish and English. A person chooses; this only suggests.
_CLUES: tuple[tuple[CommentKind, str], ...] = (
    (CommentKind.ANONYMISE, r"anonym|tunnistet|igenkänn"),
    (CommentKind.DO_NOT_QUOTE, r"lainau|siteera|sitat|citat|citera|quot"),
    (CommentKind.NOT_PUBLIC, r"julkai|julkis|salas|luottamuksel|offentlig|sekret|konfident|publi[cs]|confiden"),
    (CommentKind.DIFFERING_VIEW, r"eri mieltä|näkemy|mielestä|åsikt|oense|disagree|our view"),
    (
        CommentKind.FACTUAL_ERROR,
        r"väärin|virhe|ei pidä paikk|ei ole tot|felakt|\bfel\b|stämmer inte|wrong|incorrect|error",
    ),
    (CommentKind.SITUATION_CHANGED, r"muuttunut|nykyään|nykyisin|enää|ändrats|numera|nuförtiden|has changed|no longer"),
    (CommentKind.NUMBER, r"\bluku|lukumää|prosent|%|vuosiluku|siffr|procent|årtal|number|percent"),
    (CommentKind.ADDITION, r"puuttu|lisä[tkä]|lisäys|saknas|lägg till|tillägg|missing|\badd\b"),
)


def entries_of(
    returned: ReturnedSection, marks: Sequence[SectionMark], sent: ReturnedSection, doubt: Doubt | None = None
) -> tuple[DraftEntry, ...]:
    """Return every comment and change of a file as entries, comments first, each in the order of the file.

    `sent` is the file that went out, read in the same way. `doubt` holds for the file as a whole: nothing of it is
    then proposed before a person has looked.
    """
    original = Original.of(marks, sent)
    places = places_of(returned, original)
    comments = (_of_thread(one, original, places) for one in returned.threads)
    changes = ChangeReader(returned, original, places).entries()
    return tuple(one if one.doubt else replace(one, doubt=doubt) for one in (*comments, *changes))


def said(remarks: Sequence[Remark]) -> str:
    """Return what a thread says without who says it: the comment, and each reply after a dash."""
    texts = [one.text.strip() for one in remarks if one.text.strip()]
    return "\n".join([*texts[:1], *(f"– {text}" for text in texts[1:])])


def suggested_kind(text: str, bookmark: str = "") -> CommentKind:
    """Return what kind a comment probably is."""
    if bookmark.startswith(proposal_mark("")):
        return CommentKind.NAME_USE
    lowered = text.casefold()
    return next((kind for kind, clue in _CLUES if re.search(clue, lowered)), CommentKind.WORDING)


def _of_thread(thread: ReturnedThread, original: Original, places: Places) -> DraftEntry:
    found = list(_marks(thread, original, places))
    by_place = dict.fromkeys(one.place for one in found)
    mark = found[0] if found else SectionMark("", WHOLE_SECTION)
    text = said(thread.remarks)
    return DraftEntry(
        EntryKind.COMMENT,
        mark.place,
        suggested_kind(text, mark.bookmark),
        mark.bookmark,
        quoted=_quote(thread.quoted, mark),
        text=text,
        remarks=thread.remarks,
        doubt=_doubt(thread, places, len(by_place)),
    )


def _marks(thread: ReturnedThread, original: Original, places: Places) -> Iterator[SectionMark]:
    for at in thread.paragraphs:
        for name in places.marks.get(at, ()):
            yield original.marks[name]


def _doubt(thread: ReturnedThread, places: Places, count: int) -> Doubt | None:
    if not said(thread.remarks):
        return Doubt.EMPTY
    if not thread.paragraphs:
        return Doubt.NO_ANCHOR
    if any(at in places.foreign for at in thread.paragraphs):
        return Doubt.NOT_IN_SECTION
    if count != 1:
        return Doubt.SEVERAL_PLACES if count else Doubt.NO_PLACE
    return Doubt.RESOLVED if thread.is_resolved else None


def _quote(quoted: str, mark: SectionMark) -> str:
    """Return the words that a comment is on. A passage is kept where it stands in the words of its place.

    The whole statement is no passage; an observation of the report is, since its place holds several.
    """
    words = quoted.strip()
    if mark.place == WHOLE_SECTION:
        return words
    if words and words in mark.written_on and same(words) != same(mark.written_on):
        return words
    return "" if mark.statement_id else mark.text
