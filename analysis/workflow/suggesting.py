"""The program's part: vectors, suggestions and the map of findings. Run by the worker, or at once without a screen."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from analysis.language.embedding import Embedder, active_embedder, encode_missing, vector_key
from analysis.model.findings import Finding
from analysis.model.recurring import Proposal
from analysis.recurring.judging import judged
from analysis.recurring.model import default_settings
from analysis.recurring.projection import project
from analysis.recurring.stability import with_steadiness
from analysis.recurring.suggest import suggest
from analysis.store import findings as finding_store
from analysis.store import recurring as recurring_store
from analysis.store import rounds as round_store
from analysis.store import vectors as vector_store
from analysis.store.retention import refuse_erased
from analysis.store.unit import Reading, Store
from analysis.workflow.analysing import analyser
from analysis.workflow.corpora import corpus_in_use
from analysis.workflow.desk import Desk

Progress = Callable[[int, str], None]
Vectors = dict[str, NDArray[np.float32]]


def suggest_recurring(
    desk: Desk,
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] | None = None,
    *,
    draw_map: bool = True,
) -> Proposal:
    """Suggest what recurs in the round, store the suggestions in the place of undecided ones, and draw the map.

    `progress` is told per cent and a stage code. Nothing that a person decided changes.
    `draw_map` off leaves the map out where nobody looks at it.
    """
    tell = progress or (lambda _percent, _stage: None)
    tell(1, "reading")
    with desk.store.reading(desk.scope) as reading:
        refuse_erased(reading)
        findings = finding_store.all_findings(reading)
        version = finding_store.data_version(reading)
        constraints = recurring_store.constraints(reading)
        accepted = recurring_store.all_recurring(reading)
        rejected = recurring_store.rejections(reading)
        before = _groups_before(reading)
        names = [name for one in round_store.municipalities(reading) for name in one.names()]
    embedder = active_embedder(analyser())
    vectors = round_vectors(desk.store, embedder, findings, tell, is_cancelled)
    tell(80, "grouping")
    settings = default_settings(embedder)
    judgement = judged(corpus_in_use(findings, vectors, embedder, analyser()), settings, constraints, accepted)
    judgement = judgement.after(before) if before else judgement
    proposal = suggest(judgement, analyser(), settings, rejected=rejected, names=names)
    proposal = with_steadiness(judgement, proposal)
    tell(90, "map")
    points = project(findings, vectors, analyser()) if draw_map else {}
    with desk.store.writing(desk.scope, "suggest", can_undo=False) as unit:
        recurring_store.replace_suggestions(unit, proposal, version)
        vector_store.store_map(unit, points)
    return proposal


def _groups_before(reading: Reading) -> dict[str, str]:
    """Return each finding's group in the run before, by id: a suggestion, what it joins, or the finding alone."""
    before = {finding_id: finding_id for finding_id in vector_store.read_map(reading)}
    for suggestion in recurring_store.open_suggestions(reading):
        before.update(dict.fromkeys(suggestion.finding_ids, suggestion.joins or suggestion.suggestion_id))
    for entry in recurring_store.all_recurring(reading):
        before.update(dict.fromkeys(entry.finding_ids, entry.recurring_id))
    return before


def round_vectors(
    store: Store,
    embedder: Embedder,
    findings: tuple[Finding, ...],
    tell: Progress,
    is_cancelled: Callable[[], bool] | None = None,
) -> Vectors:
    """Return a vector for each finding by id; only texts never seen before are embedded."""
    keys = {finding.finding_id: vector_key(embedder, finding.text) for finding in findings}
    with store.database.begin() as connection:
        known = vector_store.known_vectors(connection, keys.values())
    made = encode_missing(
        embedder,
        [finding.text for finding in findings],
        known,
        progress=lambda done, total: tell(5 + 70 * done // max(total, 1), "vectors"),
        is_cancelled=is_cancelled,
    )
    with store.database.begin(write=True) as connection:
        vector_store.add_vectors(connection, f"{embedder.name} {embedder.version}", made)
    every = {**known, **made}
    # What a cancelled run did not get to has no vector; the next run finds the rest in the cache.
    return {finding_id: every[key] for finding_id, key in keys.items() if key in every}
