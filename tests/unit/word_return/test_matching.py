"""A section's Word file goes out, people write in it, it comes back: everything in it is proposed or listed."""

import random
from datetime import date

import pytest

from analysis.export.word_section import ReturnNote, section_docx
from analysis.ingest.returned.matching import entries_of, suggested_kind
from analysis.ingest.returned.reader import read_returned
from analysis.model.codes import Direction
from analysis.model.comments import CommentKind
from analysis.model.content import (
    EvidenceEntry,
    NameProposal,
    SectionContent,
    SectionStatement,
    StatementContent,
    ThemeReport,
)
from analysis.model.imports import SourceFile
from analysis.model.returned import Doubt, EntryKind
from analysis.model.section_marks import section_marks
from tests.word_files import SOFFICE, Editor, through_libreoffice

KEY = "0123456789abcdef01234567"
FIRST = "Osassa kunnista nousi esiin: sijaista ei ole sovittu, ja lomien aikana tieto ei kulje."
SECOND = "Kulutuslukemat käydään läpi joka kuukausi kiinteistönhoidon kanssa."
THIRD = "Hankinnoissa käytetään elinkaarikustannuksia."


def _statement(number: int, text: str, *evidence: str) -> SectionStatement:
    entries = tuple(EvidenceEntry(one) for one in evidence)
    return SectionStatement(
        "Organisointi", StatementContent(f"S{number}", f"N{number}", text, Direction.WORKS, entries)
    )


SECTION = SectionContent(
    "Kierros 2026",
    "havulinna",
    "Havulinna",
    date(2026, 6, 1),
    "fi",
    (
        ThemeReport(
            "organisation",
            "Organisointi",
            (EvidenceEntry("Työryhmä kokoontuu kuukausittain."),),
            (EvidenceEntry("Sijainen puuttuu lomilla."), EvidenceEntry("Ohjeita ei ole.")),
        ),
    ),
    (
        _statement(2, FIRST, "Sijainen puuttuu lomilla."),
        _statement(5, SECOND, "Työryhmä kokoontuu kuukausittain."),
        _statement(12, THIRD, "Ohjeita ei ole."),
    ),
    (NameProposal("S12", "N12", THIRD, "0" * 64),),
    release_number=1,
)


def as_it_is(data, _folder):
    return data


WAYS = [
    pytest.param(as_it_is, id="python-docx"),
    pytest.param(
        through_libreoffice,
        id="libreoffice",
        marks=pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed (make test installs it)"),
    ),
]


@pytest.fixture(params=WAYS)
def back(request, tmp_path):
    """Give what comes back of a file, as saved by python-docx and as opened and saved by LibreOffice."""

    def read(editor):
        return matched(request.param(editor.saved(), tmp_path))

    return read


def sent():
    return section_docx(SECTION, key=KEY, note=ReturnNote("aino@motiva.example", "2026-12-01"))


def matched(data, doubt=None):
    returned = read_returned(SourceFile("palautettu.docx", data))
    baseline = read_returned(SourceFile("lahetetty.docx", section_docx(SECTION, note=ReturnNote())))
    return entries_of(returned, section_marks(SECTION), baseline, doubt)


def editor():
    return Editor(sent())


def test_a_file_that_nobody_wrote_in_gives_nothing(back):
    assert back(editor()) == ()
    assert read_returned(SourceFile("x.docx", sent())).keys == (KEY,)


def test_a_comment_on_some_words_is_proposed_for_its_statement(back):
    file = editor()
    file.comment(file.at("vk_N2"), "Tämä on väärin: sijainen on sovittu.", on="sijaista ei ole sovittu")

    (entry,) = back(file)

    assert (entry.kind, entry.place, entry.doubt) == (EntryKind.COMMENT, "statement:S2", None)
    assert entry.quoted == "sijaista ei ole sovittu"
    assert entry.text == "Tämä on väärin: sijainen on sovittu."
    assert entry.suggested is CommentKind.FACTUAL_ERROR
    assert [one.author for one in entry.remarks] == ["Matti Meikäläinen"]


def test_a_comment_with_replies_is_one_thread_and_its_words_tell_no_names(back):
    file = editor()
    first = file.comment(file.at("vk_N5"), "Puuttuuko tästä jotain?", "Matti Meikäläinen")
    file.reply(first, "Kyllä, sähkö puuttuu.", "Tiina Taivas")
    other = file.comment(file.at("vk_N12"), "Sovittu jo.", "Tiina Taivas")
    file.resolve(other)

    entries = back(file)

    said = {text for one in entries for text in one.text.split("\n")}
    assert {text.removeprefix("– ") for text in said} == {
        "Puuttuuko tästä jotain?", "Kyllä, sähkö puuttuu.", "Sovittu jo."
    }  # fmt: skip
    assert not any(name in one.text for one in entries for name in ("Matti", "Tiina"))
    assert {remark.author for one in entries for remark in one.remarks} == {"Matti Meikäläinen", "Tiina Taivas"}
    assert next(one for one in entries if "Sovittu" in one.text).doubt is Doubt.RESOLVED


