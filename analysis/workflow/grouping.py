"""Texts of a table grouped without a store: what `python -m analysis group` and `similar` do."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.language.analyser import Analyser
from analysis.language.embedding import Embedder, LexicalEmbedder, active_embedder, encode_missing, vector_key
from analysis.model.findings import Finding
from analysis.model.recurring import Constraint
from analysis.recurring.judging import Judgement, judged
from analysis.recurring.model import default_settings
from analysis.recurring.questions import Candidate, Question, next_questions, partners
from analysis.recurring.suggest import groups
from analysis.recurring.topics import topics
from analysis.workflow.analysing import analyser
from analysis.workflow.corpora import corpus_in_use
from analysis.workflow.vector_file import VectorFile

__all__ = ["Candidate", "Grouper", "Question"]

# About eight minutes of embedding on two cores; more texts than this are compared by words and letters.
_EMBEDDED_UP_TO = 10_000

Vectors = dict[str, NDArray[np.float32]]


class Grouper:
    """Groups the findings of one table; their vectors are kept in `directory`, so a second call embeds nothing."""

    def __init__(
        self,
        findings: Sequence[Finding],
        directory: Path,
        *,
        words: Analyser | None = None,
        embedder: Embedder | None = None,
    ) -> None:
        self._findings = tuple(findings)
        self._words = words or analyser()
        self._embedder = embedder or active_embedder(self._words)
        if len(self._findings) > _EMBEDDED_UP_TO:
            self._embedder = LexicalEmbedder(self._words)
        self._settings = default_settings(self._embedder)
        # Without a model words and letters are compared as they are; vectors of them would say the same again.
        is_lexical = isinstance(self._embedder, LexicalEmbedder)
        self._vectors = {} if is_lexical else self._embedded(VectorFile(directory))

    def groups(self, constraints: Sequence[Constraint], previous: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return each finding's group by id: its first member's id, so that names of groups last.

        `previous` is what an earlier call returned; a new one changes as little of it as it can.
        """
        judgement = self._judged(constraints)
        found = groups(judgement.after(previous) if previous else judgement)
        return {finding_id: members[0] for members in found for finding_id in members}

    def topics(self, count: int) -> dict[str, str]:
        """Return each finding's broad group by id, numbered from the largest; about `count` of them."""
        found = topics(self._findings, self._vectors, self._words, count)
        return {finding_id: str(topic) for finding_id, topic in found.items()}

    def questions(self, constraints: Sequence[Constraint], count: int) -> tuple[Question, ...]:
        """Return the next questions to a person, most useful first."""
        return next_questions(self._judged(constraints), count)

    def partners(self, finding_id: str, top: int) -> tuple[Candidate, ...]:
        """Return the findings most likely to say the same as one, likeliest first."""
        return partners(self._judged(()), finding_id, top)

    def _judged(self, constraints: Sequence[Constraint]) -> Judgement:
        return judged(
            corpus_in_use(self._findings, self._vectors, self._embedder, self._words), self._settings, constraints
        )

    def _embedded(self, file: VectorFile) -> Vectors:
        keys = {finding.finding_id: vector_key(self._embedder, finding.text) for finding in self._findings}
        known = file.known(keys.values())
        made = encode_missing(self._embedder, [finding.text for finding in self._findings], known)
        if made:
            file.keep(made)
        every = {**known, **made}
        return {finding_id: every[key] for finding_id, key in keys.items()}
