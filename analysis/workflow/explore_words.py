"""What sets each theme of a round apart: its words, and the parts it falls into."""

from collections import Counter
from collections.abc import Iterable, Mapping

from analysis.language.embedding import active_embedder, vector_key
from analysis.model.findings import Finding
from analysis.recurring.corpus import Rows
from analysis.recurring.subthemes import parts_of
from analysis.recurring.telling_words import telling_words
from analysis.store import findings as finding_store
from analysis.store import rounds as round_store
from analysis.store import vectors as vector_store
from analysis.store.unit import Reading
from analysis.workflow.analysing import analyser
from analysis.workflow.desk import Desk
from analysis.workflow.explore_kept import facts_of_findings, kept
from analysis.workflow.explore_texts import drawn_by_lot, round_names, unnamed_finding
from analysis.workflow.explore_views import SubTheme, TellingWord, ThemeWords

WORDS_A_THEME = 12
# Reading the words of more would take minutes; a lot of this many tells the same words.
MOST_READ = 3000


def words_of_themes(desk: Desk) -> tuple[ThemeWords, ...]:
    """Return for each theme that has findings the words that set it apart and its parts, in the round's order."""
    with desk.store.reading(desk.scope) as reading:
        return kept(reading, f"words {analyser().version}", lambda: _made(reading))


def _made(reading: Reading) -> tuple[ThemeWords, ...]:
    totals = Counter(one.theme_code for one in facts_of_findings(reading))
    chosen = drawn_by_lot([one.finding_id for one in facts_of_findings(reading)], MOST_READ)
    names, found = round_names(reading), finding_store.get_findings(reading, chosen)
    findings = [unnamed_finding(one, names) for one in found.values()]
    vectors = stored_vectors(reading, found.values())
    words = telling_words(findings, {one.finding_id: one.theme_code for one in findings}, analyser(), WORDS_A_THEME)
    order = [theme.code for theme in round_store.open_round(reading).themes]
    return tuple(
        ThemeWords(
            code,
            tuple(TellingWord(one.word, one.finding_ids) for one in words[code]),
            _parts([one for one in findings if one.theme_code == code], vectors),
            sum(one.theme_code == code for one in findings),
            totals[code],
        )
        for code in (*order, *sorted(set(words) - set(order)))
        if code in words
    )


def _parts(findings: list[Finding], vectors: Mapping[str, Rows]) -> tuple[SubTheme, ...]:
    own = {one.finding_id: vectors[one.finding_id] for one in findings if one.finding_id in vectors}
    return tuple(SubTheme(one.words, one.finding_ids) for one in parts_of(findings, own, analyser()))


def stored_vectors(reading: Reading, findings: Iterable[Finding]) -> dict[str, Rows]:
    """Return the vectors of findings that are stored, by id; `findings` with their words as they are stored."""
    embedder = active_embedder(analyser())
    keys = {one.finding_id: vector_key(embedder, one.text) for one in findings}
    known = vector_store.known_vectors(reading.connection, keys.values())
    return {finding_id: known[key] for finding_id, key in keys.items() if key in known}
