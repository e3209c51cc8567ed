"""Voikko's morphology of Finnish, where the system has its library, module and dictionary. Never needed."""

import logging
from collections.abc import Iterable, Mapping
from functools import lru_cache
from threading import Lock
from typing import Protocol

log = logging.getLogger(__name__)

_NAMES = frozenset({"etunimi", "sukunimi", "paikannimi", "nimi"})


class Morphology(Protocol):
    """What we use of `libvoikko.Voikko`."""

    def analyze(self, word: str) -> Iterable[Mapping[str, str]]:
        """Return the readings of a word; none when it is not known."""


class VoikkoSource:
    """Lemmas by Voikko: the word's only reading. A word that may be several is left to the dictionary.

    Rationale: *alusta* may be alku, alus, alunen, alusta or alustaa; simplemma's lists tell which is usual, Voikko does
    not (lemma accuracy .82 against .90 on UD Finnish-TDT).
    """

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        # One handle may serve one thread at a time.
        self._lock = Lock()

    def lemma(self, word: str) -> str | None:
        """Return the only lemma that Voikko gives, in lower case, or None."""
        with self._lock:
            readings = list(self._morphology.analyze(word))
        if any("PARTICIPLE" in reading or "infinitive" in reading.get("MOOD", "") for reading in readings):
            # Voikko calls tehty its own word; notes that say tehty and tehdään say the same.
            return None
        common = [reading for reading in readings if reading.get("CLASS") not in _NAMES] or readings
        lemmas = {reading["BASEFORM"].lower() for reading in common if reading.get("BASEFORM")}
        return lemmas.pop() if len(lemmas) == 1 else None


@lru_cache(maxsize=1)
def open_voikko() -> VoikkoSource | None:
    """Return Voikko for Finnish, or None with a warning in the log: the module, library or dictionary is missing."""
    try:
        import libvoikko  # noqa: PLC0415 (the system's own; never among our packages)

        return VoikkoSource(libvoikko.Voikko("fi"))
    except ImportError:
        missing = "the Python module libvoikko"
    except OSError:
        missing = "the library libvoikko"
    except Exception as error:
        # libvoikko's own error can be named only when the module is there.
        if type(error).__name__ != "VoikkoException":
            raise
        missing = "its Finnish dictionary (voikko-fi)"
    log.warning("VERTAISKOOSTE_VOIKKO=1 but %s is missing: lemmas are made without Voikko", missing)
    return None
