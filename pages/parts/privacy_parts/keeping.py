"""How long the round keeps its raw notes: the day, what goes and what stays, erasing at once, and the record."""

from datetime import date, timedelta

import streamlit as st

from analysis.model.privacy import Retention
from analysis.workflow import retention
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from pages.parts.layout import job_status, undo_bar
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.privacy_names import ERASED_THINGS, ERASURE_KINDS
from pages.parts.texts import date_text, plural
from pages.parts.texts import text as _


def show_keeping(desk: Desk, facts: RoundFacts) -> None:
    """Show the day of erasure and what it means, or that the notes are gone."""
    kept = retention.state(desk)
    job_status(desk)
    if kept.erased_at is None:
        _day(desk, kept)
        _what_goes(desk)
        undo_bar(desk)
        _erase_now(desk, facts)
    _records(desk)


def _day(desk: Desk, kept: Retention) -> None:
    if kept.erase_on:
        st.markdown(_("The notes of this round are erased on **{day}**.").format(day=date_text(kept.erase_on)))
    else:
        st.markdown(_("No day is set: the notes of this round are kept until somebody erases them."))
    suggested = retention.suggested_day(desk)
    begin = date.fromisoformat(kept.erase_on) if kept.erase_on else suggested
    today = date.fromisoformat(kept.today[:10])
    day = st.date_input(
        _("Day on which the notes are erased"),
        value=begin,
        min_value=min(begin, today + timedelta(days=1)),
        max_value=today + timedelta(days=20 * 365),
        format="DD.MM.YYYY",
        key=f"erase_on_{kept.version}",
    )
    st.caption(
        _("Suggested: {day}, a year after the newest release, or from today while there is none.").format(
            day=date_text(suggested)
        )
    )
    with st.container(horizontal=True):
        if st.button(_("Set the day"), type="primary", key="set_retention", disabled=not day):
            with expected_errors_shown():
                retention.set_day(desk, day, kept.version)
                done_and_anew(_("The day was set. You see a reminder on the pages thirty days before it."))
        if kept.erase_on and st.button(_("Take the day away"), key="drop_retention"):
            with expected_errors_shown():
                retention.set_day(desk, None, kept.version)
                done_and_anew(_("The day was taken away. Nothing is erased by itself."))


def _what_goes(desk: Desk) -> None:
    counts = retention.what_would_go(desk)
    going, staying = st.columns(2, gap="large")
    with going, st.container(border=True, height="stretch"):
        st.markdown(f"**{_('Erased for good')}**")
        things = (
            plural("{count} original file, and its name", "{count} original files, and their names", counts["files"]),
            plural("{count} line of notes", "{count} lines of notes", counts["lines"]),
            plural(
                "the words of {count} finding, and its earlier versions",
                "the words of {count} findings, and their earlier versions",
                counts["findings"],
            ),
            plural(
                "{count} name in the lists of hidden names",
                "{count} names in the lists of hidden names",
                counts["names"],
            ),
            _(
                "suggestions, titles of recurring findings, word vectors, memos, searches, drafts and returned Word "
                "files"
            ),
        )
        st.markdown("\n".join(f"- {one}" for one in things))
    with staying, st.container(border=True, height="stretch"):
        st.markdown(f"**{_('Stays')}**")
        things = (
            _("the summary with its statements and the summaries of the grid"),
            _("releases and each municipality's section as they were sent out"),
            _("comments, their answers and approvals"),
            _("municipality, theme and type of each finding, without its words"),
            _("the log: who did what and when, in ids without words"),
        )
        st.markdown("\n".join(f"- {one}" for one in things))


def _erase_now(desk: Desk, facts: RoundFacts) -> None:
    with st.expander(_("Erase the notes at once")):
        st.warning(
            _("This cannot be undone. New suggestions and new releases cannot be made of this round after it."),
            icon=":material/warning:",
        )
        st.markdown(
            _("To go on, write the round's name: {name}").format(name=f"**{escape_markdown(facts.round.name)}**")
        )
        typed = st.text_input(_("Name of the round"), key="erase_name_of_round", max_chars=300)
        if st.button(_("Erase the notes for good"), key="erase_now", icon=":material/delete_forever:"):
            with expected_errors_shown():
                retention.erase_now(desk, typed)
                done_and_anew(_("The notes are being erased."))


def _records(desk: Desk) -> None:
    found = retention.erased(desk)
    if not found:
        return
    st.subheader(_("What has been erased"), anchor=False)
    for one, name in found:
        with st.container(border=True):
            who = escape_markdown(name) if name else _("the program, on the day that was set")
            st.markdown(f"**{_(ERASURE_KINDS[one.kind])}** · {date_text(one.made_at)} · {who}")
            counted = [
                f"{_(ERASED_THINGS[key])} {number}" for key, number in one.counts.items() if key in ERASED_THINGS
            ]
            st.markdown(" · ".join(counted))
            if one.swept_at:
                st.caption(
                    _("The database's files were rewritten without it {moment}.").format(moment=date_text(one.swept_at))
                )
            else:
                st.caption(
                    _("The database's files are still to be rewritten without it; this happens by itself in minutes.")
                )
