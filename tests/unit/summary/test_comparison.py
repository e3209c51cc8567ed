from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.model.codes import Audience, Direction
from analysis.model.content import ChapterContent, EvidenceEntry, MethodFacts, StatementContent, SummaryContent
from analysis.summary.comparison import ChangeKind, WordChange, compared, word_changes

PIECES = st.lists(st.sampled_from(["sijainen", "työryhmä", " ", ",", ".", "ei", "ole", "\n", "[N1]", "ä"]), max_size=12)


def said(label, text, *evidence, dissent=""):
    entries = tuple(EvidenceEntry(one) for one in evidence or ("Huomio.",))
    return StatementContent(label, label, text, Direction.WORKS, entries, dissent=dissent)


def release(number, **chapters):
    made = tuple(ChapterContent(title, strengths=tuple(statements)) for title, statements in chapters.items())
    return SummaryContent(
        "Kierros", "", date(2026, 6, 1), "fi", Audience.PUBLIC, MethodFacts(()), made, release_number=number
    )


def changes(before, after):
    return {one.label: one for one in compared(release(1, **before), release(2, **after)).changes}


@given(PIECES, PIECES)
def test_pieces_hold_both_texts_whole(old, new):
    before, after = "".join(old), "".join(new)

    pieces = word_changes(before, after)

    assert "".join(one.text for one in pieces if one.change is not WordChange.ADDED) == before
    assert "".join(one.text for one in pieces if one.change is not WordChange.DELETED) == after
    assert all(one.text for one in pieces)


@given(PIECES)
def test_same_text_has_no_changes(pieces):
    text = "".join(pieces)

    assert all(one.change is WordChange.SAME for one in word_changes(text, text))


def test_words_change_whole_and_a_run_of_them_is_one_change():
    pieces = word_changes("Sijaista ei ole nimetty.", "Sijaista on harvoin nimetty.")

    assert [(one.change.value, one.text) for one in pieces] == [
        ("same", "Sijaista "),
        ("deleted", "ei ole"),
        ("added", "on harvoin"),
        ("same", " nimetty."),
    ]


def test_statement_is_known_by_its_mark_not_by_its_place_or_words():
    found = changes(
        {"A": [said("N1", "Vanha."), said("N2", "Pysyy.")]}, {"A": [said("N2", "Pysyy."), said("N3", "Uusi.")]}
    )

    assert {label: one.kind for label, one in found.items()} == {"N1": ChangeKind.TAKEN_OUT, "N3": ChangeKind.ADDED}
    assert (found["N3"].before_chapter, found["N3"].chapter) == (None, "A")


def test_move_to_another_chapter_is_told_and_the_others_have_not_moved():
    first, second, third = said("N1", "Yksi."), said("N2", "Kaksi."), said("N3", "Kolme.")

    found = changes({"A": [first, second, third], "B": []}, {"A": [second, third], "B": [first]})

    assert list(found) == ["N1"]
    assert found["N1"].is_moved and not found["N1"].is_reworded
    assert (found["N1"].before_chapter, found["N1"].chapter) == ("A", "B")


def test_one_that_changed_places_is_told_and_not_all_that_it_passed():
    one, two, three = said("N1", "Yksi."), said("N2", "Kaksi."), said("N3", "Kolme.")

    assert len(changes({"A": [one, two, three]}, {"A": [two, three, one]})) == 1


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (said("N1", "Teksti.", "Huomio.", "Toinen."), (("Toinen.",), ())),
        (said("N1", "Teksti.", "Toinen."), (("Toinen.",), ("Huomio.",))),
        (said("N1", "Teksti.", "Huomio.", "Huomio."), (("Huomio.",), ())),
    ],
)
def test_evidence_that_came_and_went_is_told(after, expected):
    found = changes({"A": [said("N1", "Teksti.", "Huomio.")]}, {"A": [after]})["N1"]

    assert (found.evidence_added, found.evidence_gone) == expected
    assert not found.is_reworded


def test_withheld_evidence_is_not_told_apart_and_a_differing_view_is():
    hidden = replace(said("N1", "Teksti."), evidence=(EvidenceEntry(None),))
    more = replace(hidden, evidence=(EvidenceEntry(None), EvidenceEntry(None)))

    assert changes({"A": [hidden]}, {"A": [more]}) == {}
    assert changes({"A": [hidden]}, {"A": [replace(hidden, dissent="Toisin.")]})["N1"].dissent


def test_same_release_has_no_differences():
    assert compared(release(1, A=[said("N1", "T.")]), release(2, A=[said("N1", "T.")])).changes == ()
