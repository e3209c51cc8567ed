"""Old binary formats and Outlook messages, which are named as such and never opened."""

from tests.corpus.entry import REFUSED, CorpusFile

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def _ole2(*streams: str) -> bytes:
    return _OLE2 + b"".join(stream.encode("utf-16-le").ljust(128, b"\x00") for stream in ("Root Entry", *streams))


FILES = (
    CorpusFile("vanha.xls", _ole2("Workbook"), REFUSED, reason="old_excel"),
    CorpusFile("vanha.doc", _ole2("1Table", "WordDocument"), REFUSED, reason="old_word"),
    CorpusFile("vanha_nimi.docx", _ole2("WordDocument"), REFUSED, reason="old_word"),
    CorpusFile("salattu.xlsx", _ole2("EncryptionInfo", "EncryptedPackage"), REFUSED, reason="encrypted"),
    CorpusFile(
        "viesti.msg", _ole2("__nameid_version1.0", "__properties_version1.0"), REFUSED, reason="outlook_message"
    ),
    CorpusFile("liite_viestissa.msg", _ole2("Workbook", "__substg1.0_1000001F"), REFUSED, reason="outlook_message"),
    CorpusFile("esitys.ppt", _ole2("PowerPoint Document"), REFUSED, reason="old_format"),
)
