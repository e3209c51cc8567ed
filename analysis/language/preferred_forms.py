"""A dictionary's forms as notes mean them: verbs for Finnish participles, nouns for Swedish commands."""

from analysis.language.dictionaries import WordForms

_SHORTEST_NOUN = 3
# Shorter ones are mostly nouns: hattu, kettu.
_SHORTEST_PARTICIPLE = 6


class FinnishForms:
    """Finnish forms where a passive participle is its verb: *päätetty* and *päätetään* say the same."""

    def __init__(self, forms: WordForms) -> None:
        self._forms = forms

    def known(self, word: str) -> str | None:
        """Return the lemma of a form that the dictionary holds, or None."""
        lemma = self._forms.known(word)
        if lemma != word or len(word) < _SHORTEST_PARTICIPLE or not word.endswith(("ttu", "tty")):
            return lemma
        present = word[:-3] + ("taan" if word.endswith("u") else "tään")
        verb = self._forms.known(present)
        return verb if verb and verb != present and verb[-1] in "aä" else lemma

    def lemma(self, word: str) -> str | None:
        """Return the lemma by the dictionary and its rules, or None when they do not apply."""
        return self._forms.lemma(word)


class SwedishForms:
    """Swedish forms where a noun is not taken for a command: *brist* is not from *brista*, nor *nätet* from *näta*."""

    def __init__(self, forms: WordForms) -> None:
        self._forms = forms

    def known(self, word: str) -> str | None:
        """Return the lemma of a form that the dictionary holds, or None."""
        lemma = self._forms.known(word)
        nouns = (stem for stem in (word, word.removesuffix("et")) if len(stem) >= _SHORTEST_NOUN)
        # What ends in r is a verb in the present more often than a noun: tillhör.
        is_noun = lemma is not None and not word.endswith("r")
        return next((noun for noun in nouns if is_noun and lemma == f"{noun}a"), lemma)

    def lemma(self, word: str) -> str | None:
        """Return the lemma by the dictionary and its rules, or None when they do not apply."""
        return self._forms.lemma(word)


def preferred_forms(language: str, forms: WordForms) -> WordForms:
    """Return a language's forms with the readings that notes mean."""
    if language == "fi":
        return FinnishForms(forms)
    return SwedishForms(forms) if language == "sv" else forms
