"""Two states of one file side by side: which lines stayed, changed, came, went. By words first, then by place."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from analysis.model.documents import SourceLine
from analysis.model.imports import DraftLine

# Above this two lines are one line reworded; a line that stands where the other stood may be reworded more.
_ALIKE = 0.75
_ALIKE_IN_PLACE = 0.5
# A file under another name is offered as a newer state when half of its lines stand in the document already.
_SHARED = 0.5
_FEWEST_SHARED = 3
# Comparing every line with every other: beyond this many, lines are told apart by place alone.
_MOST_COMPARED = 40_000


@dataclass(frozen=True, slots=True)
class LinePair:
    """A line of the old state and the ordinal of the one that took its place; None on a side where there is none."""

    old: SourceLine | None
    new: int | None
    is_same: bool = False


def pairs_of(old: Sequence[SourceLine], new: Sequence[DraftLine]) -> tuple[LinePair, ...]:
    """Pair the lines of two states: the same words in the same order first, then the same words anywhere, then alike.

    Pairs come in the order of the new state; lines that went follow.
    """
    left, right = list(range(len(old))), list(range(len(new)))
    matched: dict[int, int] = {}
    same: set[int] = set()
    for a, b in _same_words(old, new):
        matched[b] = a
        same.add(b)
    rest_old = [a for a in left if a not in set(matched.values())]
    rest_new = [b for b in right if b not in matched]
    matched |= _alike(old, new, rest_old, rest_new)
    taken = set(matched.values())
    pairs = [LinePair(old[matched[b]] if b in matched else None, b, b in same) for b in right]
    return (*pairs, *(LinePair(old[a], None) for a in left if a not in taken))


def looks_newer(old: Sequence[str], new: Sequence[str]) -> bool:
    """Return whether raw lines of a file look like another state of a document that has the old ones."""
    old_words, new_words = set(_said(old)), set(_said(new))
    shared = len(old_words & new_words)
    return shared >= _FEWEST_SHARED and shared >= _SHARED * min(len(old_words), len(new_words))


def _said(raw: Sequence[str]) -> list[str]:
    return [line.strip() for line in raw if len(line.split()) > 2]


def _same_words(old: Sequence[SourceLine], new: Sequence[DraftLine]) -> list[tuple[int, int]]:
    before, after = [line.raw for line in old], [line.raw for line in new]
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    pairs = [(block.a + at, block.b + at) for block in blocks for at in range(block.size)]
    used_old, used_new = {a for a, _ in pairs}, {b for _, b in pairs}
    moved: dict[str, list[int]] = {}
    for a, raw in enumerate(before):
        if a not in used_old:
            moved.setdefault(raw, []).append(a)
    for b, raw in enumerate(after):
        if b not in used_new and moved.get(raw):
            pairs.append((moved[raw].pop(0), b))
    return pairs


def _alike(
    old: Sequence[SourceLine], new: Sequence[DraftLine], rest_old: list[int], rest_new: list[int]
) -> dict[int, int]:
    """Pair reworded lines, the likest first; a tie goes to the earlier lines."""
    compares_all = len(rest_old) * len(rest_new) <= _MOST_COMPARED
    scored: list[tuple[float, int, int]] = []
    for b in rest_new:
        matcher = SequenceMatcher(None, b=new[b].raw, autojunk=False)
        for a in rest_old:
            in_place = old[a].locator == new[b].locator
            least = _ALIKE_IN_PLACE if in_place else _ALIKE
            if not (in_place or compares_all):
                continue
            matcher.set_seq1(old[a].raw)
            if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
                ratio = matcher.ratio()
                if ratio >= least:
                    scored.append((ratio, a, b))
    matched: dict[int, int] = {}
    for _, a, b in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if b not in matched and a not in matched.values():
            matched[b] = a
    return matched
