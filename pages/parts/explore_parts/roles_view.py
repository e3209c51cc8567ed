"""Which classes of interviewees speak of what, over the whole round."""

import pandas as pd

from analysis.workflow import explore_roles
from analysis.workflow.desk import Desk
from analysis.workflow.explore_views import RoleTable
from analysis.workflow.views import RoundFacts
from pages.parts.explore_parts.bars import Bars, bars_figure
from pages.parts.explore_parts.looks import Look
from pages.parts.explore_parts.naming import listed, most_and_least, themes_with
from pages.parts.explore_parts.picture import Ids, Picture, Table, joined
from pages.parts.explore_parts.shown import show_picture
from pages.parts.layout import empty_state
from pages.parts.plain import escape_markdown
from pages.parts.texts import plural, role_name
from pages.parts.texts import text as _

_JOINED = "joined"


def show(desk: Desk, facts: RoundFacts, style: Look) -> None:
    """Show which role classes speak of which themes."""
    found = explore_roles.roles_by_themes(desk)
    if not found.rows:
        empty_state(_("The notes do not tell who was heard, or of too few people to be shown."))
        return
    show_picture(desk, facts, picture(facts, found, style))


def picture(facts: RoundFacts, found: RoleTable, style: Look) -> Picture:
    """Return the picture of role classes."""
    names, ids = _names(found), _ids(found)
    bars = Bars(names, themes_with(facts, (theme for _role, theme in ids)), ids)
    figure, points = bars_figure(bars, _("Findings of the whole round"), style)
    return Picture(
        "kuka-puhui-mista",
        (" ".join(_sentences(found, bars)),),
        figure,
        _("Findings of the whole round by who was heard and by theme"),
        (_table(bars),),
        points,
        joined(list(ids.values())),
    )


def _names(found: RoleTable) -> dict[str, str]:
    return {
        row.role_class or _JOINED: role_name(row.role_class) if row.role_class else _("Joined roles")
        for row in found.rows
    }


def _ids(found: RoleTable) -> dict[tuple[str, str], Ids]:
    return {(row.role_class or _JOINED, theme): ids for row in found.rows for theme, ids in row.findings.items()}


def _sentences(found: RoleTable, bars: Bars) -> list[str]:
    told = []
    for code, name in bars.bars.items():
        most, _least = most_and_least({theme: bars.count(code, part) for part, theme in bars.parts.items()})
        if code != _JOINED and len(most) == 1:
            told.append(f"{name}: {most[0]}")
    sentences = []
    if told:
        sentences.append(_("What each spoke of most – {roles}.").format(roles=escape_markdown("; ".join(told))))
    if found.folded:
        sentences.append(
            _("Roles with fewer than three people in the whole round are joined to one, so that nobody is told apart.")
        )
    if found.hidden:
        sentences.append(
            plural(
                "{count} finding is left out, because too few people were behind it.",
                "{count} findings are left out, because too few people were behind them.",
                found.hidden,
            )
        )
    if found.not_told:
        sentences.append(
            plural(
                "Of {count} finding it was not noted who was heard.",
                "Of {count} findings it was not noted who was heard.",
                found.not_told,
            )
        )
    return sentences


def _table(bars: Bars) -> Table:
    parts = bars.filled_parts()
    columns = {_("Who was heard"): list(bars.bars.values())}
    columns |= {bars.parts[part]: [bars.count(bar, part) for bar in bars.bars] for part in parts}
    columns[_("Themes spoken of")] = [
        listed(bars.parts[part] for part in parts if bars.count(bar, part)) for bar in bars.bars
    ]
    rows = tuple(joined([bars.ids.get((bar, part), ()) for part in parts]) for bar in bars.bars)
    return Table(_("Who spoke of what"), pd.DataFrame(columns), rows)
