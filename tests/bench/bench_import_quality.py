"""What import makes of themes, types and people: on the sample rounds, and on notes of our own.

`import_quality/own_notes.tsv` was written before the rules that it judges; `later_notes.tsv` after them, most of it
with people; `last_notes.tsv` is of names that lists hardly hold. All three were looked at when names that begin a
sentence came to be asked about, so they tell of that rule no more than that it fits them. `held_notes.tsv` was
written before that rule and measured once before it (15 of 43 missed) and once after it; it is not to be looked at
when rules change. Their columns: tag and code as noted, the note, then the right theme, type and people in it.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.ingest.reading import read_file
from analysis.model.codes import Flag
from analysis.model.findings import HiddenPerson
from analysis.model.imports import DraftFinding, ReadSource, SourceFile
from tests.golden.import_answers import ROUNDS, context_of, is_single_finding, pairs_of, read_round

_NOTES = Path(__file__).parent / "import_quality"
_MUNICIPALITIES = ("Havulinna", "Sammalkoski", "Lumiranta", "Kuurajärvi", "Tuulisalo")
# People of the sample notes whom its answers do not list ("Jaria eli minua saa soittaa", with a number).
_NOT_IN_ANSWERS = ("Toivo", "Jaria", "050 000 0000")
_AIMS = "theme_right 0.95, type_right 0.90, people_missed 0, false_hits 0.02"


@dataclass(frozen=True, slots=True)
class Judged:
    """One finding as it was read, with its right theme and type; the type is empty where the note doesn't say."""

    note: str
    theme: str
    type: str
    finding: DraftFinding


@dataclass(frozen=True, slots=True)
class People:
    """How people were found: words that name somebody, and words that were hidden or asked though they name nobody."""

    hidden: tuple[str, ...]
    asked: tuple[str, ...]
    missed: tuple[str, ...]
    hidden_wrongly: tuple[str, ...]
    asked_needlessly: tuple[str, ...]


def run() -> list[dict[str, object]]:
    """Return a record for each sample round, one for all of them, and one for each set of our own."""
    whole = [pair for name in ROUNDS for pair in _judged_round(name)]
    people = _together([_people_of_round(name) for name in ROUNDS])
    records = [_record(name, _judged_round(name), _people_of_round(name)) for name in ROUNDS]
    records.append({**_record("all-samples", whole, people), "aims": _AIMS})
    for name in ("own-notes", "later-notes", "last-notes", "held-notes"):
        findings, named, not_taken = own_notes(name.replace("-", "_"))
        records.append({**_record(name, findings, named), "not_taken": not_taken})
    return records


def own_notes(name: str) -> tuple[list[Judged], People, int]:
    """Read a set of notes as five files of comma-separated values; the last number tells notes not taken at all."""
    with (_NOTES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    judged: list[Judged] = []
    people: list[People] = []
    for number, municipality in enumerate(_MUNICIPALITIES):
        part = rows[number :: len(_MUNICIPALITIES)]
        source = _read(part, municipality)
        found = {line.raw: line for line in source.lines}
        taken = [row for row in part if found[row["note"]].findings]
        expected = [name for row in taken for name in row["people"].split("|") if name]
        judged += [Judged(row["note"], row["theme"], row["type"], found[row["note"]].findings[0]) for row in taken]
        people.append(_people(expected, source.hidden))
    return judged, _together(people), len(rows) - len(judged)


def _read(rows: Sequence[dict[str, str]], municipality: str) -> ReadSource:
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";")
    writer.writerow(["Teema", "V/K", "Huomio"])
    writer.writerows([row["tag"], row["code"], row["note"]] for row in rows)
    file = SourceFile("havainnot.csv", table.getvalue().encode(), municipality)
    return read_file(file, context_of("kierros-2026"))


def _judged_round(name: str) -> list[Judged]:
    return [
        Judged(pair.answer.line, pair.answer.theme, pair.answer.type, pair.findings[0])
        for pair in pairs_of(name)
        if is_single_finding(pair)
    ]


def _people_of_round(name: str) -> People:
    by_file = [
        _people(
            [
                hidden
                for pair in pairs_of(name)
                if pair.source is source and pair.findings
                for hidden in dict.fromkeys(pair.answer.hidden)
            ],
            source.hidden,
        )
        for source in read_round(name)
    ]
    return _together(by_file)


def _people(expected: Sequence[str], found: Sequence[HiddenPerson]) -> People:
    sure = [person.original for person in found if person.sure and person.kind != "title"]
    asked = [person.original for person in found if not person.sure and person.kind != "title"]
    return People(
        tuple(name for name in expected if _covered(name, sure)),
        tuple(name for name in expected if not _covered(name, sure) and _covered(name, [*sure, *asked])),
        tuple(name for name in expected if not _covered(name, [*sure, *asked])),
        tuple(words for words in sure if not _expected(words, (*expected, *_NOT_IN_ANSWERS))),
        tuple(words for words in asked if not _expected(words, expected)),
    )


def _expected(words: str, expected: Iterable[str]) -> bool:
    return any(words in name or name in words for name in expected)


def _covered(name: str, found: Iterable[str]) -> bool:
    """A name of several words counts when all are hidden, together or apart."""
    found = tuple(found)
    parts = {part.strip(".") for words in found for part in words.split()}
    return any(name in words for words in found) or all(part.strip(".") in parts for part in name.split())


def _together(parts: Sequence[People]) -> People:
    fields = ("hidden", "asked", "missed", "hidden_wrongly", "asked_needlessly")
    return People(*(tuple(word for part in parts for word in getattr(part, field)) for field in fields))


def _record(name: str, judged: Sequence[Judged], people: People) -> dict[str, object]:
    sure = [one for one in judged if one.finding.theme.is_sure]
    asked = [one for one in judged if not one.finding.theme.is_sure]
    typed = [one for one in judged if one.type and one.finding.finding_type is not None]
    all_hidden = len(people.hidden) + len(people.hidden_wrongly)
    return {
        "name": f"import_quality/{name}",
        "findings": len(judged),
        "theme_right": _share(one.finding.theme.code == one.theme for one in sure),
        "theme_wrong_unasked": sum(one.finding.theme.code != one.theme for one in sure),
        "theme_asked": len(asked),
        "theme_asked_and_first_offer_right": sum(one.finding.theme.code == one.theme for one in asked),
        "type_right": _share(one.finding.finding_type == one.type for one in typed),
        "type_right_unasked": _share(one.finding.finding_type == one.type for one in typed if not _is_type_asked(one)),
        "type_asked": sum(_is_type_asked(one) for one in judged),
        "type_left_open_though_told": sum(one.type != "" and one.finding.finding_type is None for one in judged),
        "type_given_though_not_told": sum(one.type == "" and one.finding.finding_type is not None for one in judged),
        "people": len(people.hidden) + len(people.asked) + len(people.missed),
        "people_hidden": len(people.hidden),
        "people_asked": len(people.asked),
        "people_missed": len(people.missed),
        "hidden_wrongly": len(people.hidden_wrongly),
        "false_hits": round(len(people.hidden_wrongly) / max(1, all_hidden), 3),
        "asked_needlessly": len(people.asked_needlessly),
    }


def _is_type_asked(one: Judged) -> bool:
    return Flag.TYPE_UNCERTAIN in one.finding.flags


def _share(flags: Iterable[bool]) -> float:
    known = list(flags)
    return round(sum(known) / max(1, len(known)), 3)


if __name__ == "__main__":
    for record in run():
        print(record)
