"""Every file of the corpus comes out as it says: read, read with warnings, or refused with its reason."""

import importlib
import pkgutil

import pytest
from ingest_builders import read

from analysis.errors import UnreadableDocument
from analysis.model.imports import DraftFinding, ReadSource
from tests import corpus
from tests.corpus.entry import READ, REFUSED, CorpusFile

MODULES = sorted(m.name for m in pkgutil.iter_modules(corpus.__path__) if m.name.endswith("_files"))
FILES = [file for name in MODULES for file in importlib.import_module(f"tests.corpus.{name}").FILES]
READABLE = [file for file in FILES if file.outcome != REFUSED]


def _read(file: CorpusFile) -> ReadSource:
    return read(file.data, file.name, file.folder)


def _ids(files: list[CorpusFile]) -> list[str]:
    return [file.name for file in files]


@pytest.mark.parametrize("file", READABLE, ids=_ids(READABLE))
def test_a_readable_file_gives_its_texts(file: CorpusFile) -> None:
    source = _read(file)

    texts = [finding.text for line in source.lines for finding in line.findings]
    raws = [line.raw for line in source.lines]
    everything = "\n".join([*raws, *texts, *(line.locator for line in source.lines)])
    assert [text for text in file.texts if text not in texts] == []
    assert [raw for raw in file.raws if raw not in raws] == []
    assert [text for text in file.absent if text in everything] == []
    assert not file.layout or source.layout == file.layout


@pytest.mark.parametrize("file", READABLE, ids=_ids(READABLE))
def test_a_readable_file_warns_of_what_a_person_should_know(file: CorpusFile) -> None:
    warnings = set(_read(file).warnings)

    assert set(file.warnings) <= warnings
    assert file.outcome != READ or not warnings


RECOGNISED = [file for file in READABLE if file.says or file.asides or file.coverage]
PEOPLED = [file for file in READABLE if file.hidden or file.asked]


def _said(finding: DraftFinding, what: str) -> str | None:
    """What a finding is taken to be; a doubt is a part of the answer."""
    known = {
        "theme": finding.theme.code and f"{finding.theme.code}{'' if finding.theme.is_sure else '?'}",
        "type": finding.finding_type,
        "role": finding.role_class,
        "language": finding.language,
        "municipality": finding.municipality_id,
    }
    return known[what] if what in known else str(what in finding.flags)


@pytest.mark.parametrize("file", RECOGNISED, ids=_ids(RECOGNISED))
def test_what_a_note_says_is_recognised(file: CorpusFile) -> None:
    source = _read(file)

    found = {finding.text: finding for line in source.lines for finding in line.findings}
    said = [
        (text, what, _said(found[text], what) if text in found else "no such finding") for text, what, _ in file.says
    ]
    asides = {(line.raw, line.decision.set_aside) for line in source.lines}
    assert said == list(file.says)
    assert sorted(set(file.asides) - asides) == []
    assert sorted(set(file.coverage) - {(one.theme_code, one.state) for one in source.coverage}) == []


@pytest.mark.parametrize("file", PEOPLED, ids=_ids(PEOPLED))
def test_people_are_hidden_in_findings_and_kept_in_raw_lines(file: CorpusFile) -> None:
    source = _read(file)

    told = "\n".join(part for line in source.lines for one in line.findings for part in (one.text, one.context))
    raw = "\n".join(line.raw for line in source.lines)
    hidden = {person.original for person in source.hidden if person.sure}
    assert [name for name in file.hidden if name not in hidden or name in told or name not in raw] == []
    assert sorted(set(file.asked) - {person.original for person in source.hidden if not person.sure}) == []
    assert [name for name in file.asked if name not in told] == []


@pytest.mark.parametrize("file", READABLE, ids=_ids(READABLE))
def test_a_readable_file_balances_and_reads_the_same_twice(file: CorpusFile) -> None:
    source = _read(file)

    locators = [line.locator for line in source.lines]
    assert source.balance.lines_in == len(source.lines) > 0
    assert len(locators) == len(set(locators))
    assert source == _read(file)


@pytest.mark.parametrize(
    "file", [file for file in FILES if file.outcome == REFUSED], ids=_ids([f for f in FILES if f.outcome == REFUSED])
)
def test_a_bad_file_is_refused_with_its_reason(file: CorpusFile) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        _read(file)

    assert refusal.value.reason == file.reason
    assert refusal.value.file_name.endswith(file.name)
