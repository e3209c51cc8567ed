import io
import zipfile

import pytest
from ingest_builders import read, word, workbook

from analysis.errors import UnreadableDocument

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def _zip(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf  \r\n", "empty"),
        (OLE2, "old_format"),
        (OLE2 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"PK\x03\x04 half a zip", "damaged"),
        (word(("Normal", "Muistio"))[:-400], "damaged"),
        (b"%PDF-1.7 ...", "damaged"),
        (b"\x89PNG\r\n\x1a\n....", "unknown_format"),
        (_zip(readme=b"text"), "unknown_format"),
        (word(), "no_text"),
        (workbook([]), "no_text"),
        (bytes(range(256)) * 4, "undecodable"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        read(data, "muistio.docx")

    assert refusal.value.reason == reason


def test_an_archive_that_unpacks_too_large_is_refused_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    data = word(("Normal", "Muistio"))
    monkeypatch.setenv("VERTAISKOOSTE_READ_UNPACKED_BYTES", "100")
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda self, name: pytest.fail("unpacked"))

    with pytest.raises(UnreadableDocument) as refusal:
        read(data)

    assert refusal.value.reason == "too_large"


def test_a_large_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERTAISKOOSTE_READ_FILE_BYTES", "10")

    with pytest.raises(UnreadableDocument) as refusal:
        read("- tässä on enemmän kuin kymmenen tavua")

    assert refusal.value.reason == "too_large"


@pytest.mark.parametrize("cut", range(50, 3000, 350))
def test_a_file_cut_short_is_refused_not_half_read(cut: int) -> None:
    with pytest.raises(UnreadableDocument):
        read(workbook([["Teema", "Huomio"], ["org.", "x" * 50]])[:cut], "huomiot.xlsx")


@pytest.mark.parametrize(("depth", "is_read"), [("4", False), ("200", True)])
def test_a_file_nested_deeper_than_the_setting_is_refused(
    depth: str, is_read: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERTAISKOOSTE_READ_DEPTH", depth)
    data = word(("Heading 2", "Hankinnat"), ("List Bullet", "Kriteerit puuttuvat"))

    if is_read:
        assert read(data, "muistio.docx").lines
    else:
        with pytest.raises(UnreadableDocument, match=r"muistio\.docx") as refusal:
            read(data, "muistio.docx")
        assert refusal.value.reason == "too_deep"


def test_a_mail_within_mails_deeper_than_the_setting_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERTAISKOOSTE_READ_DEPTH", "3")
    head = b"From: a@example.fi\nTo: b@example.fi\nSubject: muistio\nMIME-Version: 1.0\n"
    within = b"Content-Type: message/rfc822\n\n"

    assert read(head + within + head + b"\nHankinnat: kriteerit puuttuvat\n", "viesti.eml").lines
    with pytest.raises(UnreadableDocument) as refusal:
        read((head + within) * 4 + head + b"\nteksti\n", "viesti.eml")
    assert refusal.value.reason == "too_deep"
