"""How widely a group of findings is supported, in words: of the findings, never of a municipality."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from analysis.model.findings import Finding


class Support(StrEnum):
    """From how many of those who spoke of a matter it was found. The steps are those of the quantifiers."""

    WIDE = "wide"
    SOME = "some"
    THIN = "thin"


@dataclass(frozen=True, slots=True)
class Ground:
    """Where each theme was discussed, at least partly: ids of municipalities by the theme's code."""

    covered: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def support(self, findings: Iterable[Finding]) -> Support:
        """Return the word for findings that say the same; below three municipalities it is never wide."""
        members = tuple(findings)
        found = {one.municipality_id for one in members} - {None}
        discussed = frozenset().union(*(self.covered.get(one.theme_code, frozenset()) for one in members))
        if len(found) < 2:
            return Support.THIN
        return Support.WIDE if len(found) >= 3 and 2 * len(found) >= len(discussed | found) else Support.SOME
