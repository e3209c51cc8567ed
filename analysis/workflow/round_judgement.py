"""The judgement of a round as it stands, kept at hand: what questions, explanations and quality are asked of."""

from dataclasses import dataclass
from threading import Lock

from analysis.access import round_of
from analysis.language.embedding import active_embedder, vector_key
from analysis.model.recurring import Constraint, RecurringFinding
from analysis.recurring.corpus import Corpus
from analysis.recurring.judging import Judgement, judged
from analysis.recurring.model import default_settings
from analysis.store import findings as finding_store
from analysis.store import recurring as recurring_store
from analysis.store import vectors as vector_store
from analysis.store.unit import Reading
from analysis.workflow.analysing import analyser
from analysis.workflow.corpora import corpus_in_use

# Rounds kept at hand in a process; one of 200 findings takes about a megabyte.
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class RoundJudgement:
    """A round's judgement with the answers and acceptances that it was made of."""

    judgement: Judgement
    constraints: tuple[Constraint, ...]
    accepted: tuple[RecurringFinding, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """The newest of a round: the corpus depends on the findings and vectors, the judgement on answers too."""

    version: tuple[str, ...]
    corpus: Corpus
    found: RoundJudgement | None = None


_lock = Lock()
_kept: dict[str, _Kept] = {}


def round_judgement(reading: Reading) -> RoundJudgement:
    """Return the judgement of the open round. Only stored vectors are used: without one, words alone compare.

    Raises AccessDenied to anybody but the round's analysts, InconsistentConstraints when answers contradict.
    """
    round_id = round_of(reading.scope)
    constraints, accepted = recurring_store.constraints(reading), recurring_store.all_recurring(reading)
    with _lock:
        kept = _with_corpus(reading, round_id)
        found = kept.found
        if found is None or (found.constraints, found.accepted) != (constraints, accepted):
            settings = default_settings(active_embedder(analyser()))
            found = RoundJudgement(judged(kept.corpus, settings, constraints, accepted), constraints, accepted)
            _kept[round_id] = _Kept(kept.version, kept.corpus, found)
        return found


def _with_corpus(reading: Reading, round_id: str) -> _Kept:
    """Return what is kept of a round, made anew when a finding, a vector or the embedder changed."""
    embedder = active_embedder(analyser())
    findings = finding_store.all_findings(reading)
    keys = {finding.finding_id: vector_key(embedder, finding.text) for finding in findings}
    known = vector_store.known_vectors(reading.connection, keys.values())
    database = str(reading.connection.engine.url)
    data = finding_store.data_version(reading)
    version = (database, data, embedder.name, embedder.version, analyser().version, str(len(known)))
    if round_id not in _kept or _kept[round_id].version != version:
        vectors = {finding_id: known[key] for finding_id, key in keys.items() if key in known}
        _kept.pop(round_id, None)
        while len(_kept) >= _ROUNDS:
            _kept.pop(next(iter(_kept)))
        _kept[round_id] = _Kept(version, corpus_in_use(findings, vectors, embedder, analyser()))
    return _kept[round_id]
