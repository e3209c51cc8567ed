"""Files that cannot be read are told by name, with what is wrong and what to do, in the language asked for."""

import re

import pytest

from analysis.__main__ import main
from analysis.command_line import telling
from analysis.errors import UnreadableDocument
from analysis.language.catalogue import load_catalogue
from analysis.workflow import refusals
from pages.parts.texts import reason_name

LANGUAGES = ("fi", "sv", "en")
OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600
MSGIDS = {*refusals.SENTENCES.values(), telling.NO_FOLDER, telling.NOTHING_READ}


@pytest.fixture
def folder(tmp_path):
    of_town = tmp_path / "kierros" / "Havulinna"
    of_town.mkdir(parents=True)
    (of_town / "tyhja.docx").write_bytes(b"")
    (of_town / "vanha.doc").write_bytes(OLD_WORD)
    return tmp_path / "kierros"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_a_sentence_that_says_what_to_do(language):
    sentences = {reason: refusals.refusal_sentence(reason, language) for reason in UnreadableDocument.REASONS}

    assert set(refusals.SENTENCES) == UnreadableDocument.REASONS
    assert [reason for reason, sentence in sentences.items() if not sentence[0].isupper()] == []
    assert [sentence for sentence in sentences.values() if not re.search(r"\. \w.*\.$|: .*\.$", sentence)] == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_catalogue_holds_these_sentences_and_no_others(language):
    catalogue = load_catalogue(refusals._LOCALE / language / "LC_MESSAGES" / "refusals.po")

    assert catalogue.msgids() == MSGIDS
    assert [msgid for msgid in MSGIDS if ("{path}" in catalogue.text(msgid)) != ("{path}" in msgid)] == []


@pytest.mark.parametrize(("command", "out"), [("build", "a.docx"), ("export-qda", "a.qdpx")])
def test_a_refused_file_is_told_in_finnish_unless_asked_otherwise(command, out, folder, tmp_path, capsys):
    assert main([command, str(folder), "--out", str(tmp_path / out)]) == 2
    finnish = capsys.readouterr().err
    assert main([command, str(folder), "--out", str(tmp_path / out), "--lang", "sv"]) == 2
    swedish = capsys.readouterr().err

    assert "Havulinna/tyhja.docx: Tiedosto on tyhjä. Pyydä se lähettäjältä uudelleen." in finnish
    assert "yhtään tiedostoa ei voitu lukea" in finnish
    assert "Havulinna/tyhja.docx: Filen är tom." in swedish
    assert "empty" not in finnish + swedish
    assert not (tmp_path / out).exists()


def test_a_folder_that_is_not_there_is_told(tmp_path, capsys):
    assert main(["build", str(tmp_path / "ei"), "--out", str(tmp_path / "a.docx")]) == 2

    assert "tällaista kansiota ei ole" in capsys.readouterr().err


def test_the_screen_says_the_same():
    assert reason_name("damaged") == refusals.refusal_sentence("damaged", "fi")
