"""A title for findings that say the same: words that stand in them, never others."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from analysis.language.analyser import Analyser
from analysis.language.tokens import has_placeholder
from analysis.recurring.corpus import Corpus, Rows

LONGEST = 90
_SHORTEST = 15
_MOST_WORDS = 3
_BULLET = re.compile(r"^[\s\-–—*•·+>#?]+")
_MARKUP = re.compile(r"\*\*|__|^#+\s")
# "K:", "Vahvuus:", "Vinkki (hankinnat):" and the like label a note; they are not what it says.
_LABEL = re.compile(r"^(?:[A-ZÅÄÖ]|[^\W\d_][\w ./]{2,24}(?:\([^)]*\))?)\s*:\s+")
_ASIDE = re.compile(r"\s*\([^)]*\)|\s*[:;]-?[)D]$")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ”])")
_CLAUSE_END = re.compile(r"[;:]\s|,\s|\s[–-]\s")
# Signs and abbreviations of hasty notes; a sentence with them is a last resort.
_HASTY = re.compile(
    r"->|→|\?|[”\"]|\||/|=|\bhlö|\bkts\b|\bjoo\b|\boo\b|\bmut\b|!|\d{3}|\b(?:minä|mie|mää|meillä|jag)\b", re.IGNORECASE
)


def title_for(corpus: Corpus, rows: Sequence[int], close: Rows, analyser: Analyser, names: Sequence[str]) -> str:
    """Return the most central finding's sentence, shortened; where none is fit, the words that set the group apart.

    `close` holds one line a row, its similarity with every finding. A sentence with a hidden person or with one of the
    `names` of municipalities is not fit. At most 90 characters.
    """
    central = close[:, list(rows)].mean(axis=1)
    fit = [(row, short_sentence(corpus.findings[row].text)) for row in rows]
    choices = [
        (_is_hasty(corpus.findings[row].text), -round(float(central[at]), 6), at, sentence)
        for at, (row, sentence) in enumerate(fit)
        if len(sentence) >= _SHORTEST and _names_nobody(corpus.findings[row].text, names)
    ]
    return min(choices)[3] if choices else _distinguishing(corpus, rows, analyser, names)


def short_sentence(text: str) -> str:
    """Return a note's first sentence without bullet, label and aside, cut at a clause or a word to 90 characters."""
    bare = _BULLET.sub("", _MARKUP.sub("", text.strip()))
    bare = _BULLET.sub("", _LABEL.sub("", bare, count=1))
    first = _SENTENCE_END.split(_ASIDE.sub("", bare).strip())[0].rstrip(" .!;:,–-")
    cut = _cut(first)
    return cut[:1].upper() + cut[1:]


def _cut(sentence: str) -> str:
    if len(sentence) <= LONGEST:
        return sentence
    clauses = [found for found in _CLAUSE_END.finditer(sentence) if 2 * _SHORTEST <= found.start() <= LONGEST]
    if clauses:
        # After a colon comes a list, which is nothing when it is cut.
        colons = [found for found in clauses if found.group().startswith(":")]
        return sentence[: (colons or clauses)[-1].start()].rstrip(" ,;:–-")
    return sentence[: sentence.rfind(" ", 0, LONGEST)].rstrip(" ,;:–-") + "…"


def _is_hasty(text: str) -> bool:
    return bool(_HASTY.search(text)) or not _BULLET.sub("", text)[:1].isupper()


def _names_nobody(text: str, names: Sequence[str]) -> bool:
    return not has_placeholder(text) and not any(is_named(text, name) for name in names)


def is_named(text: str, name: str) -> bool:
    """Return whether a municipality's name stands in a text in any case form.

    Finnish endings change the last letters of a name (Harmaalahti, Harmaalahden): its beginning is enough.
    """
    stem = name[: max(4, len(name) - 3)]
    return re.search(rf"\b{re.escape(stem)}", text, re.IGNORECASE) is not None


def _distinguishing(corpus: Corpus, rows: Sequence[int], analyser: Analyser, names: Sequence[str]) -> str:
    """Return the words that set a group apart, whole as people write them; one that only one finding has, in need.

    Class-based TF-IDF: how many of the group's findings hold a term, times log(1 + average terms of a class / how many
    findings of the round do) (Grootendorst, BERTopic, 2022). A compound and its part are never both told.
    """
    here = Counter(term for row in rows for term in set(corpus.terms[row]))
    average = len(rows) * sum(len(terms) for terms in corpus.terms) / max(len(corpus), 1)
    told = {term: count * np.log1p(average / corpus.frequency[term]) for term, count in here.items()}
    ranked = sorted(told, key=lambda term: (here[term] < 2, -round(float(told[term]), 6), term))
    whole = _whole_words(corpus, rows, analyser)
    best: list[str] = []
    for term in ranked:
        if len(best) == _MOST_WORDS or (best and here[term] < 2):
            break
        word = _holding(term, whole)
        is_new = not any(word in chosen or chosen in word for chosen in best)
        if len(word) > 2 and is_new and not any(is_named(word, name) for name in names):
            best.append(word)
    texts = [corpus.findings[row].text for row in rows]
    joined = " · ".join(analyser.readable(word, texts) for word in best)
    return (joined[:1].upper() + joined[1:])[:LONGEST] or "–"


def _whole_words(corpus: Corpus, rows: Sequence[int], analyser: Analyser) -> Counter[str]:
    """Return in how many findings of a group each lemma stands as a word of its own."""
    findings = [corpus.findings[row] for row in rows]
    return Counter(lemma for one in findings for lemma in set(analyser.lemmas(one.text, one.language)))


def _holding(term: str, whole: Counter[str]) -> str:
    """Return the term itself where it stands as a word, else the commonest compound that it is a part of."""
    if term in whole:
        return term
    compounds = [word for word in whole if term in word]
    return min(compounds, key=lambda word: (-whole[word], len(word), word), default="")
