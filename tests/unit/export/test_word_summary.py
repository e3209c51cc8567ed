from dataclasses import replace
from itertools import pairwise

import pytest
from export_builders import (
    CHAPTER,
    DAY,
    DIFFICULTY,
    EDITORIAL,
    EXAMPLE,
    METHOD,
    STRENGTH,
    W,
    every_part,
    opened,
    part,
    summary,
    texts,
)

from analysis.export.word import summary_docx
from analysis.model.codes import Quantifier
from analysis.model.content import ChapterContent, CommentFacts, EvidenceEntry, MethodFacts


def names_of(data, tag, attribute):
    return [one.get(f"{W}{attribute}") for one in part(data).iter(f"{W}{tag}") if one.get(f"{W}{attribute}")]


def test_chapters_keep_strengths_apart_from_development_areas():
    headings = texts(summary_docx(summary()), "Heading 2")

    first = headings.index("Miksi tämä on tärkeää")
    assert headings[first : first + 4] == [
        "Miksi tämä on tärkeää", "Mitä haastatteluissa nousi esiin", "Esimerkkejä kunnista", "Kehittämiskohteita",
    ]  # fmt: skip
    assert "Erilaisia kokemuksia" not in headings


def test_every_statement_leads_to_its_evidence_and_back():
    data = summary_docx(summary())

    bookmarks, anchors = names_of(data, "bookmarkStart", "name"), names_of(data, "hyperlink", "anchor")
    for label in ("N1", "N2", "N4", "N12"):
        assert {f"nosto_{label}", f"naytto_{label}"} <= set(bookmarks)
        assert anchors.count(f"naytto_{label}") == 1
        assert anchors.count(f"nosto_{label}") in (1, 2)  # from its evidence, and from the page in brief
    assert len(bookmarks) == len(set(bookmarks))
    assert set(anchors) <= set(bookmarks)


def test_statement_carries_its_permanent_id():
    assert f"{STRENGTH.text} [N1]" in texts(summary_docx(summary()))


def test_annex_lists_evidence_in_order_of_ids_and_withholds_what_could_identify():
    lines = texts(summary_docx(summary()))
    annex = lines[len(lines) - 1 - lines[::-1].index("Liite 2: nostojen perustana olevat huomiot") :]

    assert [one for one in annex if one.startswith("[N")] == ["[N1]", "[N2]", "[N4]", "[N12]"]
    assert "Sijainen puuttuu." in annex
    assert "1 huomio on jätetty tästä pois, koska siitä voisi tunnistaa jonkun tai se vertaa kuntia." in annex
    assert "Toimituksellinen teksti: analyytikon kirjoittama, ei väitä mitään mukana olleista kunnista." in annex


def test_name_stands_only_beside_the_example_and_among_participants():
    data = summary_docx(summary())

    assert [one for one in texts(data) if "Havulinna" in one] == [f"Esimerkki, Havulinna: {EXAMPLE.text} [N12]"]
    assert texts(data, "Example")


def test_participants_stand_in_finnish_alphabetical_order():
    assert opened(summary_docx(summary())).tables[0].cell(1, 1).text == "Havulinna, Åminne, Öja"


def test_dissent_is_printed_beside_its_statement():
    assert "Eri näkemys: Toimii kesällä." in texts(summary_docx(summary()))


def test_document_is_a_draft_only_when_the_program_decided_everything():
    assert any(
        "automaattinen luonnos" in one for one in texts(summary_docx(summary(is_automatic_draft=True)), "Notice")
    )
    assert not any("automaattinen luonnos" in one for one in texts(summary_docx(summary())))


def test_document_says_when_nothing_recurs():
    data = summary_docx(summary(ChapterContent("Hankinnat")))

    assert any("mikään huomio ei toistunut" in one for one in texts(data))
    assert "Tähän lukuun ei ole kirjattu nostoja." in texts(data)
    assert not any("mikään huomio ei toistunut" in one for one in texts(summary_docx(summary())))


