"""Names in the order of a round for figures: themes, types, and what findings still carry though it was dropped."""

from collections.abc import Iterable, Mapping

from analysis.model.codes import FindingType
from analysis.workflow.views import RoundFacts
from pages.parts.choices import theme_names
from pages.parts.texts import type_name


def themes_with(facts: RoundFacts, codes: Iterable[str]) -> dict[str, str]:
    """Return the round's themes by code, and codes that findings carry though the round has no such theme any more."""
    names = theme_names(facts)
    return names | {code: code for code in sorted(set(codes) - set(names))}


def types_in_order() -> dict[str, str]:
    """Return the names of the types by code, *not recorded* last."""
    return {kind.value: type_name(kind) for kind in FindingType} | {"": type_name(None)}


def listed(names: Iterable[str]) -> str:
    """Return names one after another."""
    return ", ".join(names)


def most_and_least(totals: Mapping[str, int]) -> tuple[list[str], list[str]]:
    """Return the names with the most and with the fewest; none as the fewest where all are even."""
    if not totals:
        return [], []
    high, low = max(totals.values()), min(totals.values())
    most = [name for name, count in totals.items() if count == high]
    return most, [name for name, count in totals.items() if count == low and low != high]
