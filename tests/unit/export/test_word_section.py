from export_builders import opened, section, texts

from analysis.export.word_section import section_docx


def test_section_holds_the_report_the_statements_and_the_proposals():
    lines = texts(section_docx(section()))

    for expected in (
        "Havulinna",
        "Vahva.",
        "Heikko.",
        "[N2] Organisointi",
        "Sijainen puuttuu.",
        "Eri näkemys: Toimii kesällä.",
        "[N12] Palaveri toimii.",
    ):
        assert expected in lines
    assert "Vinkit" not in lines


def test_section_says_when_there_is_nothing():
    lines = texts(section_docx(section(report=(), statements=(), name_proposals=())))

    assert "Oman vierailun huomioita ei ole kirjattu." in lines
    assert "Mikään tuloskoosteen nosto ei perustu kuntamme huomioihin." in lines
    assert any("vaikeneminen ei ole suostumus" in one for one in lines)


def test_swedish_municipality_reads_its_section_in_swedish():
    data = section_docx(section("sv"))

    assert "Kommunutdrag" in texts(data, "Title")
    assert opened(data).core_properties.language == "sv-FI"
    assert not [one for one in texts(data) if "Oman vierailun" in one]


def test_same_section_gives_the_same_bytes():
    assert section_docx(section()) == section_docx(section())
