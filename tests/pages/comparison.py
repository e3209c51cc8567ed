"""Finds what would compare municipalities: a quantity beside a name, and names out of alphabetical order.

What stands together is judged together: a sentence, a label, a row of a table, a figure, or a name and what follows it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from typing import Any

from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from analysis.model.finnish_order import finnish_key
from analysis.summary.names import names_in

# What may stand beside a name, and why. Everything else that is a number is a quantity.
ALLOWED = {
    "a day is when something was done": r"\b\d{1,2}\.\d{1,2}\.(?:\d{4})?|\b\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?",
    "a time is when something was done": r"\b(?:klo )?\d{1,2}[.:]\d\d(?::\d\d)?\b",
    "a statement's permanent number counts nothing": r"\[?\bN\d+\]?",
    "a page or a line is a place in a file": r"\b(?:rivi|line|sivu|s\.) \d+",
    "the account of one opened file shows that no line is lost": r"\d+ huomioiksi \+ [^.]* riviä",
    "an id of the store is letters and digits by lot": r"\b[A-Z][0-9a-f]{10,}(?:-\d+)?\b",
}
_ALLOWED = re.compile("|".join(ALLOWED.values()))
_NUMBER = re.compile(
    r"\d+|%|\b(?:kaksi|kolme|neljä|viisi|kuusi|seitsemän|kahdeksan|yhdeksän|kymmenen|eniten|vähiten|enemmän|vähemmän"
    r"|parempi|huonompi|paras|heikoin)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])|\n+")
_ROW = re.compile(r"<tr.*?</tr>", re.DOTALL)
_TAG = re.compile(r"<style.*?</style>|<script.*?</script>|<[^>]+>", re.DOTALL)
# Fields of an element that nobody reads.
_UNSEEN = frozenset(
    {"id", "key", "form_id", "user_key", "page_script_hash", "css_content", "js_content", "html_content", "icon"}
    | {"element_id", "styler", "config", "columns", "query_string", "column_order", "mime_type", "input_type"}
)
_FRAMES = ("dataframe", "table")
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Said:
    """Words that stand together, and where; `is_near` when they are two things side by side."""

    where: str
    words: str
    is_near: bool = False


def quantities(said: Iterable[Said], names: Sequence[str], counts: Iterable[int]) -> list[str]:
    """Return what says a quantity beside a municipality.

    Of two things side by side only a number by municipality counts: a round's own number may stand below a name.
    """
    by_municipality = {str(count) for count in counts}
    return sorted({f"{one.where}: {one.words}" for one in said if _compares(one, names, by_municipality)})


def out_of_order(lists: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    """Return the lists of names that are not in Finnish alphabetical order."""
    return [tuple(one) for one in lists if list(one) != sorted(one, key=finnish_key)]


def _compares(one: Said, names: Sequence[str], by_municipality: set[str]) -> bool:
    hits = names_in(one.words, names)
    if not hits:
        return False
    rest = one.words
    for hit in reversed(hits):
        rest = f"{rest[: hit.start]}–{rest[hit.end :]}"
    found = _NUMBER.findall(_ALLOWED.sub("–", rest))
    return bool(by_municipality & set(found)) if one.is_near else bool(found)


def said_on(app: AppTest) -> Iterator[Said]:
    """Yield everything that a page says, element by element, and each name with what stands next to it."""
    for block in (app.main, app.sidebar):
        leaves = list(_leaves(block))
        for kind, words in leaves:
            for text in words:
                yield from (Said(kind, one) for one in sentences(text))
        yield from _near([" ".join(words) for _kind, words in leaves])
        yield from _rows(block)


def lists_on(app: AppTest, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the lists of municipalities on a page: options of a field, rows and heads of a table, labels in a row."""
    for block in (app.main, app.sidebar):
        for node in _nodes(block):
            yield from _listed(node, names)


def sentences(text: str) -> list[str]:
    """Return a text's sentences and lines; of HTML each row of a table is one."""
    rows = [_plain(row) for row in _ROW.findall(text)]
    return [one.strip() for one in (*rows, *_SENTENCE_END.split(_plain(_ROW.sub("\n", text)))) if one.strip()]


def _near(texts: Sequence[str]) -> Iterator[Said]:
    for name, following in pairwise(texts):
        if len(name) <= _LONGEST_LABEL:
            yield Said("next to", f"{name} | {following[:_LONGEST_LABEL]}", is_near=True)


def _rows(block: Any) -> Iterator[Said]:
    """Columns side by side are a row, as of a table."""
    for node in _nodes(block):
        kinds = {child.type for child in getattr(node, "children", {}).values()}
        if kinds == {"column"}:
            yield Said("columns", " | ".join(" ".join(words) for _kind, words in _leaves(node)), is_near=True)


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _nodes(child)


def _leaves(node: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in _nodes(node):
        proto = getattr(one, "proto", None)
        if isinstance(proto, Message):
            words = tuple(_words(one, proto))
            if words:
                yield one.type, words


def _words(node: Any, proto: Message) -> Iterator[str]:
    if node.type in _FRAMES:
        yield from table_rows(node.value)
    elif node.type == "plotly_chart":
        # Nothing in a figure is apart from its numbers.
        yield " ".join(_json_words(json.loads(proto.spec)))
    elif node.type == "metric":
        yield " | ".join(_strings(proto))
    else:
        yield from _strings(proto)


def table_rows(frame: Any) -> Iterator[str]:
    """Yield each row of a data frame with its index, and each column with its head."""
    for index, row in zip(frame.index, frame.to_numpy(), strict=True):
        yield " | ".join(str(one) for one in (*([index] if isinstance(index, str) else []), *row))
    for head in frame.columns:
        yield " | ".join((str(head), *(str(one) for one in frame[head] if isinstance(one, int | float))))


def _strings(proto: Message) -> Iterator[str]:
    for field, value in proto.ListFields():
        if field.name in _UNSEEN:
            continue
        for one in value if field.is_repeated else (value,):
            if isinstance(one, Message):
                yield from _strings(one)
            elif isinstance(one, str) and one.strip():
                # Of a component's own data what has a space is for reading; the rest is its keys and times.
                yield from (w for w in _json_words(json.loads(one)) if " " in w) if field.name == "json" else (one,)


def _json_words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = [*value.keys(), *value.values()]
    if isinstance(value, list):
        for one in value:
            yield from _json_words(one)
    elif value is not None and not isinstance(value, bool):
        yield str(value)


def _listed(node: Any, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    if options := getattr(node, "options", None):
        yield _named(options, names)
    if node.type in _FRAMES:
        yield _named([one for one in node.value.index if isinstance(one, str)], names)
        yield _named([str(one) for one in node.value.columns], names)
    if node.type == "html":
        rows = [_plain(row) for row in _ROW.findall(node.proto.body)]
        yield _named([row.strip().split("|")[0] for row in rows], names)
    own = [child for child in getattr(node, "children", {}).values() if not hasattr(child, "children")]
    yield _named([" ".join(words)[:_LONGEST_LABEL] for child in own for _kind, words in _leaves(child)], names)


def _named(labels: Iterable[str], names: Sequence[str]) -> tuple[str, ...]:
    """Return the names that labels begin with, each once, in the order of the labels."""
    found = [name for label in labels for name in names if str(label).strip(" *:#").startswith(name)]
    return tuple(dict.fromkeys(found))


def _plain(html: str) -> str:
    return unescape(_TAG.sub(" ", html.replace("</td>", " | ").replace("</th>", " | ")))