def test_document_says_what_was_not_logged():
    table = opened(summary_docx(summary(method=MethodFacts(())))).tables[0]

    assert [row.cells[1].text for row in table.rows[1:]] == ["ei kirjattu"] * 4


def test_table_has_a_header_row_that_repeats():
    headers = list(part(summary_docx(summary())).iter(f"{W}tblHeader"))

    assert len(headers) == len(opened(summary_docx(summary())).tables) == 2


@pytest.mark.parametrize(("language", "code"), [("fi", "fi-FI"), ("sv", "sv-FI"), ("en", "en-GB")])
def test_document_knows_its_language_title_and_author(language, code):
    data = summary_docx(summary(language=language))
    styles = part(data, "word/styles.xml")

    properties = opened(data).core_properties
    assert [one.get(f"{W}val") for one in styles.find(f"{W}docDefaults").iter(f"{W}lang")] == [code]
    assert properties.language == code
    assert properties.author == "Motiva"
    assert properties.title.endswith(": Kierros 2026")
    assert properties.created.date() == properties.modified.date() == DAY


def test_swedish_passage_is_marked_as_swedish_and_finnish_is_not():
    runs = [one for one in part(summary_docx(summary())).iter(f"{W}r") if one.find(f"{W}rPr/{W}lang") is not None]

    assert [("".join(one.itertext()), one.find(f"{W}rPr/{W}lang").get(f"{W}val")) for one in runs] == [
        ("Gruppen träffas.", "sv-FI")
    ]


def test_contents_are_a_filled_field_that_asks_nothing_on_opening():
    data = summary_docx(summary())

    assert texts(data, "toc 1")[:4] == [
        "Tiivistelmä", "Näin luet tämän", "Tausta ja toteutus", "1 Organisointi",
    ]  # fmt: skip
    assert any("TOC" in one.text for one in part(data).iter(f"{W}instrText"))
    assert b"updateFields" not in every_part(data)["word/settings.xml"]
    assert b"w:dirty" not in every_part(data)["word/document.xml"]


def test_headings_never_skip_a_level():
    levels = [
        int(one.style.name[-1])
        for one in opened(summary_docx(summary())).paragraphs
        if one.style.name.startswith("Heading")
    ]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_no_empty_paragraph_makes_space_and_lists_are_real():
    data = summary_docx(summary())

    assert all(one.strip() for one in texts(data))
    assert "Sijainen puuttuu." in texts(data, "List Bullet")


def test_page_number_is_a_field_of_the_footer():
    footers = [data for name, data in every_part(summary_docx(summary())).items() if name.startswith("word/footer")]

    assert any(b"PAGE" in one for one in footers)


def test_signs_that_xml_cannot_hold_are_left_out():
    broken = replace(DIFFICULTY, text="Rivi\x0b \x00vaihto\ufffe.", evidence=(EvidenceEntry("a\x01b"),))

    lines = texts(summary_docx(summary(replace(CHAPTER, development=(broken,)))))

    assert "Rivi vaihto. [N2]" in lines
    assert "ab" in lines


def test_same_content_gives_the_same_bytes_and_other_content_does_not():
    assert summary_docx(summary()) == summary_docx(summary())
    assert summary_docx(summary()) != summary_docx(replace(summary(), round_name="Toinen"))


def test_package_says_nothing_of_the_template_it_was_built_on():
    parts = every_part(summary_docx(summary()))

    assert not [name for name in parts if "thumbnail" in name]
    assert b"python-docx" not in b"".join(parts.values())


def marked(number, quantifier, *evidence):
    entries = tuple(EvidenceEntry(one) for one in evidence)
    return replace(STRENGTH, label=f"N{number}", text=f"Nosto {number}.", quantifier=quantifier, evidence=entries)


def under(lines, title, until):
    start = len(lines) - 1 - lines[::-1].index(title)
    return lines[start + 1 : lines.index(until, start)]


