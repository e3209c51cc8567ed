"""The numbers that grouping rests on, each with its reason, and the settings stored beside a result."""

import math
from dataclasses import dataclass

from analysis.language.embedding import Embedder
from analysis.model.recurring import EngineSettings


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part says about whether two findings say the same.

    Rationale: text-analysis.md 7b, measured on a round that nothing was chosen on: words and letters 0.3 each
    beside the meaning, the same theme 0.2, opposite polarity 0.2, the same municipality 0.05 against.
    """

    meaning: float = 1.0
    words: float = 0.3
    letters: float = 0.3
    theme: float = 0.2
    opposite: float = 0.2
    municipality: float = 0.05

    @property
    def text(self) -> float:
        """The sum of the three text weights, by which text similarity is divided."""
        return self.meaning + self.words + self.letters

    def as_pairs(self) -> tuple[tuple[str, float], ...]:
        """Return the weights by name, as they are stored with a result."""
        return (
            ("meaning", self.meaning),
            ("words", self.words),
            ("letters", self.letters),
            ("theme", self.theme),
            ("opposite", self.opposite),
            ("municipality", self.municipality),
        )

    @staticmethod
    def of(settings: EngineSettings) -> "Weights":
        """Return the weights of stored settings."""
        return Weights(**dict(settings.weights))


# Without sentence vectors letters carry most (7b: letters alone 0.33, words alone 0.30).
LEXICAL_WEIGHTS = Weights(meaning=0.0, words=0.6, letters=1.0)

# Two findings below this are never alike enough, however few there are: one of ten pairs of unrelated sentences
# reaches 0.09 in text (0.03 by words and letters; public paraphrase data, development part), and a theme adds 0.2.
_LEAST = 0.29
_LEAST_LEXICAL = 0.23
# Two findings above this are always alike enough: on the same data the odds of a paraphrase among a hundred pairs of
# one theme are even at a text similarity of 0.27.
MOST = 0.47
# A theme that is not known says what themes say on average: between a shared one (0.2) and a different one (0).
UNKNOWN_THEME = 0.14
# Between the two, as many pairs are alike enough as there are findings: in the held-out round of text-analysis.md 7b
# 187 findings made 177 true pairs.
PAIRS_A_FINDING = 1.0
# Paraphrases give 25; notes of one idea share less than paraphrases do, so their odds rise more slowly.
_SLOPE = 12.0


def default_settings(embedder: Embedder | None = None) -> EngineSettings:
    """Return the settings for an embedder; without one, those for words and letters alone.

    `threshold` is the least similarity that may join; a run finds its own from there up and stores it.
    """
    if embedder is None or embedder.name == "lexical":
        name, version = ("lexical", "1") if embedder is None else (embedder.name, embedder.version)
        return EngineSettings(name, version, _LEAST_LEXICAL, LEXICAL_WEIGHTS.as_pairs())
    return EngineSettings(embedder.name, embedder.version, _LEAST, Weights().as_pairs())


def probability(similarity: float, threshold: float) -> float:
    """Return how likely two findings say the same: even at the threshold."""
    return 1.0 / (1.0 + math.exp(-_SLOPE * (similarity - threshold)))
