"""Bringing in a section's Word file that came back: whose it is and what in it is new. Nothing is applied by itself."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.access import round_of
from analysis.errors import InvalidInput, RuleBroken, UnreadableDocument
from analysis.export.word_section import ReturnNote, section_docx
from analysis.ingest.authors import people_in
from analysis.ingest.bounded_reading import read_section_bounded
from analysis.ingest.returned.matching import entries_of, said
from analysis.ingest.returned.paragraphs import same
from analysis.ingest.returned.reader import read_returned
from analysis.language.catalogue import document_catalogue
from analysis.model.content import SectionContent
from analysis.model.content_json import section_from_json
from analysis.model.hashing import sha256_of
from analysis.model.imports import SourceFile
from analysis.model.returned import Doubt, DraftEntry, EntryKind, Remark, ReturnedSection, WordEntry, WordFile
from analysis.model.rounds import Municipality
from analysis.model.section_marks import place_texts, section_key, section_marks
from analysis.model.summary import Release
from analysis.store import people as people_store
from analysis.store import releases as release_store
from analysis.store import rounds as round_store
from analysis.store import word_return as return_store
from analysis.store.unit import Reading, Writing
from analysis.summary.names import with_names_replaced
from analysis.workflow.desk import Desk
from analysis.workflow.word_sections import out_for_comments

# The name of a municipality stands at the top of its file; names further down are of something else.
_TOP = 12


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a file: how much of it is new, how much waits for a person's look, how much was there before."""

    proposed: int
    to_decide: int
    known: int
    is_same_file: bool = False


@dataclass(frozen=True, slots=True)
class _Origin:
    """Which section a file is of, and why nothing of it may be proposed as such."""

    release: Release
    content: SectionContent
    doubt: Doubt | None


def bring(desk: Desk, municipality_id: str, file: SourceFile) -> Brought:
    """Take what is new in a municipality's returned file onto the list that analysts decide. One step, to be undone.

    The same things again are not doubled. Raises UnreadableDocument, InvalidInput for what is no Word file, and
    RuleBroken for a file of another municipality or another round.
    """
    with desk.store.reading(desk.scope) as reading:
        release, _ = out_for_comments(reading)
        return_store.section_content(reading, release.release_id, municipality_id)
    returned = _read(file)
    digest = sha256_of(file.data)
    with desk.store.reading(desk.scope) as reading:
        origin = _origin(reading, municipality_id, returned)
        is_known = any(one.sha256 == digest for one in return_store.files(reading, municipality_id))
        found = list(_entries(reading, municipality_id, returned, origin))
        new = _new(reading, municipality_id, found)
    if new or not is_known:
        with desk.store.writing(desk.scope, "bring_word") as unit:
            new = _new(unit, municipality_id, found)  # somebody may have brought the same file in this moment
            _keep(unit, file, digest, new, origin)
    doubtful = sum(1 for one in new if one.draft.doubt)
    return Brought(len(new) - doubtful, doubtful, len(found) - len(new), is_known)


def _new(reading: Reading, municipality_id: str, found: Sequence[WordEntry]) -> list[WordEntry]:
    known = return_store.known(reading, municipality_id)
    return [one for one in found if one.entry_id not in known]


def _read(file: SourceFile) -> ReturnedSection:
    try:
        return read_section_bounded(file)
    except UnreadableDocument as error:
        if error.reason == "unknown_format":
            raise InvalidInput("returned", "not_word") from error
        raise