def test_replies_stay_with_their_comment_as_word_saves_them():
    file = editor()
    first = file.comment(file.at("vk_N5"), "Puuttuuko tästä jotain?")
    file.reply(first, "Kyllä, sähkö puuttuu.", "Tiina Taivas")

    (entry,) = matched(file.saved())

    assert entry.text == "Puuttuuko tästä jotain?\n– Kyllä, sähkö puuttuu."
    assert (entry.place, entry.doubt) == ("statement:S5", None)


def test_tracked_changes_of_a_statement_are_the_paragraph_as_it_would_read(back):
    file = editor()
    file.replace(file.at("vk_N5"), "joka kuukausi", "neljännesvuosittain")
    file.insert(file.at("vk_N5"), " Raportti tehdään.", "Tiina Taivas")

    (entry,) = back(file)

    assert (entry.kind, entry.place, entry.doubt) == (EntryKind.WORDING, "statement:S5", None)
    assert entry.proposed == SECOND.replace("joka kuukausi", "neljännesvuosittain") + " Raportti tehdään."
    assert {one.author for one in entry.remarks} == {"Maija Virtanen", "Tiina Taivas"}


def test_an_observation_is_commented_and_changed_in_the_own_report(back):
    file = editor()
    file.comment(file.at("vk_R_0_1"), "Korjattu keväällä.")
    file.replace(file.at("vk_E_N12_0"), "Ohjeita ei ole", "Ohjeet ovat tekeillä")

    comment, change = back(file)

    assert (comment.place, comment.quoted, comment.doubt) == ("report:organisation", "Sijainen puuttuu lomilla.", None)
    assert (change.place, change.quoted) == ("report:organisation", "Ohjeita ei ole.")
    assert (change.proposed, change.doubt) == ("Ohjeet ovat tekeillä.", None)


def test_a_comment_where_the_name_is_proposed_is_about_the_name_and_its_label_is_no_wording(back):
    file = editor()
    file.comment(file.at("vk_P_N12"), "Ei kiitos.")
    file.insert(file.at("vk_P_N12"), " Aina.")

    comment, change = back(file)

    assert (comment.place, comment.suggested) == ("statement:S12", CommentKind.NAME_USE)
    assert change.proposed == f"{THIRD} Aina."


def test_a_deleted_statement_is_listed_and_proposes_no_wording(back):
    file = editor()
    file.delete(file.at("vk_N5"))

    (entry,) = back(file)

    assert (entry.kind, entry.place, entry.doubt) == (EntryKind.STRUCK_OUT, "statement:S5", Doubt.DELETED)
    assert (entry.text, entry.proposed) == (SECOND, "")


def test_a_statement_deleted_without_tracking_is_listed(back):
    file = editor()
    file.remove(file.at("vk_N5"))

    (entry,) = back(file)

    assert (entry.kind, entry.place, entry.doubt) == (EntryKind.STRUCK_OUT, "statement:S5", Doubt.GONE)


def test_a_split_statement_is_listed_with_both_halves(back):
    for tracked in (True, False):
        file = editor()
        file.split(file.at("vk_N2"), "ja lomien", tracked=tracked)

        (entry,) = back(file)

        assert (entry.place, entry.doubt) == ("statement:S2", Doubt.SPLIT)
        assert entry.proposed.split() == FIRST.split()
        assert "\n" in entry.proposed


@pytest.mark.parametrize("tracked", [True, False])
def test_a_moved_statement_is_listed_once(back, tracked):
    file = editor()
    file.move_after(file.at("vk_N2"), file.at("vk_N12"), tracked=tracked)

    (entry,) = back(file)

    assert (entry.kind, entry.place, entry.doubt) == (EntryKind.MOVED, "statement:S2", Doubt.MOVED)


def test_words_changed_without_tracking_are_listed_with_the_new_wording(back):
    file = editor()
    file.at("vk_N5").runs[0].text = "Kulutusta ei seurata."

    (entry,) = back(file)

    assert (entry.kind, entry.place, entry.doubt) == (EntryKind.WORDING, "statement:S5", Doubt.UNTRACKED)
    assert entry.proposed == "Kulutusta ei seurata."


@pytest.mark.parametrize("tracked", [True, False])
def test_a_paragraph_of_ones_own_is_listed_at_the_statement_above_it(back, tracked):
    file = editor()
    file.add_after(file.at("vk_N5"), "Lisäksi mittarit on uusittu.", tracked=tracked)

    (entry,) = back(file)

    assert (entry.kind, entry.text) == (EntryKind.NEW_TEXT, "Lisäksi mittarit on uusittu.")
    assert (entry.place, entry.doubt) == ("statement:S5", Doubt.NEW_TEXT)


