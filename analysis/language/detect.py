"""Which of the three languages of a round a text is in: Finnish, Swedish or English."""

import re
from collections.abc import Mapping
from functools import lru_cache

from analysis.language.common_words import common_words
from analysis.language.tokens import tokens

_LANGUAGES = ("fi", "sv", "en")
# A common word tells more than the look of a word: three looks weigh as much as one.
_COMMON_WORD_WEIGHT = 3
_NORDIC = re.compile("[åäö]")
# How words of each language look; found from spelling rules, not from counts of any text.
_LOOKS: Mapping[str, re.Pattern[str]] = {
    "fi": re.compile(
        r"(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|een|iin|[aä]{2}n|[aä]{2}|uu|yy|ks[ie]|[aeiouyäö]{2}n)$|^(?:hyv|ei|kun)"
    ),
    "sv": re.compile(
        r"å|ck|(?:ning|ingen|ingar|het|heten|arna|erna|orna|ade|ande|skt?|lig|ligt|ag|ör|[lrnk]et|[lrnk]er|[lrnkd]ar)$|^(?:sk|själv|för)"
    ),
    "en": re.compile(r"th|w|(?:tion|ing|ed|ment|ity|ness|ers?|ly|ies)$|^(?:wh|th)"),
}


def language_of(text: str) -> str:
    """Return `fi`, `sv` or `en`: the one whose common words and word shapes the text holds most of.

    A text that tells nothing is Finnish: most notes are.
    """
    words = [token.text.lower() for token in tokens(text)]
    # English has no dots and rings: a text with them is one of the other two.
    possible = _LANGUAGES[:2] if _NORDIC.search(text.lower()) else _LANGUAGES
    votes = [sum(of_words) for of_words in zip(*map(_votes, words), strict=True)] or [0] * len(_LANGUAGES)
    return max(possible, key=lambda language: votes[_LANGUAGES.index(language)])


@lru_cache(maxsize=20_000)
def _votes(word: str) -> tuple[int, ...]:
    """Return how much a word speaks for each language."""
    return tuple(
        _COMMON_WORD_WEIGHT * (word in common_words(language)) + (_LOOKS[language].search(word) is not None)
        for language in _LANGUAGES
    )
