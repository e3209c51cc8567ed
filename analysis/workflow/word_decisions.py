"""What analysts make of a returned Word file: each thing is taken in as a comment, or set aside with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.access import round_of
from analysis.errors import InvalidInput, NotFound, RuleBroken
from analysis.export.returned_words import comment_text
from analysis.model.comments import FROM_WORD, Comment, CommentKind, CommentState
from analysis.model.content import SectionContent
from analysis.model.content_json import section_from_json
from analysis.model.returned import EntryState, WordEntry, WordFile
from analysis.model.section_marks import WHOLE_SECTION, place_texts
from analysis.store import people as people_store
from analysis.store import rounds as round_store
from analysis.store import word_return as return_store
from analysis.store.unit import Reading, Writing
from analysis.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a comment may be on: its code, the statement's label or the theme's name, and what it says."""

    place: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class WordBoard:
    """What came back in Word files: what waits, what was decided, and from which files.

    `places` are those of each municipality's section by release and municipality, in the order of print.
    """

    waiting: tuple[WordEntry, ...]
    decided: tuple[WordEntry, ...]
    files: tuple[WordFile, ...]
    names: dict[str, str]
    places: dict[tuple[str, str], tuple[Place, ...]]

    def proposed(self) -> tuple[WordEntry, ...]:
        """Return what was matched beyond doubt."""
        return tuple(one for one in self.waiting if one.draft.doubt is None)

    def to_decide(self) -> tuple[WordEntry, ...]:
        """Return what a person has to look at."""
        return tuple(one for one in self.waiting if one.draft.doubt is not None)

    def places_of(self, entry: WordEntry) -> tuple[Place, ...]:
        """Return the places that an entry may be on."""
        return self.places[entry.release_id, entry.municipality_id]


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry as a person saw it, and what it becomes: the kind of comment and its place ("" for as suggested)."""

    entry_id: str
    version: int
    kind: CommentKind = CommentKind.WORDING
    place: str = ""


def word_board(desk: Desk) -> WordBoard:
    """Return everything that came back in Word files of the round."""
    with desk.store.reading(desk.scope) as reading:
        every = return_store.entries(reading)
        waiting = tuple(one for one in every if one.state is EntryState.WAITING)
        return WordBoard(
            waiting,
            tuple(one for one in every if one.state is not EntryState.WAITING),
            return_store.files(reading),
            {one.municipality_id: one.name_fi for one in round_store.municipalities(reading)},
            {
                (release, owner): _places(_section(reading, release, owner))
                for release, owner in sorted({(one.release_id, one.municipality_id) for one in waiting})
            },
        )


def take_in(desk: Desk, choices: Sequence[Choice]) -> int:
    """Make comments of entries, as sent by their municipality. One step, undone as one. Returns how many.

    Raises RuleBroken for what was decided already, NotFound for a place outside the municipality's section.
    """
    with desk.store.writing(desk.scope, "take_in_word") as unit:
        round_of(unit.scope)
        for choice in choices:
            entry = _waiting(unit, choice)
            comment = _comment(unit, entry, choice)
            return_store.add_brought_comment(unit, comment)
            taken = replace(entry, state=EntryState.TAKEN, comment_id=comment.comment_id)
            return_store.decide(unit, taken)
    return len(choices)


def set_aside(desk: Desk, choices: Sequence[Choice], reason: str) -> int:
    """Leave entries out of the comment round, with a reason that stays on record. One step. Returns how many."""
    if not reason.strip():
        raise InvalidInput("reason", "aside_empty")
    with desk.store.writing(desk.scope, "set_aside_word") as unit:
        round_of(unit.scope)
        for choice in choices:
            entry = _waiting(unit, choice)
            return_store.decide(unit, replace(entry, state=EntryState.ASIDE, note=reason.strip()))
    return len(choices)


def look_again(desk: Desk, choice: Choice) -> None:
    """Put an entry that was set aside back on the list."""
    with desk.store.writing(desk.scope, "word_looked_at_again") as unit:
        entry = replace(return_store.get_entry(unit, choice.entry_id), version=choice.version)
        if entry.state is not EntryState.ASIDE:
            raise RuleBroken("word_entry_decided", (entry.entry_id,))
        return_store.decide(unit, replace(entry, state=EntryState.WAITING, note=""))


def _waiting(unit: Writing, choice: Choice) -> WordEntry:
    entry = return_store.get_entry(unit, choice.entry_id)
    if entry.state is not EntryState.WAITING:
        raise RuleBroken("word_entry_decided", (entry.entry_id,))
    return replace(entry, version=choice.version)


def _comment(unit: Writing, entry: WordEntry, choice: Choice) -> Comment:
    """Return the comment that an entry becomes, bound to the release and the words that it was written on."""
    if choice.kind is CommentKind.NO_REMARKS:
        raise InvalidInput("kind", "no_remarks")
    section = _section(unit, entry.release_id, entry.municipality_id)
    place = choice.place or entry.draft.place
    places = place_texts(section)
    if place not in places:
        raise NotFound("place", place)
    statement_id, written_on = places[place]
    text, proposed, quoted = comment_text(entry.draft, section.language), entry.draft.proposed, entry.draft.quoted
    if place != entry.draft.place:
        # A wording is for the words that it was made of: at another place it is only told.
        text, proposed = "\n".join(part for part in (text, proposed) if part), ""
    if quoted not in written_on and place != WHOLE_SECTION:
        quoted = ""
    return Comment(
        comment_id=people_store.new_id("K"),
        release_id=entry.release_id,
        municipality_id=entry.municipality_id,
        place=place,
        kind=choice.kind,
        text=text,
        author_id=unit.person_id,
        written_at=unit.now,
        statement_id=statement_id,
        quoted=quoted,
        written_on=written_on,
        proposed=proposed,
        state=CommentState.SENT,
        sent_at=unit.now,
        origin=FROM_WORD,
    )


def _section(reading: Reading, release_id: str, municipality_id: str) -> SectionContent:
    return section_from_json(return_store.section_content(reading, release_id, municipality_id))


def _places(section: SectionContent) -> tuple[Place, ...]:
    titles = {f"report:{one.theme_code}": one.title for one in section.report}
    titles |= {f"statement:{one.statement_id}": one.label for one in section.name_proposals}
    titles |= {f"statement:{one.statement.statement_id}": one.statement.label for one in section.statements}
    return tuple(Place(place, titles.get(place, ""), words) for place, (_, words) in place_texts(section).items())
