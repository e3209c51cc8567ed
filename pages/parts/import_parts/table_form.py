"""How the tables of a file were understood, to look at and to correct before anything is stored."""

from dataclasses import dataclass

import streamlit as st

from analysis.model.codes import FindingType
from analysis.model.imports import ReadSource
from analysis.model.tables import Column, ReadTable, TableMapping
from analysis.workflow.desk import Desk
from analysis.workflow.import_draft import with_tables
from pages.parts.choices import NOT_CHOSEN, as_type, ask, type_names
from pages.parts.import_parts import drafts
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import text as _
from pages.parts.work_names import column_name

_COLUMNS_BESIDE = 3
_LAST_ROW = 10_000


@dataclass(frozen=True, slots=True)
class _Form:
    """One table with the keys of its widgets."""

    table: ReadTable
    key: str

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        told = max((place for place, _column in self.table.mapping.columns), default=0)
        return max(len(self.table.headings), told, *(len(row) for row in self.table.sample), 0)

    def heading(self, place: int) -> str:
        """Return the words above a column counted from 1; its number where there are none."""
        words = self.table.headings[place - 1] if place <= len(self.table.headings) else ""
        return words.strip() or f"{_('column')} {place}"


def show_tables(desk: Desk, source: ReadSource, place: int) -> None:
    """Show a form for each table of a file."""
    for number, table in enumerate(source.tables):
        sheet = escape_markdown(table.mapping.sheet)
        key = f"table_{place}_{number}_{source.sha256[:12]}"
        title = f"{_('How the table was read')}: {sheet}" if sheet else _("How the table was read")
        with st.expander(title, icon=":material/table:", key=f"{key}_open"):
            _show_table(desk, source, number, _Form(table, key))


def _show_table(desk: Desk, source: ReadSource, number: int, form: _Form) -> None:
    names = [form.heading(place) for place in range(1, form.columns + 1)]
    shown = [_unlike(name, names[:place], place) for place, name in enumerate(names)]
    rows = [dict(zip(shown, [*row, *[""] * (len(shown) - len(row))], strict=False)) for row in form.table.sample]
    if rows:
        st.dataframe(rows, hide_index=True, key=f"{form.key}_sample")
    with st.form(form.key):
        told = _ask(form)
        sent = st.form_submit_button(_("Read the table so"), key=f"{form.key}_read")
    if sent:
        _read_anew(desk, source, number, told)


def _ask(form: _Form) -> tuple[int, list[tuple[int, Column]], list[tuple[str, FindingType]]]:
    mapping = form.table.mapping
    row = st.number_input(
        _("Row of headings, 0 where there is none"),
        min_value=0,
        max_value=_LAST_ROW,
        value=mapping.header_row,
        key=f"{form.key}_row",
    )
    held = dict(mapping.columns)
    options = {column.value: column_name(column) for column in Column}
    columns: list[tuple[int, Column]] = []
    for first in range(1, form.columns + 1, _COLUMNS_BESIDE):
        for beside, place in zip(st.columns(_COLUMNS_BESIDE), range(first, form.columns + 1), strict=False):
            with beside:
                now = held.get(place, Column.LEFT_OUT).value
                label = f"{place}. {escape_markdown(form.heading(place)[:60])}"
                columns.append((place, Column(ask(label, options, now, f"{form.key}_column_{place}"))))
    return int(row), columns, _ask_colours(form)


def _ask_colours(form: _Form) -> list[tuple[str, FindingType]]:
    """What a colour means is asked; nothing is taken for granted."""
    told = dict(form.table.mapping.colours)
    found: list[tuple[str, FindingType]] = []
    for colour in dict.fromkeys((*form.table.colours, *told)):
        now = told[colour].value if colour in told else NOT_CHOSEN
        label = f"{_('What the colour means')}: {escape_markdown(colour)}"
        kind = as_type(ask(label, {**type_names(), NOT_CHOSEN: _("Nothing")}, now, f"{form.key}_colour_{colour}"))
        if kind is not None:
            found.append((colour, kind))
    return found


def _read_anew(
    desk: Desk,
    source: ReadSource,
    number: int,
    told: tuple[int, list[tuple[int, Column]], list[tuple[str, FindingType]]],
) -> None:
    row, columns, colours = told
    if not any(column is Column.TEXT for _place, column in columns):
        st.error(_("Say which column holds the notes."))
        return
    draft = drafts.kept_draft(desk)
    if draft is None:
        return
    mappings = [table.mapping for table in source.tables]
    mappings[number] = TableMapping(mappings[number].sheet, row, tuple(columns), tuple(colours))
    with expected_errors_shown(), st.spinner(_("Reading the files")):
        drafts.keep(desk, with_tables(desk, draft, source.file.label, tuple(mappings)))
        done_and_anew(_("The table was read anew."))


def _unlike(name: str, earlier: list[str], place: int) -> str:
    return f"{name} ({place + 1})" if name in earlier else name