def test_what_was_found_widely_is_a_mark_of_good_work_and_the_rest_came_up():
    wide, narrow = marked(5, Quantifier.MANY, "a"), marked(6, Quantifier.SOME, "b")
    chapter = ChapterContent("Organisointi", strengths=(narrow, wide), development=(DIFFICULTY,))

    lines = texts(summary_docx(summary(chapter)))

    came_up = "Mitä haastatteluissa nousi esiin"
    assert under(lines, "Hyvän työn tunnusmerkkejä", came_up) == ["Nosto 5. [N5]"]
    assert under(lines, came_up, "Kehittämiskohteita") == ["Nosto 6. [N6]"]


def test_page_in_brief_holds_one_of_each_kind_a_chapter_the_best_founded_first():
    chapter = ChapterContent(
        "Organisointi",
        strengths=(marked(5, Quantifier.SOME, "a"), marked(6, Quantifier.SOME, "a", "b")),
        development=(DIFFICULTY,),
    )

    lines = texts(summary_docx(summary(chapter)))
    brief = lines[len(lines) - 1 - lines[::-1].index("Tiivistelmä") :]

    assert brief[2:5] == ["Organisointi", "Nosto 6. [N6]", f"{DIFFICULTY.text} [N2]"]


def test_analyst_s_own_questions_stand_at_the_end_and_the_rest_at_the_beginning():
    question = replace(EDITORIAL, label="N7", text="Kuka meillä vastaa?")
    chapter = replace(CHAPTER, editorial=(EDITORIAL, question), why="Valmis.", questions=("Valmis kysymys?",))

    lines = texts(summary_docx(summary(chapter)))

    assert lines[lines.index("Miksi tämä on tärkeää") + 1] == "Miksi tämä on tärkeää. [N4]"
    assert lines[lines.index("Kysymyksiä oman kunnan arviointiin") + 1] == "Kuka meillä vastaa? [N7]"
    assert "Valmis." not in lines
    assert "Valmis kysymys?" not in lines


def test_ready_made_texts_are_printed_without_a_mark_and_the_annex_says_what_they_are():
    lines = texts(summary_docx(summary(replace(CHAPTER, editorial=(), why="Valmis.", questions=("Kuka?",)))))

    assert {"Valmis.", "Kuka?"} <= set(lines)
    assert any(one.startswith("Tekstit siitä, miksi teema on tärkeä") for one in lines)


def test_chapter_without_a_word_is_left_out_of_the_document_and_its_contents():
    lines = texts(summary_docx(summary(CHAPTER, ChapterContent("Muut aiheet"))))

    assert not any("Muut aiheet" in one or one == "Tähän lukuun ei ole kirjattu nostoja." for one in lines)
    assert any(CHAPTER.title in one for one in lines)


def test_document_says_what_was_left_undone():
    method = replace(METHOD, waiting_lines=7, undecided_suggestions=1)
    suggested = replace(CHAPTER, strengths=(replace(STRENGTH, suggested=True),))

    lines = texts(summary_docx(summary(suggested, method=method)))

    assert lines[lines.index("Tämä jäi tekemättä:") + 1 :][:4] == [
        "1 nosto on tarkistamatta.",
        "7 muistiinpanoriviä odottaa ratkaisua eikä ole mukana.",
        "1 ehdotus samaa tarkoittavista huomioista on ratkaisematta.",
        "Kaikkia teemoja ei käsitelty jokaisella vierailulla, tai käsittelystä ei ole tietoa.",
    ]
    done = texts(summary_docx(summary(method=replace(METHOD, is_all_discussed=True))))
    assert "Tämä jäi tekemättä:" not in done
    assert "Analyytikot ovat tarkistaneet ja muokanneet nostot." in done


def test_handling_of_comments_is_told_without_municipalities():
    facts = CommentFacts(("sanamuoto", "asiavirhe"), comments=5, led_to_change=3, answered=5)

    lines = texts(summary_docx(summary(comments=facts)))

    assert "Kommentteja saatiin: 5 kommenttia. Kaikkiin on vastattu; 3 johti muutokseen." in lines
    assert "Kunnat eivät ole kommentoineet tätä versiota." in texts(summary_docx(summary()))
