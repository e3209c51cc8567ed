"""Make a finding's own words printable without adding to them, and tell how clean they were to begin with."""

import re
from collections.abc import Sequence

from analysis.model.codes import Flag
from analysis.model.findings import Finding
from analysis.summary.names import names_in, with_names_replaced
from analysis.summary.phrases import COLLOQUIAL, DIALECT, JOB_TITLE, PERSON_PLACEHOLDER, QUOTE_MARKS
from analysis.summary.spoken_grammar import is_reply, is_telegram, with_written_agreement

_BULLET = re.compile(r"^\s*(?:[-–—*•·▪○>+]+|\d{1,2}[.)])\s+")
# "K:", "Vahvuus:", "Vinkki (hankinnat):" – a label of the notes, not what was noticed.
_LABEL = re.compile(
    r"^\s*(?:[VKHPS?+–-]|vahvuu\w*|kehit\w*|kehitett\w*|hyvä\s+(?:käytäntö|juttu)|vink\w*|plus\w*|miinu\w*|god\s+praxis|styrk\w*|"
    r"utveckling\w*|tips|strength|development|good\s+practice|tip)\s*(?:\([^)]*\))?\s*[:=]\s*",
    re.IGNORECASE,
)
_SMILEY = re.compile(r"(?:\s|^)[:;]-?[)D(P](?=\s|$)|[\U0001F300-\U0001FAFF☀-➿]")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_DOUBTS = re.compile(r"\?\?+|!!+")
_ROUGH_SIGNS = re.compile(r"->|=>|→|\?|!{2,}|\s/\s|\+|=|\.\.\.|…|\bhlö\b|\bhaast\.|\bkts\b|\bjne\b", re.IGNORECASE)
_INNER_LABEL = re.compile(r"\S\s+(?:VAHVUU\w*|KEHIT\w*|VINK\w*|STYRK\w*|[VKHP])\s*:")
_SPEAKER = re.compile(r"\b(?:minä|minun|minulla|minulle|mun|mulla|jag|mig|I)\b")
# "Us" of whom? Said by an interviewee, it is nobody's voice in a summary.
_WE = re.compile(r"\b(?:me|mei(?:llä|ltä|lle|stä|dän|hin|ssä|tä))(?:kin|kään)?\b", re.IGNORECASE)
_INNER_BULLET = re.compile(r"(?<=\S)\s+\*\s+(?=\S)")
_ARROW = re.compile(r"\s*(?:-+>|=+>|→)\s*")
# Abbreviations of notes that have one meaning only; anything else stays as it was written.
_ABBREVIATIONS = ((re.compile(r"hlöt(?=\b)"), "henkilöt"), (re.compile(r"hlö(?=\b|[a-zäö])"), "henkilö"))
# "Nor is there", "there sure isn't": how a sentence began in talk, before it was one by itself.
_SPOKEN_NEGATION = re.compile(r"^(?:eikä|eipä)(?=\s)", re.IGNORECASE)
_SHOUTING = re.compile(r"\b[A-ZÅÄÖ]{6,}\b")
_NUMBER = re.compile(r"\d")
# "Mittaripäivä! Oppilaat lukevat…": what it is called, then what it is.
_HEADLINE = re.compile(r"^(?P<head>[\w-]{4,})!\s+(?P<next>[A-ZÅÄÖ])(?=[a-zåäö])")

_FEWEST_WORDS = 4
_MOST_CHARACTERS = 240

_FLAG_COSTS = {
    Flag.IDENTIFIABLE: 1.0,
    Flag.OTHER_MUNICIPALITY: 0.6,
    Flag.QUOTE: 0.5,
    Flag.PERSON_HIDDEN: 0.5,
    Flag.COMPARATIVE: 0.4,
    Flag.UNVERIFIED_NUMBER: 0.3,
    Flag.SEVERAL_FINDINGS: 0.2,
    Flag.UNSURE: 0.2,
    Flag.TYPE_UNCERTAIN: 0.1,
}


