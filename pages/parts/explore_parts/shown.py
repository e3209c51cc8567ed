"""A picture on screen: its sentence, the chart, the table, and below them the findings that were chosen."""

import hashlib

import streamlit as st

from analysis.workflow import explore, explore_texts
from analysis.workflow.desk import Desk
from analysis.workflow.explore_views import SaidRow
from analysis.workflow.views import RoundFacts
from pages.parts.choices import theme_name
from pages.parts.explore_parts.images import image_buttons
from pages.parts.explore_parts.picture import Ids, Picture, joined
from pages.parts.explore_parts.tools import chart_settings
from pages.parts.links import page_link
from pages.parts.paging import ask_page
from pages.parts.plain import escape_markdown
from pages.parts.texts import in_quotes, plural, type_name
from pages.parts.texts import text as _

ROW_HEIGHT, LIST_SIZE, TABLE_ROWS = 36, 15, 12
# Names of files are never made of anybody's words.
FILE_NAME = "vertaiskooste-{name}"
# The key and the width are our own, never anybody's words.
_SCROLLED = """<style>
.st-key-{key} [data-testid="stElementContainer"] {{ overflow-x: auto; }}
.st-key-{key} [data-testid="stFullScreenFrame"] {{ min-width: {width}px; }}
</style>"""


def show_picture(desk: Desk, facts: RoundFacts, picture: Picture) -> None:
    """Show a picture with its sentence, its tables, and the list of what is chosen in either."""
    version = _short(explore.version(desk))
    for sentence in picture.sentences:
        st.markdown(sentence)
    chosen = [_chart(picture, version)]
    with st.expander(_("The same as a table"), expanded=False):
        for number in range(len(picture.tables)):
            chosen.append(_table(picture, number, version))
    if picture.every:
        _list(desk, facts, picture, joined(chosen), version)


def _chart(picture: Picture, version: str) -> Ids:
    file_name = FILE_NAME.format(name=picture.name)
    settings = chart_settings(file_name, takes_lasso=picture.takes_lasso)
    box_key = f"chart_{picture.name.replace('-', '_')}"
    with st.container(key=box_key):
        if picture.least_width:
            st.html(_SCROLLED.format(key=box_key, width=picture.least_width))
        if not picture.is_selectable:
            st.plotly_chart(picture.figure, theme=None, key=f"{box_key}_drawn", config=settings, alt=picture.alt)
            chosen: Ids = ()
        else:
            modes = ("points", "box", "lasso") if picture.takes_lasso else ("points",)
            state = st.plotly_chart(
                picture.figure,
                theme=None,
                # Places in the figure are those of exactly this state of the round.
                key=f"{box_key}_{version}_{_short(picture.alt)}",
                config=settings,
                alt=picture.alt,
                on_select="rerun",
                selection_mode=modes,
            )
            chosen = picture.behind_points(_places(state))
    image_buttons(box_key, file_name)
    return chosen


def _places(state: object) -> list[tuple[int, int]]:
    points = getattr(getattr(state, "selection", None), "points", None) or []
    # A bar's place is its number, a point's its index; what has neither is no point.
    return [
        (int(one.get("curve_number", -1)), int(one.get("point_index", one.get("point_number", -1)))) for one in points
    ]


def _table(picture: Picture, number: int, version: str) -> Ids:
    table = picture.tables[number]
    st.markdown(f"**{escape_markdown(table.caption)}**")
    height = (min(len(table.frame), TABLE_ROWS) + 1) * ROW_HEIGHT + 2
    shape = {"hide_index": True, "height": height, "row_height": ROW_HEIGHT}
    key = f"table_{picture.name}_{number}_{version}_{_short(picture.alt)}"
    if not any(table.rows):
        st.dataframe(table.frame, key=key, alt=table.caption, **shape)
        return ()
    state = st.dataframe(
        table.frame, key=key, alt=table.caption, on_select="rerun", selection_mode="multi-row", **shape
    )
    return picture.behind_rows(number, state.selection.rows)


def _list(desk: Desk, facts: RoundFacts, picture: Picture, chosen: Ids, version: str) -> None:
    st.subheader(_("Findings of the figure"), anchor=False)
    ids = chosen or picture.every
    if chosen:
        told = plural("{count} finding is chosen.", "{count} findings are chosen.", len(ids))
    else:
        told = plural("{count} finding is in the figure.", "{count} findings are in the figure.", len(ids))
    how = _("Choose with the lasso or the box in the figure, or tick rows of the table.")
    how = how if picture.takes_lasso else _("Choose by pressing a part of the figure, or tick rows of the table.")
    how = how if picture.is_selectable else _("Tick rows of the table to choose.")
    st.markdown(f"{told} {how}")
    page = ask_page(len(ids), LIST_SIZE, f"list_{picture.name}_{version}_{_short('|'.join(ids))}")
    rows = explore_texts.said(desk, ids[(page - 1) * LIST_SIZE : page * LIST_SIZE])
    state = st.dataframe(
        [_cells(facts, row) for row in rows],
        hide_index=True,
        height=(len(rows) + 1) * ROW_HEIGHT + 2,
        row_height=ROW_HEIGHT,
        column_config={_("Finding"): st.column_config.TextColumn(width=560)},
        on_select="rerun",
        selection_mode="single-row",
        key=f"said_{picture.name}_{version}_{page}_{_short('|'.join(ids))}",
        alt=_("The findings; tick a row to open the finding."),
    )
    for place in state.selection.rows[:1]:
        if place < len(rows):
            _opened(rows[place])


def _opened(row: SaidRow) -> None:
    with st.container(border=True):
        st.markdown(in_quotes(escape_markdown(row.text)))
        page_link(_("Open the finding and its source"), "huomiot", {"huomio": row.finding_id})


def _cells(facts: RoundFacts, row: SaidRow) -> dict[str, str]:
    return {
        _("Finding"): row.text,
        _("Theme"): theme_name(facts, row.theme_code),
        _("Type"): type_name(row.finding_type),
        _("Recurring finding"): row.recurring_title or "",
    }


def _short(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:10]