def _origin(reading: Reading, municipality_id: str, returned: ReturnedSection) -> _Origin:
    """Return which section a file is of. Raises RuleBroken for a file of another municipality, or of another round."""
    newest, _ = out_for_comments(reading)
    everybody = round_store.municipalities(reading)
    releases = release_store.releases(reading)
    of_key = {
        section_key(release.release_id, release.sha256, one.municipality_id): (release, one.municipality_id)
        for release in releases
        for one in everybody
    }
    found = [of_key[key] for key in returned.keys if key in of_key]
    if any(owner != municipality_id for _, owner in found) or (
        not found and _names_another(returned, everybody, municipality_id)
    ):
        raise RuleBroken("file_of_another_municipality", (municipality_id,))
    if len(found) < len(returned.keys):
        raise RuleBroken("file_of_another_round", (municipality_id,))
    release = found[0][0] if len(found) == 1 else newest
    doubt = Doubt.UNKNOWN_RELEASE if len(found) != 1 else Doubt.OTHER_RELEASE if release != newest else None
    text = return_store.section_content(reading, release.release_id, municipality_id)
    return _Origin(release, section_from_json(text), doubt)


def _names_another(returned: ReturnedSection, everybody: Sequence[Municipality], municipality_id: str) -> bool:
    """Return whether a file that lost its mark has another participant's name at its top, and not its own."""
    top = {same(one.before).casefold() for one in returned.paragraphs[:_TOP]}
    owners = {one.municipality_id for one in everybody if top & {name.casefold() for name in one.names()}}
    return bool(owners) and municipality_id not in owners


def _entries(reading: Reading, municipality_id: str, returned: ReturnedSection, origin: _Origin) -> Iterator[WordEntry]:
    """Give everything in a file under ids that the same thing has again in another file."""
    sent = read_returned(SourceFile("sent.docx", section_docx(origin.content, note=ReturnNote())))
    drafts = entries_of(returned, section_marks(origin.content), sent, origin.doubt)
    places = place_texts(origin.content)
    names = people_in(remark.author for one in drafts for remark in one.remarks)
    blank = document_catalogue(origin.content.language).text("[person]")
    known = return_store.known(reading, municipality_id)
    whose = (round_of(reading.scope), municipality_id, origin.release.release_id)
    for at, (draft, key) in enumerate(_with_ids(drafts, whose)):
        shown = _grown(draft, whose, known) if key not in known else draft
        hidden = replace(shown, text=with_names_replaced(shown.text, names, blank))
        statement_id, written_on = places[draft.place]
        yield WordEntry(key, municipality_id, origin.release.release_id, "", at, hidden, statement_id, written_on)


def _with_ids(drafts: Iterable[DraftEntry], whose: tuple[str, ...]) -> Iterator[tuple[DraftEntry, str]]:
    """Of things that are alike in every way the second, third … are numbered: each of them came back."""
    counts: dict[str, int] = {}
    for draft in drafts:
        alike = _entry_id(draft, whose, 0)
        counts[alike] = counts.get(alike, -1) + 1
        yield draft, _entry_id(draft, whose, counts[alike])


def _entry_id(draft: DraftEntry, whose: tuple[str, ...], number: int) -> str:
    is_comment = draft.kind is EntryKind.COMMENT
    by = [part for one in draft.remarks for part in (one.author, same(one.text))] if is_comment else []
    facts = (draft.kind.value, draft.mark, same(draft.text), same(draft.proposed))
    return f"W-{sha256_of(chr(31).join((*whose, *facts, *by, str(number))))[:24]}"


def _grown(draft: DraftEntry, whose: tuple[str, ...], known: Collection[str]) -> DraftEntry:
    """Return a thread whose beginning came back before as its new replies only: what is known is not said twice."""
    for length in range(len(draft.remarks) - 1, 0, -1):
        beginning = draft.remarks[:length]
        if _entry_id(replace(draft, text=said(beginning), remarks=beginning), whose, 0) in known:
            rest: tuple[Remark, ...] = draft.remarks[length:]
            return replace(draft, text=said(rest), remarks=rest, doubt=Doubt.GROWN)
    return draft


def _keep(unit: Writing, file: SourceFile, digest: str, new: Sequence[WordEntry], origin: _Origin) -> None:
    key = people_store.new_id("F")
    release_id, owner = origin.release.release_id, origin.content.municipality_id
    return_store.add_file(unit, WordFile(key, owner, release_id, file.name, digest, unit.person_id, unit.now))
    for entry in new:
        return_store.add_entry(unit, replace(entry, file_id=key))
