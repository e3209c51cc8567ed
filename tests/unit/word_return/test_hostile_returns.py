"""A returned file comes from outside: what is made to harm is refused, in bounds of time and size, as notes are."""

import io
import zipfile

import pytest
from test_matching import editor

from analysis.errors import UnreadableDocument
from analysis.ingest import bounded_reading
from analysis.ingest.bounded_reading import read_section_bounded
from analysis.ingest.returned.reader import read_returned
from analysis.model.imports import SourceFile
from tests.corpus.word_parts import docx, para, run

_DTD = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def changed(**members: bytes) -> bytes:
    """Return a commented section with some members replaced or added, by name (__ for /, _dot_ for a point)."""
    file = editor()
    file.comment(file.at("vk_N2"), "Väärin.")
    with zipfile.ZipFile(io.BytesIO(file.saved())) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    kept |= {name.replace("__", "/").replace("_dot_", "."): data for name, data in members.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in kept.items():
            archive.writestr(name, data)
    return out.getvalue()


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableDocument) as refused:
        read_returned(SourceFile("palautettu.docx", data))
    return refused.value.reason


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "unknown_format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "old_word"),
        (b"PK\x03\x04 not an archive", "damaged"),
    ],
)
def test_what_is_no_word_file_is_refused(data, expected):
    assert reason(data) == expected


def test_entities_bombs_and_broken_parts_are_refused():
    comments = f'<?xml version="1.0"?>{_DTD}<x>&a;</x>'.encode()
    assert reason(changed(word__comments_dot_xml=comments)) == "unsafe_xml"
    assert reason(changed(word__media__kuva_dot_png=b"0" * 3 * 1024 * 1024)) == "bomb"
    assert reason(changed(word__comments_dot_xml=b"<w:comments")) == "damaged"
    assert reason(changed(word__document_dot_xml=b"<x/>")) == "damaged"
    assert reason(changed(**{"..__ulos_dot_xml": b"<x/>"})) == "unsafe_archive"


def test_nesting_beyond_reason_is_refused_and_not_followed():
    deep = "<w:ins>" * 300 + run("syvällä") + "</w:ins>" * 300

    assert reason(docx(para(deep))) in ("too_deep", "damaged")


def test_more_than_the_limits_is_refused(monkeypatch):
    monkeypatch.setenv("VERTAISKOOSTE_READ_ROWS", "20")
    assert reason(changed()) == "too_large"
    monkeypatch.setenv("VERTAISKOOSTE_READ_ROWS", "2000")
    monkeypatch.setenv("VERTAISKOOSTE_READ_LINE_LENGTH", "20")
    assert reason(changed()) == "too_large"


def test_replies_that_answer_each_other_in_a_ring_end():
    file = editor()
    first = file.comment(file.at("vk_N2"), "Eka.")
    file.reply(first, "Toka.", "T")
    file._replies[first] = first + 1

    read = read_returned(SourceFile("x.docx", file.saved()))

    assert sorted(remark.text for one in read.threads for remark in one.remarks) == ["Eka.", "Toka."]


def test_marks_that_never_end_do_not_reach_over_the_rest_of_the_file():
    start = '<w:bookmarkStart w:id="1" w:name="vk_N2"/><w:commentRangeStart w:id="7"/>'
    data = docx(para(start + run("Ensimmäinen")), para("Toinen"))

    first, second = read_returned(SourceFile("x.docx", data)).paragraphs

    assert (first.bookmarks, second.bookmarks) == (("vk_N2",), ())


def test_the_file_is_read_in_a_process_of_its_own_under_the_same_bounds(monkeypatch):
    assert len(read_section_bounded(SourceFile("x.docx", changed())).threads) == 1
    with pytest.raises(UnreadableDocument) as refused:
        read_section_bounded(SourceFile("x.docx", b"%PDF-1.7"))
    assert refused.value.reason == "unknown_format"

    child = "import sys, time\nfrom analysis.ingest import reading_child\n"
    child += "reading_child.read_returned = lambda file: time.sleep(60)\nsys.exit(reading_child.main())"
    monkeypatch.setattr(bounded_reading, "_COMMAND", (bounded_reading.sys.executable, "-c", child))
    monkeypatch.setenv("VERTAISKOOSTE_READ_SECONDS", "1")
    with pytest.raises(UnreadableDocument) as late:
        read_section_bounded(SourceFile("x.docx", changed()))
    assert late.value.reason == "too_slow"
