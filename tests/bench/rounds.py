"""Rounds whose right groups are known, and the figures that tell how near a grouping is to them."""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.model.codes import FindingType
from analysis.model.findings import Finding

ANSWERS = Path(__file__).parents[2] / "sample_data" / "answers"
INVENTED = Path(__file__).parent / "invented"
ROUNDS = ("kierros-2026", "kierros-pieni")
OTHER_HANDS = ("dev-a", "dev-b", "dev-c")
# Written after everything was chosen, by a hand that had seen none of it: measured, never chosen by.
HELD_OUT = ("held-d", "held-e")


@dataclass(frozen=True, slots=True)
class AnsweredRound:
    """A round's findings, and the group that each truly belongs to (its own id when it recurs nowhere)."""

    name: str
    findings: tuple[Finding, ...]
    truth: Mapping[str, str]

    @property
    def recurring(self) -> int:
        """How many groups hold more than one finding."""
        return sum(count > 1 for count in Counter(self.truth.values()).values())


def every_round() -> list[AnsweredRound]:
    """Return the sample rounds and the invented ones of other hands."""
    return [answered_round(name) for name in (*ROUNDS, *OTHER_HANDS)]


def held_out_rounds() -> list[AnsweredRound]:
    """Return the rounds that nothing was chosen by."""
    return [answered_round(name) for name in HELD_OUT]


def answered_round(name: str) -> AnsweredRound:
    """Return a round as its answers tell it: themes and types right, names not hidden."""
    path = (ANSWERS if name in ROUNDS else INVENTED) / f"{name}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    # The sample rounds' answers tell of headings and dates too.
    rows = [row for row in rows if row.get("kind", "finding") == "finding"]
    findings = tuple(_finding(f"f{at:04d}", row) for at, row in enumerate(rows))
    truth = {one.finding_id: row["group"] or one.finding_id for one, row in zip(findings, rows, strict=True)}
    return AnsweredRound(name, findings, truth)


def _finding(key: str, row: Mapping[str, str]) -> Finding:
    kind = FindingType(row["type"]) if row["type"] else None
    text = row.get("line") or row["text"]
    return Finding(key, row["municipality"] or None, row["theme"], kind, text, (key,), language=row["lang"])


def pairwise_f1(truth: Mapping[str, str], found: Mapping[str, str]) -> float:
    """Return F1 over all pairs that are together in either."""
    true_pairs = _pairs(list(truth.values()))
    found_pairs = _pairs([found[key] for key in truth])
    both = _pairs([f"{truth[key]}\t{found[key]}" for key in truth])
    return 2 * both / (true_pairs + found_pairs) if true_pairs + found_pairs else 1.0


def b_cubed_f1(truth: Mapping[str, str], found: Mapping[str, str]) -> float:
    """Return B-cubed F1: for each finding, how pure and how whole its group is."""
    in_truth, in_found = Counter(truth.values()), Counter(found[key] for key in truth)
    in_both = Counter((truth[key], found[key]) for key in truth)
    precision = sum(in_both[truth[key], found[key]] / in_found[found[key]] for key in truth) / len(truth)
    recall = sum(in_both[truth[key], found[key]] / in_truth[truth[key]] for key in truth) / len(truth)
    return 2 * precision * recall / (precision + recall)


def _pairs(labels: Sequence[str]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())
