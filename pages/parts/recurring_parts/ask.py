"""The view that asks: one finding on top, up to five candidates below, and the keys that answer."""

import hashlib
from collections.abc import Sequence

import streamlit as st

from analysis.workflow import asking, history
from analysis.workflow.desk import Desk
from analysis.workflow.question_card import CandidateCard, FittingCard, QuestionCard
from analysis.workflow.views import FindingRow
from pages.parts import code_names, kept
from pages.parts.layout import empty_state
from pages.parts.marks import marked
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.quotes import place_text, source_link
from pages.parts.recurring_parts.why_words import show_why
from pages.parts.texts import action_name, in_quotes, plural
from pages.parts.texts import text as _

CHOSEN_PARAMETER = "kysy"
_CHOSEN, _SKIPPED = "chosen_question", "skipped_questions"
_KEYS = "asking_keys"
# A new question takes the focus: the keys answer it wherever the hand was, and a screen reader reads on from there.
# It comes to the top of the screen when all of the page stands below it, so that its candidates are seen.
_TO_QUESTION = """<script>/* {name} */
{{
const question = document.querySelector(".st-key-asked");
const isDrawn = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "notRunning";
const show = (turns) => {{
  if (document.activeElement !== question) return;
  if (isDrawn() || !turns) question.scrollIntoView({{ block: "start" }});
  else setTimeout(show, 100, turns - 1);
}};
if (question) {{
  question.tabIndex = -1;
  question.focus({{ preventScroll: true }});
  show(50);
}}
}}</script>"""


def took_chosen(desk: Desk) -> bool:
    """Keep the finding that the address asks about, once: from then on its question is open. Returns whether it did."""
    chosen = st.query_params.get(CHOSEN_PARAMETER)
    if not chosen:
        return False
    del st.query_params[CHOSEN_PARAMETER]
    kept.keep(desk, _CHOSEN, chosen)
    return True


def ask_about(finding_id: str) -> None:
    """Open the question about a chosen finding the next time that the page is drawn."""
    st.query_params[CHOSEN_PARAMETER] = finding_id


def show_asking(desk: Desk) -> None:
    """Show the next question, or the one about a chosen finding."""
    progress = asking.progress(desk)
    if not progress.findings:
        empty_state(_("There are no findings yet. Bring in notes first."), _("Bring in notes"), "tuonti")
        return
    # The first question of a process has the language model and the dictionaries to wait for.
    with st.spinner(_("Comparing what the findings say")):
        card = _card(desk)
    with st.container(key="asking"):
        if card is None:
            _nothing_left(desk)
        elif not card.candidates:
            st.markdown(f"{in_quotes(escape_markdown(card.asked.finding.text))}  \n:small[{place_text(card.asked)}]")
            st.markdown(_("No finding of another municipality is left that could say the same."))
            _back(desk)
        else:
            _show_question(desk, card)
    _offer_undo(desk)


def skip(desk: Desk, finding_id: str) -> None:
    """Ask about a finding later; kept for this visit only."""
    kept.keep(desk, _SKIPPED, skipped(desk) | {finding_id})


def skipped(desk: Desk) -> frozenset[str]:
    """Return the findings that were skipped during this visit."""
    return kept.kept(desk, _SKIPPED, frozenset) or frozenset()


def _card(desk: Desk) -> QuestionCard | None:
    chosen = kept.kept(desk, _CHOSEN, str)
    if chosen:
        with expected_errors_shown():
            return asking.find_similar(desk, chosen)
        kept.keep(desk, _CHOSEN, None)
    return asking.next_question(desk, skipped(desk))


def _show_question(desk: Desk, card: QuestionCard) -> None:
    asked = card.asked
    with st.container(border=True, key="asked"):
        st.markdown(f"**{_('Which of these say the same as this finding?')}**")
        places = [place for one in card.candidates for word in one.why.shared for place in word.places_a]
        st.markdown(in_quotes(marked(asked.finding.text, places)))
        st.caption(_place(asked))
        _fitting(card.fitting)
        source_link(asked)
    has_keys = bool(st.session_state.get(_KEYS, True))
    # What was seen is in the keys: a new question, or a changed one, starts with nothing ticked.
    name = "_".join([asked.finding.finding_id, *card.shown, *(stamp.split()[0] for _key, stamp in card.seen)])
    ticked = [one for at, one in enumerate(card.candidates) if _candidate(card, one, at, name, has_keys=has_keys)]
    _focus(name)
    _buttons(desk, card, [one.row.finding.finding_id for one in ticked], has_keys=has_keys)
    st.toggle(
        _("Keys in use: 1–5 tick, Enter answers, S skips, U undoes"), value=True, key=_KEYS, persist_state="session"
    )


