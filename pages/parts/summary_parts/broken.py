"""Broken rules as a list: each rule once, with the statements that it is about."""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from analysis.model.summary import Violation
from analysis.workflow.views import ChapterView
from pages.parts.texts import rule_name


def labels_of(chapters: Iterable[ChapterView]) -> dict[str, str]:
    """Return the printed id of each statement, by its own."""
    return {view.statement.statement_id: view.statement.label for one in chapters for view in one.statements}


def show_broken(violations: Sequence[Violation], labels: Mapping[str, str]) -> None:
    """Show broken rules in words."""
    found: dict[str, list[str]] = {}
    for one in violations:
        about = found.setdefault(rule_name(one.rule), [])
        if labels[one.statement_id] not in about:
            about.append(labels[one.statement_id])
    st.markdown("\n".join(f"- {', '.join(about)}: {rule}" for rule, about in found.items()))
