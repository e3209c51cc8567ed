"""Bookmarks of a section's Word file: by them what comes back is matched to the place that it was written on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.model.content import SectionContent, SectionStatement
from analysis.model.hashing import sha256_of

WHOLE_SECTION = "section"
HOW_TO = "vk_ohje"
OURS = "vk_"
_KEY_BOOKMARK = "vk_ote_"
_KEY_WORD = "vk-ote-"
_KEY = re.compile(r"^vk[_-]ote[_-]([0-9a-f]{24})$")
_LABEL = re.compile(r"^vk_(?:[A-Z]_)?(N\d+)(?:_\d+)?$")


@dataclass(frozen=True, slots=True)
class SectionMark:
    """One marked paragraph: its bookmark, the place of a comment on it, and the words that a wording would replace.

    `text` is empty for a heading: nobody proposes another wording for that. `written_on` is all that the place says.
    """

    bookmark: str
    place: str
    text: str = ""
    statement_id: str | None = None
    written_on: str = ""


def section_key(release_id: str, release_sha256: str, municipality_id: str) -> str:
    """Return what tells a municipality's file of one release from every other, without a word of what it is."""
    return sha256_of("\n".join((release_id, release_sha256, municipality_id)))[:24]


def key_bookmark(key: str) -> str:
    """Return the name of the bookmark that carries a file's key."""
    return _KEY_BOOKMARK + key


def key_word(key: str) -> str:
    """Return a file's key as it stands in the document's properties."""
    return _KEY_WORD + key


def keys_in(names: Iterator[str]) -> tuple[str, ...]:
    """Return the keys that bookmarks or properties carry, each once."""
    return tuple(sorted({found[1] for name in names if (found := _KEY.match(name))}))


def label_of(bookmark: str) -> str:
    """Return the statement's label that a bookmark of ours names, or an empty text."""
    found = _LABEL.match(bookmark)
    return found[1] if found else ""


def statement_mark(label: str) -> str:
    """Return the bookmark of a statement's own words."""
    return f"{OURS}{label}"


def heading_mark(label: str) -> str:
    """Return the bookmark of the heading above a statement."""
    return f"{OURS}H_{label}"


def dissent_mark(label: str) -> str:
    """Return the bookmark of a differing view beside a statement."""
    return f"{OURS}D_{label}"


def evidence_mark(label: str, number: int) -> str:
    """Return the bookmark of an own observation behind a statement."""
    return f"{OURS}E_{label}_{number}"


def proposal_mark(label: str) -> str:
    """Return the bookmark of a place where the name is proposed."""
    return f"{OURS}P_{label}"


def theme_mark(theme: int) -> str:
    """Return the bookmark of a theme's heading in the own report."""
    return f"{OURS}T_{theme}"


def report_mark(theme: int, number: int) -> str:
    """Return the bookmark of an observation in the own report."""
    return f"{OURS}R_{theme}_{number}"


def section_marks(content: SectionContent) -> tuple[SectionMark, ...]:
    """Return every mark of a section in the order of print."""
    return (*_report_marks(content), *_statement_marks(content), *_proposal_marks(content))


def place_texts(content: SectionContent) -> dict[str, tuple[str | None, str]]:
    """Return statement id and words of every place of a section that a comment may be on, in the order of print."""
    places: dict[str, tuple[str | None, str]] = {WHOLE_SECTION: (None, "")}
    for one in section_marks(content):
        places.setdefault(one.place, (one.statement_id, one.written_on))
    return places


def _report_marks(content: SectionContent) -> Iterator[SectionMark]:
    for at, theme in enumerate(content.report):
        if not theme.entries():
            continue
        place = f"report:{theme.theme_code}"
        whole = "\n".join(one.text or "" for one in theme.entries())
        yield SectionMark(theme_mark(at), place, written_on=whole)
        for number, one in enumerate(theme.entries()):
            yield SectionMark(report_mark(at, number), place, one.text or "", written_on=whole)


def _statement_marks(content: SectionContent) -> Iterator[SectionMark]:
    observed = {one.text: one for one in _report_marks(content) if one.text}
    for one in content.statements:
        said = one.statement
        place, own = f"statement:{said.statement_id}", (said.statement_id, said.text)
        yield SectionMark(heading_mark(said.label), place, "", *own)
        yield SectionMark(statement_mark(said.label), place, said.text, *own)
        if said.dissent:
            yield SectionMark(dissent_mark(said.label), place, "", *own)
        for bookmark, text in _evidence(one):
            # A comment on an observation is on the own report, where the observation stands.
            known = observed.get(text)
            found = (place, "", *own) if known is None else (known.place, text, None, known.written_on)
            yield SectionMark(bookmark, *found)


def _evidence(one: SectionStatement) -> Iterator[tuple[str, str]]:
    for number, entry in enumerate(one.statement.evidence):
        yield evidence_mark(one.statement.label, number), entry.text or ""


def _proposal_marks(content: SectionContent) -> Iterator[SectionMark]:
    for one in content.name_proposals:
        place = f"statement:{one.statement_id}"
        yield SectionMark(proposal_mark(one.label), place, one.text, one.statement_id, one.text)
