"""Findings as they are shown beside a decision: their words, where they are from, and the way to their source."""

import hashlib
from collections.abc import Iterable, Mapping

import streamlit as st

from analysis.model.explanations import Place
from analysis.model.finnish_order import finnish_key
from analysis.workflow.views import FindingRow
from pages.parts.links import page_link
from pages.parts.locators import locator_text
from pages.parts.marks import marked
from pages.parts.plain import escape_markdown
from pages.parts.texts import flag_name, in_quotes, role_name, type_name
from pages.parts.texts import text as _


def by_municipality(rows: Iterable[FindingRow]) -> list[FindingRow]:
    """Return findings in the Finnish alphabetical order of their municipalities."""
    return sorted(rows, key=lambda row: (finnish_key(row.municipality_name), row.finding.finding_id))


def data_version(rows: Iterable[FindingRow]) -> str:
    """Return a short text that changes when one of the findings, its place or its group changes."""
    parts = (f"{r.finding.finding_id}:{r.finding.version}:{r.recurring_id}" for r in rows)
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:12]


def place_text(row: FindingRow) -> str:
    """Return municipality, type and role class of a finding on one line, safe as Markdown."""
    finding = row.finding
    parts = [row.municipality_name or _("Municipality not known"), type_name(finding.finding_type)]
    if finding.role_class is not None:
        parts.append(role_name(finding.role_class))
    return escape_markdown(" · ".join(parts))


def flags_text(row: FindingRow) -> str:
    """Return what somebody should look at before the finding is used; an empty text for nothing."""
    return ", ".join(flag_name(flag) for flag in sorted(row.finding.flags))


def below_quote(row: FindingRow) -> str:
    """Return municipality, type, role class and flags of a finding on one line, safe as Markdown."""
    flags = flags_text(row)
    return f"{place_text(row)} · {flags}" if flags else place_text(row)


def quote(row: FindingRow, lit: Iterable[Place] = ()) -> None:
    """Show a finding: its words, the `lit` places marked, and its municipality, type and flags below them."""
    st.markdown(f"{in_quotes(marked(row.finding.text, lit))}  \n:small[{below_quote(row)}]")


def quotes(rows: Iterable[FindingRow], lit: Mapping[str, Iterable[Place]] | None = None) -> None:
    """Show findings as a list, by municipality; `lit` holds the places to mark by the finding's id."""
    for row in by_municipality(rows):
        quote(row, (lit or {}).get(row.finding.finding_id, ()))


def source_link(row: FindingRow) -> None:
    """Show a link that opens the finding with its source line."""
    label = f"{row.file_name}, {locator_text(row.locator)}" if row.file_name else _("The finding and its source")
    page_link(escape_markdown(label), "huomiot", {"huomio": row.finding.finding_id})
