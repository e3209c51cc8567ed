"""Every file of the corpus comes out as it says: read, read with warnings, or refused with its reason."""

import importlib
import pkgutil

import pytest
from ingest_builders import read

from analysis.errors import UnreadableDocument
from analysis.model.imports import ReadSource
from tests import corpus
from tests.corpus.entry import READ, REFUSED, CorpusFile

MODULES = sorted(m.name for m in pkgutil.iter_modules(corpus.__path__) if m.name.endswith("_files"))
FILES = [file for name in MODULES for file in importlib.import_module(f"tests.corpus.{name}").FILES]
READABLE = [file for file in FILES if file.outcome != REFUSED]


def _read(file: CorpusFile) -> ReadSource:
    return read(file.data, file.name)


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
