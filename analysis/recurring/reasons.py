"""Why findings were put together: what they share, and the nearest finding that was left out."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from analysis.language.analyser import Analyser
from analysis.model.recurring import Reason
from analysis.recurring.corpus import Corpus, Rows

_MOST_WORDS = 5


def reason_for(corpus: Corpus, rows: Sequence[int], close: Rows, analyser: Analyser) -> Reason:
    """Return the reason for a group of rows; `close` holds one line a row, its similarity with every finding."""
    themes = {corpus.findings[row].theme_code for row in rows}
    return Reason(
        shared_words=shared_words(corpus, rows, analyser),
        same_theme=len(themes) == 1 and "" not in themes,
        similarity=round(cohesion(close, rows), 3),
        nearest_left_out=_nearest_left_out(corpus, rows, close),
    )


def cohesion(close: Rows, rows: Sequence[int]) -> float:
    """Return the mean similarity of the pairs within a group."""
    block = close[:, list(rows)]
    pairs = len(rows) * (len(rows) - 1)
    return float((block.sum() - np.trace(block)) / pairs) if pairs else 1.0


def shared_words(corpus: Corpus, rows: Sequence[int], analyser: Analyser) -> tuple[str, ...]:
    """Return lemmas that at least two of the findings hold, rarest in the round first, as they are shown to people.

    Compound parts count only where they also stand as words of their own in the group: a part alone may be a bad split.
    """
    here = Counter(term for row in rows for term in set(corpus.terms[row]))
    findings = [corpus.findings[row] for row in rows]
    whole = {lemma for finding in findings for lemma in analyser.lemmas(finding.text, finding.language)}
    shared = [term for term, count in here.items() if count >= 2 and term in whole and len(term) > 1]
    ordered = sorted(shared, key=lambda term: (-here[term], corpus.frequency[term], term))
    texts = [finding.text for finding in findings]
    return tuple(analyser.readable(term, texts) for term in ordered[:_MOST_WORDS])


def _nearest_left_out(corpus: Corpus, rows: Sequence[int], close: Rows) -> str | None:
    outside = close.mean(axis=0)
    outside[list(rows)] = -np.inf
    nearest = int(outside.argmax())
    return corpus.findings[nearest].finding_id if len(rows) < len(corpus) else None
