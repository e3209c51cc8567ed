"""Page files draw nothing until the gate calls their render()."""

import ast
from pathlib import Path

import pytest

PAGES_FOLDER = Path(__file__).resolve().parents[2] / "pages"
PAGES = [page for page in sorted(PAGES_FOLDER.glob("*.py")) if page.name not in {"__init__.py", "main.py"}]
HARMLESS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
# Making a frozen constant is no drawing; a call of anything else at module level could be.
MAY_BE_CALLED = frozenset({"frozenset", "tuple", "Path", "MappingProxyType"})
PARTS = [path for path in sorted(PAGES_FOLDER.rglob("*.py")) if path.parent != PAGES_FOLDER]


def is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def is_plain_constant(node: ast.stmt) -> bool:
    calls = [part for part in ast.walk(node) if isinstance(part, ast.Call)]
    harmless = all(isinstance(call.func, ast.Name) and call.func.id in MAY_BE_CALLED for call in calls)
    return isinstance(node, ast.Assign | ast.AnnAssign) and harmless


def stray_lines(source: str) -> list[int]:
    body = ast.parse(source).body
    return [
        node.lineno
        for node in body
        if not isinstance(node, HARMLESS) and not is_docstring(node) and not is_plain_constant(node)
    ]


def calls_of(path: Path, name: str) -> list[int]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == name]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_draws_nothing_until_the_gate_calls_render(page: Path) -> None:
    source = page.read_text(encoding="utf-8")

    assert stray_lines(source) == []
    assert any(isinstance(node, ast.FunctionDef) and node.name == "render" for node in ast.parse(source).body)


@pytest.mark.parametrize("leak", ["st.title('Huomiot')", "ROWS = load()", "if True:\n    render()"])
def test_a_page_that_draws_at_once_is_noticed(leak: str) -> None:
    assert stray_lines(f"import streamlit as st\n{leak}\n") == [2]


@pytest.mark.parametrize("path", [*PAGES, *PARTS], ids=lambda path: path.stem)
def test_no_confidential_file_goes_through_a_download_button(path: Path) -> None:
    assert calls_of(path, "download_button") == []


@pytest.mark.parametrize("path", [*PAGES, *PARTS], ids=lambda path: path.stem)
def test_no_words_are_shown_as_raw_html(path: Path) -> None:
    assert "unsafe_allow_html" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_keeps_no_session_state_of_who_is_here(page: Path) -> None:
    assert calls_of(page, "cookies") == []
