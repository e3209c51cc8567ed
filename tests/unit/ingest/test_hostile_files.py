"""Files made to harm cost little, and files that are damaged at random break no reader."""

import time

import pytest
from ingest_builders import read

from analysis.errors import UnreadableDocument
from tests.bench.fuzz_readers import fuzz, modules
from tests.corpus import hostile_archive_files, hostile_files
from tests.corpus.entry import CorpusFile

FILES = (*hostile_files.FILES, *hostile_archive_files.FILES)
# Seconds of the processor, on a slow machine; a pattern that walks a long line over and over takes minutes.
_MOST_SECONDS = 10
_MUTATIONS = 200


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_a_hostile_file_takes_little_time(file: CorpusFile) -> None:
    began = time.process_time()

    try:
        read(file.data, file.name)
    except UnreadableDocument as error:
        assert error.reason == file.reason

    assert time.process_time() - began < _MOST_SECONDS


@pytest.mark.parametrize("module", modules())
def test_a_mutated_file_is_read_or_refused_and_breaks_nothing(module: str) -> None:
    found = fuzz(module, _MUTATIONS, seed=1)

    assert found.broken == {}
    assert found.files == _MUTATIONS == found.read + found.refused
