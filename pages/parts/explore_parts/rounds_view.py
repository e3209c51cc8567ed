"""What returns from an earlier round, what has been mended, what spread."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.workflow import explore_rounds
from analysis.workflow.desk import Desk
from analysis.workflow.explore_views import Fate, OldAndNew
from analysis.workflow.views import RoundFacts
from pages.parts.choices import theme_name
from pages.parts.explore_parts.address import ask_addressed
from pages.parts.explore_parts.bars import Bars, bars_figure
from pages.parts.explore_parts.looks import Look
from pages.parts.explore_parts.opposites_view import likelihood_names
from pages.parts.explore_parts.picture import Ids, Picture, Table, joined
from pages.parts.explore_parts.shown import show_picture
from pages.parts.layout import empty_state
from pages.parts.messages import expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import plural
from pages.parts.texts import text as _

FATES = {
    Fate.RETURNS: "Comes up again",
    Fate.MENDED: "Was missing, works now",
    Fate.SPREAD: "Works now as well",
    Fate.MISSING_NOW: "Worked, is missing now",
    Fate.OTHER: "Came up again, views differ",
    Fate.NOT_MET: "Does not come up now",
    Fate.NEW: "New in this round",
}
_CERTAIN = ""


def show(desk: Desk, facts: RoundFacts, style: Look) -> None:
    """Ask for an earlier round and show what became of its recurring findings."""
    others = {one.round_id: one.name for one in explore_rounds.other_rounds(desk)}
    if not others:
        empty_state(_("You have no other round. Earlier rounds are seen here when you may open them."))
        return
    earlier_id = ask_addressed(_("The earlier round"), others, "aiempi")
    with expected_errors_shown(), st.spinner(_("Comparing what the findings say")):
        found = explore_rounds.returning(desk, earlier_id)
        if not found:
            empty_state(_("Neither round has recurring findings yet."), _("Recurring findings"), "toistuvat")
        else:
            show_picture(desk, facts, picture(facts, others[earlier_id], found, style))


def picture(facts: RoundFacts, earlier_name: str, found: Sequence[OldAndNew], style: Look) -> Picture:
    """Return the picture of what became of an earlier round's recurring findings."""
    counts: dict[tuple[str, str], int] = {}
    behind: dict[tuple[str, str], list[Ids]] = {}
    for one in found:
        key = (one.fate.value, one.likelihood.value if one.likelihood else _CERTAIN)
        counts[key] = counts.get(key, 0) + 1
        behind.setdefault(key, []).append(one.finding_ids)
    bars = Bars(
        fate_names(),
        likelihood_names() | {_CERTAIN: _("No pair found")},
        {key: joined(groups) for key, groups in behind.items()},
        counts,
    )
    figure, points = bars_figure(bars, _("Recurring findings"), style)
    return Picture(
        "kierroksesta-toiseen",
        (_sentence(earlier_name, bars),),
        figure,
        _("Recurring findings of the round {name} and of this one").format(name=earlier_name),
        (_table(facts, found),),
        points,
        joined([one.finding_ids for one in found]),
    )


def fate_names() -> dict[str, str]:
    """Return what became of a recurring finding, in words, by code."""
    return {one.value: _(name) for one, name in FATES.items()}


def _sentence(earlier_name: str, bars: Bars) -> str:
    told = [f"{name}: {bars.total(code)}" for code, name in bars.bars.items() if bars.total(code)]
    parts = [
        _("Recurring findings of the round {name} beside this one: {told}.").format(
            name=f"*{escape_markdown(earlier_name)}*", told=escape_markdown("; ".join(told))
        ),
        plural(
            "The program suggests {count} pair by what is said; whether it is the same matter you decide.",
            "The program suggests {count} pairs by what is said; whether it is the same matter you decide.",
            sum(bars.count(bar, part) for bar in bars.bars for part in bars.parts if part != _CERTAIN),
        ),
        _("The rounds may have other municipalities: a change tells of the material, not of any one municipality."),
    ]
    return " ".join(parts)


def _table(facts: RoundFacts, found: Sequence[OldAndNew]) -> Table:
    fates, likely = fate_names(), likelihood_names()
    order = list(fates)
    rows = sorted(found, key=lambda one: order.index(one.fate.value))
    frame = pd.DataFrame(
        {
            _("What became of it"): [fates[one.fate.value] for one in rows],
            _("In the earlier round"): [one.earlier or "" for one in rows],
            _("In this round"): [one.now or "" for one in rows],
            _("How likely"): [likely[one.likelihood.value] if one.likelihood else "" for one in rows],
            _("Theme"): [theme_name(facts, one.theme_code) for one in rows],
        }
    )
    return Table(_("Recurring findings then and now"), frame, tuple(one.finding_ids for one in rows))
