"""REFI-QDA projects and codebooks: as other programs write them, odd ones and hostile ones."""

import io
import zipfile

from tests.corpus.entry import READ, REFUSED, WARNED, CorpusFile

_NOTE = "Kriteerejä ei käytetä pienissä hankinnoissa.\nRaportit tulevat kerran vuodessa.\n"
_CODE = "11111111-1111-1111-1111-111111111111"
_BOOK = f'<CodeBook><Codes><Code guid="{_CODE}" name="Hankinnat" isCodable="true"/></Codes></CodeBook>'
_CODING = f'<Coding guid="22222222-2222-2222-2222-222222222222"><CodeRef targetGUID="{_CODE}"/></Coding>'
_PASSAGE = f'<PlainTextSelection guid="3" startPosition="0" endPosition="44">{_CODING}</PlainTextSelection>'
_SOURCE = f'<TextSource guid="4" name="Muistio"><PlainTextContent>{_NOTE}</PlainTextContent>{_PASSAGE}</TextSource>'


def _xml(inner: str, name: str = "Havulinna") -> bytes:
    return f'<?xml version="1.0"?><Project name="{name}" xmlns="urn:QDA-XML:project:1.0">{inner}</Project>'.encode()


def _archive(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members:
            target.writestr(name, data)
    return buffer.getvalue()


def _project(inner: str, *members: tuple[str, bytes]) -> bytes:
    return _archive(("project.qde", _xml(inner)), *members)


def _outside(path: str) -> bytes:
    return _project(f'<Sources>{_SOURCE}<TextSource guid="5" name="Muualla" plainTextPath="{path}"/></Sources>')


_DTD = b'<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
_BOMB = _DTD + b'<Project name="&b;" xmlns="urn:QDA-XML:project:1.0"/>'
_REMOTE = _BOMB.replace(_DTD, b'<?xml version="1.0"?><!DOCTYPE Project SYSTEM "http://example.invalid/x.dtd">')
_FINDING = "Kriteerejä ei käytetä pienissä hankinnoissa."
_REST = "Raportit tulevat kerran vuodessa."

FILES = (
    CorpusFile(
        "koodattu.qdpx", _project(f"{_BOOK}<Sources>{_SOURCE}</Sources>"), READ, (_FINDING, _REST), layout="qda"
    ),
    CorpusFile("koodattu.zip", _project(f"{_BOOK}<Sources>{_SOURCE}</Sources>"), READ, (_FINDING,), layout="qda"),
    CorpusFile("pelkka_xml.qde", _xml(f"{_BOOK}<Sources>{_SOURCE}</Sources>"), READ, (_FINDING,), layout="qda"),
    CorpusFile(
        "tekstit_erikseen.qdpx",
        _project(
            f'{_BOOK}<Sources><TextSource guid="4" name="M" plainTextPath="internal://4.txt">{_PASSAGE}</TextSource></Sources>',
            ("Sources/4.TXT", _NOTE.encode("utf-8-sig")),
        ),
        READ,
        (_FINDING, _REST),
    ),
    CorpusFile(
        "maxqda_huomautus.qdpx",
        _project(
            f"<Sources><TextSource guid='4' name='M'><PlainTextContent>{_NOTE}</PlainTextContent>"
            "<PlainTextSelection guid='5' startPosition='0' endPosition='44'>"
            "<Description>Koskeeko tämä kaikkia?</Description></PlainTextSelection>"
            "</TextSource></Sources>"
        ),
        READ,
        (_FINDING, "Koskeeko tämä kaikkia?"),
    ),
    CorpusFile(
        "nimeton_tapaus.qdpx",
        _project(f'{_BOOK}<Cases><Case guid="6"/></Cases><Sources>{_SOURCE}</Sources>'),
        READ,
        (_FINDING,),
    ),
    CorpusFile(
        "kuvia.qdpx",
        _project(f'<Sources>{_SOURCE}<PictureSource guid="7" name="Taulu" path="internal://7.png"/></Sources>'),
        WARNED,
        raws=("Taulu",),
        warnings=("media_not_read",),
    ),
    CorpusFile(
        "joukkoja.qdpx",
        _project(f'<Sources>{_SOURCE}</Sources><Sets><Set guid="8" name="Joukko"/></Sets>'),
        WARNED,
        warnings=("sets_left_out",),
    ),
    CorpusFile(
        "ulkona_1.qdpx", _outside("absolute:///etc/passwd"), WARNED, absent=("root:",), warnings=("outside_not_read",)
    ),
    CorpusFile("ulkona_2.qdpx", _outside("relative://../x.txt"), WARNED, warnings=("outside_not_read",)),
    CorpusFile("ulkona_3.qdpx", _outside("internal://../../etc/passwd"), WARNED, warnings=("outside_not_read",)),
    CorpusFile(
        "vaara_paikka.qdpx",
        _project(
            f'<Sources><TextSource guid="4" name="M"><PlainTextContent>{_NOTE}</PlainTextContent>'
            '<PlainTextSelection guid="5" name="Hukkunut kohta" startPosition="900" endPosition="905"/>'
            "</TextSource></Sources>"
        ),
        WARNED,
        ("Hukkunut kohta",),
        warnings=("passages_misplaced",),
    ),
    CorpusFile(
        "koodikirja.qdc",
        f'<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0">{_BOOK[10:-11]}</CodeBook>'.encode(),
        WARNED,
        raws=("Hankinnat",),
        warnings=("only_codes",),
        layout="qda",
    ),
    CorpusFile("kokonaisuus.qdpx", _archive(("project.qde", _BOMB)), REFUSED, reason="unsafe_xml"),
    CorpusFile(
        "kokonaisuus.qdc",
        _BOMB.replace(b"project", b"codebook").replace(b"Project", b"CodeBook"),
        REFUSED,
        reason="unsafe_xml",
    ),
    CorpusFile("etamaaritys.qdpx", _archive(("project.qde", _REMOTE)), REFUSED, reason="unsafe_xml"),
    CorpusFile("katkennut.qdpx", _archive(("project.qde", b"<Project><Sources>")), REFUSED, reason="damaged"),
    CorpusFile("kaksi.qdpx", _project("", ("toinen.qde", _xml(""))), REFUSED, reason="damaged"),
    CorpusFile(
        "tuplat.qdpx", _project("", ("sources/a.txt", b"a"), ("Sources/a.txt", b"b")), REFUSED, reason="unsafe_archive"
    ),
)
