"""Sentence vectors without their writer: what tells of language, interviewer and style is taken out."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.model.findings import Finding

Rows = NDArray[np.float32]
# A mean of few texts is mostly those texts: this many imagined ones hold it back.
_HELD_BACK = 5
# So many rows are worked on at once: copies of all would not fit in memory beside them.
_AT_ONCE = 20_000


class Writers:
    """What a round's writers add to sentence vectors, learned from the round itself.

    Rationale: vectors of one language, of one municipality's interviewer, and of hasty or official sentences lie near
    each other whatever they say. Measured on five rounds (tests/bench/REPORT.md).
    """

    def __init__(self, rows: Rows, findings: Sequence[Finding]) -> None:
        self._of_all = rows.sum(axis=0) / (len(rows) + _HELD_BACK)
        self._of_language = _means(rows, [finding.language for finding in findings], self._of_all)
        left = self._less(rows, findings, self._of_language, [finding.language for finding in findings], self._of_all)
        writers = [_writer(finding) for finding in findings]
        self._nobody = np.zeros(rows.shape[1], dtype=np.float32)
        self._of_writer = _means(left, writers, self._nobody)
        left = self._less(left, findings, self._of_writer, writers, self._nobody)
        style = _styles(findings)
        self._middle, self._spread = style.mean(axis=0), np.maximum(style.std(axis=0), 1e-6)
        style = (style - self._middle) / self._spread
        held = style.T @ style + _HELD_BACK * np.eye(style.shape[1])
        self._of_style = np.linalg.solve(held, style.T @ left)

    def taken_out(self, rows: Rows, findings: Sequence[Finding]) -> Rows:
        """Return the rows, of this round or new to it, without their writers, each of length 1; zeros stay zeros."""
        found = np.empty_like(rows)
        for start in range(0, len(rows), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            found[part] = self._taken_out(rows[part], findings[part])
        return found

    def _taken_out(self, rows: Rows, findings: Sequence[Finding]) -> Rows:
        languages = [finding.language for finding in findings]
        left = self._less(rows, findings, self._of_language, languages, self._of_all)
        left = self._less(left, findings, self._of_writer, [_writer(finding) for finding in findings], self._nobody)
        style = (_styles(findings) - self._middle) / self._spread
        left = np.asarray(left - style @ self._of_style, dtype=np.float32)
        left[~rows.any(axis=1)] = 0
        return unit_rows(left)

    @staticmethod
    def _less(
        rows: Rows, findings: Sequence[Finding], means: dict[str, Rows], keys: Sequence[str], otherwise: Rows
    ) -> Rows:
        left = rows.astype(np.float32)
        for start in range(0, len(rows) if findings else 0, _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            left[part] -= np.array([means.get(key, otherwise) for key in keys[part]], dtype=np.float32)
        return left


def unit_rows(rows: Rows) -> Rows:
    """Return the rows at length 1; rows of zeros stay zeros."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths == 0, 1, lengths)).astype(np.float32)


def _means(rows: Rows, keys: Sequence[str], towards: Rows) -> dict[str, Rows]:
    groups = np.array(keys)
    found = {}
    for key in dict.fromkeys(keys):
        own = groups == key
        mean = (rows[own].sum(axis=0) + _HELD_BACK * towards) / (own.sum() + _HELD_BACK)
        found[key] = np.asarray(mean, dtype=np.float32)
    return found


def _writer(finding: Finding) -> str:
    return f"{finding.municipality_id or ''} {finding.language}"


def _styles(findings: Sequence[Finding]) -> NDArray[np.float64]:
    """Return length, a capital, a full stop and a question mark, one row a finding."""
    bare = [finding.text.strip() for finding in findings]
    rows = [(np.log1p(len(text)), text[:1].isupper(), text.endswith("."), text.endswith("?")) for text in bare]
    return np.array(rows, dtype=np.float64).reshape(len(bare), 4)
