"""How likely two findings say the same: a logistic model with a prior, learned further from a person's answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from analysis.language.embedding import Embedder
from analysis.model.recurring import EngineSettings

Numbers = NDArray[np.float64]

# What speaks for a pair, in the order of a row of evidence.
FEATURES = ("meaning", "letters", "concepts", "theme", "municipality")
# Log-odds for each. A logistic fit to the pairs of each of five invented rounds gave nearly the same weights
# (tests/bench/REPORT.md). Whole words were a feature until they gave nothing beside letters and concepts. In texts of
# the trade letters and concepts keep a part of their weight only (see `corpus`): meaning holds them there.
PRIOR = (12.0, 3.0, 6.0, 3.0, -1.5)
# Without sentence vectors letters and concepts carry what is not of the trade.
LEXICAL_PRIOR = (9.0, 8.0, 8.0, 3.0, -1.5)
# A theme that is not known says what themes say on average: between a shared one (1) and a different one (0).
UNKNOWN_THEME = 0.7
# A weight may move about a third of itself before the answers must insist.
_TRUST = 0.3
_BIAS_TRUST = 2.0
# Newton's method; it needs five or six steps.
_STEPS = 25
_CLOSE_ENOUGH = 1e-8


@dataclass(frozen=True, slots=True)
class Model:
    """Log-odds that two findings say the same: weights by `FEATURES`, less a bias that a run finds for its round."""

    weights: tuple[float, ...]
    bias: float = 0.0

    def as_pairs(self) -> tuple[tuple[str, float], ...]:
        """Return the numbers by name, as they are stored with a result."""
        named = (*zip(FEATURES, self.weights, strict=True), ("bias", self.bias))
        return tuple((name, round(float(value), 4)) for name, value in named)

    @staticmethod
    def of(settings: EngineSettings) -> "Model":
        """Return the model of stored settings."""
        stored = dict(settings.weights)
        return Model(tuple(stored[name] for name in FEATURES), stored.get("bias", 0.0))

    def with_bias(self, bias: float) -> "Model":
        """Return the same weights with another bias."""
        return replace(self, bias=bias)


def default_settings(embedder: Embedder | None = None) -> EngineSettings:
    """Return the settings that a run begins with; without an embedder, those for words and letters alone."""
    if embedder is None or embedder.name == "lexical":
        name, version = ("lexical", "1") if embedder is None else (embedder.name, embedder.version)
        return EngineSettings(name, version, Model(LEXICAL_PRIOR).as_pairs())
    return EngineSettings(embedder.name, embedder.version, Model(PRIOR).as_pairs())


def learned(prior: Model, evidence: Numbers, answers: Sequence[bool]) -> Model:
    """Return the most probable model after answers about pairs, one row of evidence a pair.

    Maximum a posteriori logistic regression: normal priors around `prior` (Bishop, Pattern Recognition and Machine
    Learning, 2006, sections 4.3.3 and 4.5.1). Few answers move it little. Deterministic.
    """
    if not len(answers):
        return prior
    wanted = np.asarray(answers, dtype=np.float64)
    rows = np.column_stack([evidence, -np.ones(len(wanted))])
    start = np.array([*prior.weights, prior.bias])
    spread = np.array([max(abs(weight) * _TRUST, 1e-3) for weight in prior.weights] + [_BIAS_TRUST])

    point = start
    for _ in range(_STEPS):
        likely = expit(rows @ point)
        slope = rows.T @ (likely - wanted) + (point - start) / spread**2
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + np.diag(1 / spread**2)
        step = np.linalg.solve(curve, slope)
        point = point - step
        if np.abs(step).max() < _CLOSE_ENOUGH:
            break
    return Model(tuple(float(weight) for weight in point[:-1]), float(point[-1]))
