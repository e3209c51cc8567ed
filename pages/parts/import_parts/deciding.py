"""The lines of an import in three piles, decided one by one or many at once, by mouse or by keyboard."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from analysis.model.codes import FindingType, SetAsideReason
from analysis.model.documents import IMPORTED, set_aside
from analysis.model.imports import ImportPreview
from analysis.workflow import importing
from analysis.workflow import preview as decisions
from analysis.workflow.desk import Desk
from analysis.workflow.preview import LinePlace
from analysis.workflow.views import RoundFacts
from pages.parts import kept
from pages.parts.choices import theme_names
from pages.parts.import_parts import drafts, line_card, shortcuts
from pages.parts.import_parts.piles import PILES, PlacedLine, asked_of, coming_in, piles_of
from pages.parts.import_parts.preview_files import balance_text
from pages.parts.plain import escape_markdown
from pages.parts.texts import plural, type_name
from pages.parts.texts import text as _

LINES_A_PAGE = 10
_AT, _TICKED, _PILE = "decide_at", "decide_ticked", "pile"
_LONGEST_LABEL = 160


@st.fragment
def show_piles(desk: Desk, facts: RoundFacts) -> None:
    """Show the piles; a decision draws only them anew."""
    draft = drafts.kept_draft(desk)
    if draft is None:
        st.rerun()
    coming = coming_in(draft.shown, importing.documents(desk))
    st.markdown(f"**{balance_text(coming.balance)}**")
    piles = piles_of(coming)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pile = _ask_pile({name: len(piles.of(name)) for name in PILES}, has_open=bool(piles.to_decide))
        shortcuts.show_switch()
        st.button(
            _("Undo the last decision"),
            key="undo_decision",
            icon=":material/undo:",
            disabled=draft.before is None,
            shortcut=shortcuts.key_of(shortcuts.UNDO),
            on_click=partial(drafts.take_back, desk),
        )
    lines = piles.of(pile)
    if not lines:
        st.markdown(_EMPTY[pile]())
        return
    _show_pile(desk, facts, lines, pile)


_EMPTY: dict[str, Callable[[], str]] = {
    "to_decide": lambda: _("Nothing waits for a decision."),
    "ready": lambda: _("Nothing is ready yet."),
    "set_aside": lambda: _("Nothing was set aside."),
}


def _ask_pile(counts: dict[str, int], *, has_open: bool) -> str:
    names = {
        "to_decide": f"{_('Needs a decision')} ({counts['to_decide']})",
        "ready": f"{_('Ready')} ({counts['ready']})",
        "set_aside": f"{_('Was set aside')} ({counts['set_aside']})",
    }
    chosen = st.segmented_control(
        _("Lines of the files"),
        list(names),
        format_func=lambda name: names[name],
        default="to_decide" if has_open else "ready",
        required=True,
        key=_PILE,
    )
    return str(chosen)


def _show_pile(desk: Desk, facts: RoundFacts, lines: Sequence[PlacedLine], pile: str) -> None:
    at = min(kept.kept(desk, _AT, int) or 0, len(lines) - 1)
    current = lines[at]
    ticked = (kept.kept(desk, _TICKED, frozenset) or frozenset()) & {one.key for one in lines}
    chosen = [one for one in lines if one.key in ticked] or [current]
    with st.container(border=True, key="current_line"):
        st.caption(f"{at + 1} / {len(lines)}")
        line_card.show_line(facts, current)
        if len(chosen) > 1:
            st.markdown(
                f"**{plural('{count} line is decided at once.', '{count} lines are decided at once.', len(chosen))}**"
            )
        _offer_decisions(desk, facts, chosen)
        line_card.offer_more(desk, facts, chosen, current)
    _offer_moves(desk, lines, at, current)
    _list_lines(desk, lines, at, ticked)
    if pile == "to_decide":
        _offer_all(desk, lines)


def _offer_decisions(desk: Desk, facts: RoundFacts, chosen: Sequence[PlacedLine]) -> None:
    places = tuple(one.place for one in chosen)
    with st.container(horizontal=True):
        _button(desk, _("Take as it is"), "take", shortcuts.TAKE, partial(_taken, places=places), is_primary=True)
        _button(desk, _("Set aside"), "aside", shortcuts.ASIDE, partial(_left_out, places=places))
    st.caption(_("Theme"))
    with st.container(horizontal=True):
        for place, (code, name) in enumerate(theme_names(facts).items()):
            st.button(
                escape_markdown(name),
                key=f"theme_{code}",
                shortcut=shortcuts.theme_key(place),
                on_click=partial(_decide, desk, partial(_themed, places=places, code=code)),
            )
    st.caption(_("Type"))
    with st.container(horizontal=True):
        for kind, letter in (*shortcuts.TYPE_KEYS.items(), (None, shortcuts.NO_TYPE)):
            step = partial(_typed, places=places, kind=kind)
            _button(desk, type_name(kind), f"type_{kind.value if kind else 'none'}", letter, step)


def _button(
    desk: Desk,
    label: str,
    key: str,
    letter: str,
    step: Callable[[ImportPreview], ImportPreview],
    *,
    is_primary: bool = False,
) -> None:
    st.button(
        label,
        key=f"decide_{key}",
        type="primary" if is_primary else "secondary",
        shortcut=shortcuts.key_of(letter),
        on_click=partial(_decide, desk, step),
    )


def _offer_moves(desk: Desk, lines: Sequence[PlacedLine], at: int, current: PlacedLine) -> None:
    alike = [one.key for one in lines if asked_of(one.line) == asked_of(current.line)]
    ticked = kept.kept(desk, _TICKED, frozenset) or frozenset()
    with st.container(horizontal=True):
        st.button(
            _("Previous line"),
            key="go_previous",
            shortcut=shortcuts.key_of(shortcuts.PREVIOUS),
            disabled=at == 0,
            on_click=partial(_go, desk, at - 1),
        )
        st.button(
            _("Next line"),
            key="go_next",
            shortcut=shortcuts.key_of(shortcuts.NEXT),
            disabled=at + 1 >= len(lines),
            on_click=partial(_go, desk, at + 1),
        )
        st.button(
            _("Tick or untick"),
            key="tick_current",
            shortcut=shortcuts.key_of(shortcuts.TICK),
            on_click=partial(_toggle, desk, current.key),
        )
        if len(alike) > 1:
            st.button(
                plural("Tick {count} that asks the same", "Tick all {count} that ask the same", len(alike)),
                key="tick_alike",
                on_click=partial(_tick, desk, frozenset(alike)),
            )
        if ticked:
            st.button(_("Untick all"), key="untick", on_click=partial(_tick, desk, frozenset()))


def _list_lines(desk: Desk, lines: Sequence[PlacedLine], at: int, ticked: frozenset[str]) -> None:
    first = at // LINES_A_PAGE * LINES_A_PAGE
    for place, one in enumerate(lines[first : first + LINES_A_PAGE], first):
        is_ticked = one.key in ticked
        mark = ":material/arrow_right: " if place == at else ""
        words = line_card.words_of(one)
        cut = words if len(words) <= _LONGEST_LABEL else f"{words[:_LONGEST_LABEL]}…"
        question = line_card.question_of(one)
        st.checkbox(
            f"{mark}{escape_markdown(cut) or '–'}{f' :small[· {question}]' if question else ''}",
            value=is_ticked,
            # The state is in the key: a tick made by a key has to show too.
            key=f"tick_{one.key}_{is_ticked}",
            on_change=partial(_toggle, desk, one.key),
        )
    if len(lines) > LINES_A_PAGE:
        with st.container(horizontal=True):
            back, on = first - LINES_A_PAGE, first + LINES_A_PAGE
            st.button(_("Earlier lines"), key="page_back", disabled=back < 0, on_click=partial(_go, desk, back))
            st.button(_("Later lines"), key="page_on", disabled=on >= len(lines), on_click=partial(_go, desk, on))


def _offer_all(desk: Desk, lines: Sequence[PlacedLine]) -> None:
    st.caption(
        _(
            "You may decide now, or bring everything in and decide later: doubtful findings keep their mark, "
            "and waiting lines stay on a work list."
        )
    )
    places = tuple(one.place for one in lines)
    st.button(
        plural("Take the one guess as it is", "Take all {count} guesses as they are", len(lines)),
        key="confirm_all",
        icon=":material/done_all:",
        on_click=partial(_decide, desk, partial(_taken, places=places)),
    )


def _decide(desk: Desk, step: Callable[[ImportPreview], ImportPreview]) -> None:
    drafts.decide(desk, step)
    _tick(desk, frozenset())


def _go(desk: Desk, at: int) -> None:
    kept.keep(desk, _AT, at)


def _tick(desk: Desk, keys: frozenset[str]) -> None:
    kept.keep(desk, _TICKED, keys)


def _toggle(desk: Desk, key: str) -> None:
    ticked = kept.kept(desk, _TICKED, frozenset) or frozenset()
    kept.keep(desk, _TICKED, ticked ^ {key})


def _taken(preview: ImportPreview, places: tuple[LinePlace, ...]) -> ImportPreview:
    return decisions.taken_as_read(preview, places)


def _left_out(preview: ImportPreview, places: tuple[LinePlace, ...]) -> ImportPreview:
    return decisions.with_decision(preview, places, set_aside(SetAsideReason.BY_PERSON))


def _themed(preview: ImportPreview, places: tuple[LinePlace, ...], code: str) -> ImportPreview:
    """Who gives a line a theme takes it for a finding."""
    return decisions.with_theme(decisions.with_decision(preview, places, IMPORTED), places, code)


def _typed(preview: ImportPreview, places: tuple[LinePlace, ...], kind: FindingType | None) -> ImportPreview:
    return decisions.with_type(decisions.with_decision(preview, places, IMPORTED), places, kind)
