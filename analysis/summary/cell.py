"""What the program offers for a cell of the grid: the most central findings of one theme in one municipality."""

from collections.abc import Sequence

from analysis.model.findings import Finding
from analysis.model.rounds import Municipality
from analysis.model.summary import CellParagraph
from analysis.summary.central import most_central
from analysis.summary.drafting import central_bullets

MOST_OFFERED = 3


def offered_paragraphs(findings: Sequence[Finding], participants: Sequence[Municipality]) -> tuple[CellParagraph, ...]:
    """Return the two or three most central findings as sentences to edit, each linked to its finding."""
    names = [name for one in participants for name in one.names()]
    offered: dict[str, CellParagraph] = {}
    for finding in most_central(findings, names):
        for words in central_bullets([finding], participants, finding.language, 1):
            offered.setdefault(words, CellParagraph(words, (finding.finding_id,)))
    return tuple(offered.values())[:MOST_OFFERED]
