"""What was loaded is not gone through after every run."""

import gc
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from pages.parts import settling


@pytest.fixture
def frozen():
    yield gc.get_freeze_count
    gc.unfreeze()


def _load(names, monkeypatch) -> None:
    for name in names:
        monkeypatch.setitem(sys.modules, name, ModuleType(name))


def test_libraries_that_a_page_brought_are_left_out_of_later_rounds(frozen, monkeypatch) -> None:
    settling.settle()
    before = frozen()
    _load([f"brought_{number}" for number in range(30)], monkeypatch)

    settling.settle_what_came()

    assert frozen() > before


def test_a_run_that_loads_next_to_nothing_costs_no_round(frozen, monkeypatch) -> None:
    settling.settle()
    before = frozen()
    _load(["brought_one"], monkeypatch)

    settling.settle_what_came()

    assert frozen() == before


def test_the_server_starts_without_the_libraries_that_suggest() -> None:
    asked = "import app, sys; print([name for name in ('sklearn', 'scipy', 'pandas') if name in sys.modules])"
    root = Path(__file__).parents[2]

    told = subprocess.run([sys.executable, "-c", asked], cwd=root, capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"