def _candidate(card: QuestionCard, one: CandidateCard, at: int, name: str, *, has_keys: bool) -> bool:
    """Show a candidate with its box. Returns whether it is ticked."""
    key = f"same_{at}_{name}"
    number = str(at + 1)
    with st.container(border=True, key=f"candidate_{at}"), st.container(horizontal=True, vertical_alignment="top"):
        if has_keys:
            # A box has no key of its own; this button lends it one, and Streamlit shows the key beside the label.
            hint = _("Tick or untick candidate {number}").format(number=number)
            st.button(_("No."), key=f"key_{key}", on_click=_turn, args=(key,), shortcut=number, help=hint)
        with st.container():
            places = [place for word in one.why.shared for place in word.places_b]
            is_ticked = st.checkbox(in_quotes(marked(one.row.finding.text, places)), key=key)
            st.caption(f"**{_(code_names.LIKELIHOODS[one.likelihood])}** · {_place(one.row)}")
            with st.expander(_("Why {number}?").format(number=number), type="compact"):
                show_why(one.why, card.asked.finding.text, one.row.finding.text)
    return is_ticked


def _focus(name: str) -> None:
    """Move the focus to the question, once for each."""
    script = _TO_QUESTION.format(name=hashlib.sha256(name.encode()).hexdigest()[:12])
    st.html(script, unsafe_allow_javascript=True)


def _turn(key: str) -> None:
    st.session_state[key] = not st.session_state.get(key, False)


def _place(row: FindingRow) -> str:
    belongs = row.recurring_title
    extra = f" · {_('in the recurring finding')}: {escape_markdown(belongs)}" if belongs else ""
    return f"{place_text(row)}{extra}"


def _fitting(cards: Sequence[FittingCard]) -> None:
    if cards:
        named = (f"{escape_markdown(one.title)} ({_(code_names.LIKELIHOODS[one.likelihood]).lower()})" for one in cards)
        st.markdown(f":small[**{_('May belong to a recurring finding')}:** {' · '.join(named)}]")


def _buttons(desk: Desk, card: QuestionCard, ticked: list[str], *, has_keys: bool) -> None:
    finding_id = card.asked.finding.finding_id
    with st.container(horizontal=True, vertical_alignment="center", key="asking_buttons"):
        label = plural("{count} says the same", "{count} say the same", len(ticked)) if ticked else _("None of these")
        answered = st.button(
            label, key="answer", type="primary", icon=":material/check:", shortcut="Enter" if has_keys else None
        )
        later = st.button(_("Skip"), key="skip", icon=":material/skip_next:", shortcut="S" if has_keys else None)
    if answered:
        with expected_errors_shown():
            asking.answer(desk, finding_id, ticked, card.shown, card.seen)
            kept.keep(desk, _CHOSEN, None)
            done_and_anew(_("The answer was saved."))
    elif later:
        skip(desk, finding_id)
        kept.keep(desk, _CHOSEN, None)
        st.rerun()


def _offer_undo(desk: Desk) -> None:
    """Offer to take the answer before this one back, here where the hand is."""
    action = history.undo_state(desk).undo
    if action != "answer":
        return
    has_keys = bool(st.session_state.get(_KEYS, True))
    label = _("Undo the answer before this")
    if st.button(label, key="undo_answer", icon=":material/undo:", shortcut="U" if has_keys else None):
        with expected_errors_shown():
            done_and_anew(_("Undone: {action}.").format(action=action_name(history.undo(desk))))


def _nothing_left(desk: Desk) -> None:
    waiting = len(skipped(desk))
    with st.container(border=True):
        st.markdown(f"**{_('Everything has been asked.')}**")
        st.markdown(_("What is in no recurring finding now has no likely partner in another municipality."))
        if waiting:
            label = plural("Ask the {count} skipped one", "Ask the {count} skipped ones", waiting)
            if st.button(label, key="ask_skipped", icon=":material/replay:"):
                kept.keep(desk, _SKIPPED, None)
                st.rerun()


def _back(desk: Desk) -> None:
    if st.button(_("To the next question"), key="leave_chosen", icon=":material/arrow_forward:"):
        kept.keep(desk, _CHOSEN, None)
        st.rerun()
