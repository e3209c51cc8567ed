"""Long lists a page at a time."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

Entry = TypeVar("Entry")


def page_count(total: int, page_size: int) -> int:
    """Return how many pages hold so many entries; an empty list has one."""
    return max(1, -(-total // page_size))


def page_of(entries: Sequence[Entry], page: int, page_size: int) -> Sequence[Entry]:
    """Return the entries of one page, counted from one."""
    return entries[(page - 1) * page_size : page * page_size]


def ask_page(total: int, page_size: int, key: str) -> int:
    """Show page numbers when there is more than one page. Returns the chosen page."""
    pages = page_count(total, page_size)
    if pages == 1:
        return 1
    # The number of pages is in the key: a page that is no longer there must not stay chosen.
    return st.pagination(pages, key=f"{key}_{pages}")


def shown_page(entries: Sequence[Entry], page_size: int, key: str) -> Sequence[Entry]:
    """Show page numbers above a list and return the entries of the chosen page."""
    return page_of(entries, ask_page(len(entries), page_size, key), page_size)