def cleaned(text: str, names: Sequence[str], person_word: str) -> str:
    """Return a finding's words as a sentence: no bullet, label, smiley, aside about a person, or municipality's name.

    A hidden person that the sentence needs becomes `person_word`, an arrow a dash, a bullet within the text a
    semicolon, a headline's exclamation mark a colon, `hlö` the word it is short for, *eipä* at the beginning *ei*, and
    *oppilaat lukee* *oppilaat lukevat*; nothing else is ever put in.
    """
    bare = _LABEL.sub("", _BULLET.sub("", text.strip()))
    bare = _SMILEY.sub(" ", bare)
    bare = _ASIDE.sub(lambda aside: "" if _points_at_somebody(aside.group(), names) else aside.group(), bare)
    bare = PERSON_PLACEHOLDER.sub(person_word, with_names_replaced(bare, names, ""))
    bare = _DOUBTS.sub("", QUOTE_MARKS.sub("", _INNER_BULLET.sub("; ", _ARROW.sub(" – ", bare))))
    for pattern, word in _ABBREVIATIONS:
        bare = pattern.sub(word, bare)
    bare = _SPOKEN_NEGATION.sub("ei", re.sub(r"\s+", " ", bare).strip(" -–—•*;,:"))
    bare = _HEADLINE.sub(lambda found: f"{found['head']}: {found['next'].lower()}", bare)
    return _as_sentence(with_written_agreement(bare))


def without_smileys(text: str) -> str:
    """Return a text without smileys and pictures: the mood of a note stays in the note."""
    return _SMILEY.sub("", text).rstrip() if _SMILEY.search(text) else text


def _points_at_somebody(aside: str, names: Sequence[str]) -> bool:
    found = PERSON_PLACEHOLDER.search(aside) or JOB_TITLE.search(aside) or names_in(aside, names)
    return bool(found) or len(aside.strip(" ()")) <= len("tekn.joht.")


def _as_sentence(text: str) -> str:
    if not text:
        return ""
    ended = text if text[-1] in ".!?" else text + "."
    return ended[0].upper() + ended[1:]


def roughness(finding: Finding, names: Sequence[str]) -> float:
    """Return how far a finding's words are from print: 0 is clean, and each mark of rough notes adds to it.

    Rationale: the costs only order the members of one group; a person's mark outweighs any mark of style.
    """
    text = finding.text
    flagged = sum(cost for flag, cost in _FLAG_COSTS.items() if flag in finding.flags)
    named = 0.6 * bool(names_in(text, names)) + 0.5 * bool(PERSON_PLACEHOLDER.search(text) or JOB_TITLE.search(text))
    return flagged + named + _roughness_of_style(text)


def is_spoken_or_doubted(text: str) -> bool:
    """Return whether words are speech as heard, or carry a question or doubt that a statement would hide."""
    return bool(DIALECT.search(text) or _SPEAKER.search(text) or _WE.search(text)) or "?" in text


def _roughness_of_style(text: str) -> float:
    words = text.split()
    marks = (
        (0.9, is_spoken_or_doubted(text)),
        (0.9, is_telegram(text)),
        (0.9, is_reply(_LABEL.sub("", _BULLET.sub("", text.strip())))),
        (0.4, bool(QUOTE_MARKS.search(text))),
        (0.5, bool(_INNER_LABEL.search(_BULLET.sub("", text)))),
        (0.3, bool(COLLOQUIAL.search(text))),
        (0.25, bool(_ROUGH_SIGNS.search(text) or _SMILEY.search(text))),
        (0.2, bool(_LABEL.match(text) or _BULLET.match(text))),
        (0.2, len(words) < _FEWEST_WORDS),
        (0.2, len(text) > _MOST_CHARACTERS),
        (0.15, bool(_NUMBER.search(text))),
        (0.15, not text[:1].isupper()),
        (0.15, text.rstrip()[-1:] not in ".!"),
        (0.1, bool(_SHOUTING.search(text))),
    )
    return sum(cost for cost, is_there in marks if is_there)