def test_a_comment_on_several_statements_or_on_none_is_listed(back):
    file = editor()
    runs = [*file.at("vk_N2").runs, *file.at("vk_N5").runs]
    file.document.add_comment(runs, text="Nämä ovat sama asia.", author="M", initials="M")
    file.comment(file.saying("Havulinna"), "Hyvä kooste.")

    doubts = {one.text: (one.place, one.doubt) for one in back(file)}

    assert doubts == {
        "Nämä ovat sama asia.": ("statement:S2", Doubt.SEVERAL_PLACES),
        "Hyvä kooste.": ("section", Doubt.NO_PLACE),
    }


def test_a_statement_of_another_section_is_never_matched(back):
    file = editor()
    file.add_after(file.at("vk_E_N12_0"), "[N77] Vieras luku", tracked=False)
    foreign = file.saying("[N77]")
    file.comment(foreign, "Tämä ei ole meidän.")

    entries = back(file)

    assert {one.doubt for one in entries} == {Doubt.NOT_IN_SECTION}
    assert {one.place for one in entries} == {"section"}
    assert "Tämä ei ole meidän." in {one.text for one in entries}


def test_a_file_that_lost_its_bookmarks_is_matched_by_ids_and_words(back):
    file = editor()
    comment = file.comment(file.at("vk_N5"), "Ennen oli toisin.")
    file.replace(file.at("vk_N2"), "sijaista", "varahenkilöä")
    file.lose_bookmarks()

    entries = back(file)

    assert {(one.kind, one.place, one.doubt) for one in entries} == {
        (EntryKind.COMMENT, "statement:S5", None),
        (EntryKind.WORDING, "statement:S2", None),
    }
    assert comment == 0


def test_a_doubt_of_the_whole_file_leaves_nothing_proposed():
    file = editor()
    file.comment(file.at("vk_N5"), "Väärin.")
    file.delete(file.at("vk_N2"))

    entries = matched(file.saved(), Doubt.OTHER_RELEASE)

    assert {one.doubt for one in entries} == {Doubt.OTHER_RELEASE, Doubt.DELETED}


def test_an_empty_comment_and_one_whose_place_is_gone_are_listed():
    file = editor()
    file.comment(file.at("vk_N2"), "")
    file.comment(file.at("vk_N5"), "Mihin tämä jäi?")
    file.remove(file.at("vk_N5"))

    doubts = [one.doubt for one in matched(file.saved())]

    assert doubts == [Doubt.EMPTY, Doubt.NO_ANCHOR, Doubt.GONE]


@pytest.mark.parametrize("seed", range(25))
def test_whatever_people_do_every_comment_is_there_once(seed):
    chance = random.Random(seed)
    file, written = editor(), []
    marks = ["vk_N2", "vk_N5", "vk_N12", "vk_R_0_0", "vk_R_0_2", "vk_E_N2_0", "vk_P_N12", "vk_H_N5"]
    for number in range(6):
        written.append(f"Huomio {number}.")
        file.comment(file.at(chance.choice(marks)), written[-1], chance.choice(["Matti M", "Tiina T"]))
    steps = [
        lambda: file.delete(file.at("vk_N2")),
        lambda: file.split(file.at("vk_N5"), "joka", tracked=chance.random() < 0.5),
        lambda: file.move_after(file.at("vk_N12"), file.at("vk_R_0_0"), tracked=chance.random() < 0.5),
        lambda: file.add_after(file.at("vk_H_N5"), "Uutta tekstiä.", tracked=chance.random() < 0.5),
        lambda: file.replace(file.at("vk_R_0_2"), "Ohjeita", "Sääntöjä"),
        file.lose_bookmarks,
    ]
    chosen = chance.sample(range(len(steps)), 4)
    for at in sorted(chosen):
        steps[at]()

    entries = matched(file.saved())

    assert sorted(one.text for one in entries if one.kind is EntryKind.COMMENT) == sorted(written)
    assert len(entries) - len(written) >= len([at for at in chosen if at < 5])
    assert all(one.place in {"section", "report:organisation", "statement:S2", "statement:S5", "statement:S12"}
               for one in entries)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Luku on 12, ei 15 prosenttia", CommentKind.NUMBER),
        ("Pyydämme anonymisoimaan", CommentKind.ANONYMISE),
        ("Får inte citeras", CommentKind.DO_NOT_QUOTE),
        ("Situationen har ändrats", CommentKind.SITUATION_CHANGED),
        ("We see it otherwise", CommentKind.WORDING),
    ],
)
def test_the_kind_is_suggested_by_words(text, kind):
    assert suggested_kind(text) is kind
