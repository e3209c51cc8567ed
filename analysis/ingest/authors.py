"""Authors of comments: which of them are people, whose names are then hidden everywhere in the file."""

import re
from collections.abc import Iterable

from analysis.ingest.folding import fold
from analysis.ingest.name_lists import listed_name
from analysis.ingest.person_clues import is_title
from analysis.ingest.role_class import role_of

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# What programs and offices put where a name would stand.
_NOBODY = frozenset(
    (
        "microsoft",
        "office",
        "user",
        "author",
        "tekija",
        "tuntematon",
        "vieras",
        "kayttaja",
        "admin",
        "administrator",
        "guest",
        "unknown",
        "motiva",
        "oy",
        "kunta",
        "kaupunki",
        "kommun",
        "stad",
        "forfattare",
        "okand",
        "haastattelija",
        "kirjaaja",
        "toimisto",
    )
)


def people_in(authors: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the people among authors."""
    return tuple(sorted({name for author in authors if (name := person_in(author))}))


def person_in(author: str) -> str:
    """Return the name of a person in what a program gives as an author, without titles; empty where there is none."""
    words = [word for word in _WORD.findall(author) if not _is_no_name(word)]
    listed = [listed_name(word) for word in words]
    is_full_name = 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words)
    return " ".join(words) if is_full_name or any(listed) else ""


def _is_no_name(word: str) -> bool:
    return fold(word) in _NOBODY or is_title(word) or role_of(word) is not None
