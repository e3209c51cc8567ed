"""Why two findings may say the same, in words: never a number."""

from collections.abc import Iterable

import streamlit as st

from analysis.model.explanations import Link, SharedWord, Sign, Why
from pages.parts import code_names
from pages.parts.plain import escape_markdown
from pages.parts.texts import text as _

_MUCH, _SOMEWHAT, _LEAST = 2.0, 0.7, 0.15


def show_why(why: Why, asked: str, candidate: str) -> None:
    """Show the words that meet, and what speaks for and against; `asked` and `candidate` are the two texts."""
    lines = [_shared(why, asked, candidate), _line(_("Speaks for"), _said(why.speaks_for, code_names.SIGNS))]
    lines.append(_line(_("Speaks against"), _said(why.speaks_against, code_names.SIGNS_AGAINST)))
    if why.has("same_role"):
        lines.append(_("Both come from interviewees of the same role class."))
    told = [line for line in lines if line]
    st.markdown("\n\n".join(told) if told else _("Nothing in particular: it is only the nearest there is."))


def _shared(why: Why, asked: str, candidate: str) -> str:
    words = dict.fromkeys(_pair(word, asked, candidate) for word in why.shared)
    return _line(_("Words that meet"), list(words))


def _pair(word: SharedWord, asked: str, candidate: str) -> str:
    """Return a word that both have; of two that mean the same, both as they are written."""
    if word.link is Link.LEMMA:
        return escape_markdown(word.word)
    (start, end), (there, until) = word.places_a[0], word.places_b[0]
    return f"{escape_markdown(asked[start:end])} – {escape_markdown(candidate[there:until])}"


def _said(signs: Iterable[Sign], names: dict[str, str]) -> list[str]:
    return [f"{_(names[s.code])} ({_weight(s)})" for s in signs if s.code in names and abs(s.log_odds) >= _LEAST]


def _weight(sign: Sign) -> str:
    if abs(sign.log_odds) >= _MUCH:
        return _("much")
    return _("somewhat") if abs(sign.log_odds) >= _SOMEWHAT else _("a little")


def _line(title: str, parts: list[str]) -> str:
    return f"**{title}:** {', '.join(parts)}" if parts else ""
