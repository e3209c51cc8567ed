"""What may recur: groups of findings suggested to a person, each with its reason. Nothing here is accepted."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from scipy.special import expit

from analysis.language.analyser import Analyser
from analysis.model.codes import Direction, Polarity
from analysis.model.findings import Finding
from analysis.model.hashing import short_id
from analysis.model.recurring import EngineSettings, Proposal, Suggestion
from analysis.recurring.evidence import Closeness
from analysis.recurring.judging import Judgement
from analysis.recurring.linkage import group_rows
from analysis.recurring.reasons import reason_for
from analysis.recurring.titles import title_for


def suggest(
    judgement: Judgement,
    analyser: Analyser,
    settings: EngineSettings,
    *,
    rejected: Collection[frozenset[str]] = (),
    names: Sequence[str] = (),
) -> Proposal:
    """Suggest groups of findings that may say the same, the most alike first, those of one municipality last.

    Accepted recurring findings keep their members; new findings are proposed to them (`joins`). A set of members that
    a person rejected does not come back. `names` of municipalities stay out of titles. The order of findings does not
    matter. `settings` are those that the judgement began with.
    """
    if not len(judgement.corpus):
        return Proposal((), settings)
    desk = _Desk(judgement.closeness, analyser, judgement.owners, tuple(names))
    made = (desk.suggestion(rows) for rows in group_rows(judgement) if len(rows) > 1)
    kept = [one for one in made if one is not None and frozenset(one.finding_ids) not in set(rejected)]
    ordered = sorted(kept, key=lambda one: (one.is_local, -one.reason.similarity, one.suggestion_id))
    return Proposal(tuple(ordered), judgement.settings(settings))


def suggestion_of(
    judgement: Judgement, analyser: Analyser, finding_ids: Collection[str], names: Sequence[str] = ()
) -> Suggestion | None:
    """Return the suggestion that findings make, chosen by a person, or None when all are accepted already.

    It has no steadiness: nobody looked whether the program would find it again. Raises KeyError for an unknown id.
    """
    rows = tuple(sorted(judgement.corpus.places[key] for key in finding_ids))
    return _Desk(judgement.closeness, analyser, judgement.owners, tuple(names)).suggestion(rows)


def groups(judgement: Judgement) -> tuple[tuple[str, ...], ...]:
    """Return every finding's group as sorted ids; a finding that nothing says the same as is alone."""
    ids = judgement.corpus.ids
    grouped = group_rows(judgement) if ids else []
    return tuple(sorted(tuple(sorted(ids[row] for row in rows)) for rows in grouped))


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is needed to make a suggestion of a group of rows."""

    closeness: Closeness
    analyser: Analyser
    owners: Mapping[str, str]
    names: tuple[str, ...]

    def suggestion(self, rows: tuple[int, ...]) -> Suggestion | None:
        """Return the suggestion for a group, or None when the group holds nothing new."""
        corpus = self.closeness.corpus
        members = [corpus.findings[row] for row in rows]
        owner = next((self.owners[one.finding_id] for one in members if one.finding_id in self.owners), None)
        ids = tuple(sorted(one.finding_id for one in members if one.finding_id not in self.owners))
        if not ids:
            return None
        close = expit(self.closeness.of(rows))
        return Suggestion(
            suggestion_id=short_id("s", owner or "", *ids),
            title=title_for(corpus, rows, close, self.analyser, self.names),
            theme_code=_commonest([one.theme_code for one in members]),
            direction=direction_of(members),
            finding_ids=ids,
            reason=reason_for(corpus, rows, close, self.analyser),
            joins=owner,
            is_local=owner is None and _is_local(members),
        )


def direction_of(findings: Sequence[Finding]) -> Direction:
    """Return what findings say about practice: both sides only when a person put them together."""
    polarities = {finding.polarity for finding in findings}
    if polarities >= {Polarity.WORKS, Polarity.LACKS}:
        return Direction.CONTRADICTION
    if Polarity.WORKS in polarities:
        return Direction.WORKS
    return Direction.HINDERS if Polarity.LACKS in polarities else Direction.NEED


def _is_local(findings: Sequence[Finding]) -> bool:
    return len({finding.municipality_id for finding in findings if finding.municipality_id}) < 2


def _commonest(codes: Sequence[str]) -> str:
    counts = Counter(codes)
    return min(counts, key=lambda code: (-counts[code], code))
