"""Archives made to harm: bombs, members that lead out, entities, parts that fetch, lies about size, deep nesting."""

import io
import stat
import warnings
import zipfile

from openpyxl import Workbook

from tests.corpus.entry import READ, REFUSED, WARNED, CorpusFile
from tests.corpus.open_document_files import HEADING as ODT_HEADING
from tests.corpus.open_document_files import odt, p
from tests.corpus.sheet_makers import sheet, with_member, with_part
from tests.corpus.word_parts import docx, item, para, run, table, zipped

NOTE = "kriteerejä ei käytetä laitteissa"
_HEADING = para("Hankinnat", "Otsikko2")
_WORD = docx(_HEADING, item(NOTE))
_SHEET = sheet([["Teema", "Huomio"], ["Hankinnat", NOTE]])
_SHEET_PART = "xl/worksheets/sheet1.xml"
_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)
_FETCH = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MEGABYTES = 3 * 1024 * 1024


def _with(*members: tuple[zipfile.ZipInfo | str, bytes], data: bytes = _WORD) -> bytes:
    """Return an archive with more members, whatever their names, doubled ones too."""
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, inside in members:
            archive.writestr(name, inside)
    return buffer.getvalue()


def _link() -> bytes:
    info = zipfile.ZipInfo("word/media/kuva.png")
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return _with((info, b"/etc/passwd"))


def _packed(packing: int) -> bytes:
    info = zipfile.ZipInfo("word/media/kuva.bin")
    info.compress_type = packing
    return _with((info, b"0" * 5000))


def _bomb_in_bomb() -> bytes:
    inner = _with(("a.xml", b"0" * _MEGABYTES))
    return _with(("word/embeddings/taulukko.xlsx", inner), ("word/embeddings/lisaa.zip", b"0" * _MEGABYTES))


def _before(data: bytes, part: str, dtd: str, encoding: str = "utf-8") -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read(part).decode()
    body = text.partition("?>")[2] if text.startswith("<?xml") else text
    mark = "\ufeff" if encoding.startswith("utf-16") else ""
    return with_member(data, part, f'{mark}<?xml version="1.0" encoding="{encoding[:6]}"?>{dtd}{body}'.encode(encoding))


def _relation(kind: str, target: str, identifier: str = "ole") -> str:
    return f'<Relationship Id="{identifier}" Type="{_OFFICE}/{kind}" TargetMode="External" Target="{target}"/>'


def _fetching() -> bytes:
    part = "word/_rels/document.xml.rels"
    far = _relation("oleObject", "file://palvelin/salaisuus.xlsx") + _relation("image", "http://x.example/i.png", "im")
    far += _relation("header", "http://x.example/header.xml", "hd") + _relation("comments", "../../../etc/passwd", "cm")
    return with_part(_WORD, part, b"</Relationships>", far.encode() + b"</Relationships>")


def _nested_tables(depth: int) -> str:
    """The innermost words are the note."""
    inside = item(NOTE)
    for _ in range(depth):
        inside = table(f"<w:tr><w:tc><w:tcPr/>{inside}{para('')}</w:tc></w:tr>")
    return inside


def _cells(inside: str) -> bytes:
    return with_part(_SHEET, _SHEET_PART, rb"<sheetData>", f"<sheetData>{inside}".encode())


def _far_cells(sheets: int) -> bytes:
    book = Workbook()
    for number in range(sheets):
        page = book.create_sheet(f"Sivu {number}")
        page.append(["Teema", "Huomio"])
        page.append(["Hankinnat", NOTE])
        page.cell(1_000_000, 2, "kaukana alhaalla on huomio")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr="{code}">{run("")}</w:fldSimple>'


def _refused(name: str, data: bytes, reason: str) -> CorpusFile:
    return CorpusFile(name, data, REFUSED, reason=reason)


FILES = (
    _refused("pommi.docx", _with(("word/media/a.bin", b"0" * _MEGABYTES)), "bomb"),
    _refused("pommi.xlsx", with_member(_SHEET, "xl/sharedStrings.xml", b" " * _MEGABYTES), "bomb"),
    _refused("pommi.odt", with_member(odt(ODT_HEADING, p(NOTE)), "Pictures/a.svg", b" " * _MEGABYTES), "bomb"),
    _refused("pommi_pommissa.docx", _bomb_in_bomb(), "bomb"),
    _refused("paljon_osia.docx", _with(*((f"word/{number}.xml", b"") for number in range(5001))), "too_large"),
    _refused("polku_ulos.docx", _with(("../../etc/cron.d/x", b"x")), "unsafe_archive"),
    _refused("polku_ulos_windows.docx", _with(("word\\..\\..\\x.exe", b"x")), "unsafe_archive"),
    _refused("juuripolku.xlsx", _with(("/etc/passwd", b"x"), data=_SHEET), "unsafe_archive"),
    _refused("levyasema.odt", _with(("C:/Windows/x.dll", b"x"), data=odt(ODT_HEADING, p(NOTE))), "unsafe_archive"),
    _refused("tuplaosa.docx", _with(("word/document.xml", b"<x/>")), "unsafe_archive"),
    _refused("tuplaosa_kirjainkoko.docx", _with(("Word/Document.xml", b"<x/>")), "unsafe_archive"),
    _refused("linkki.docx", _link(), "unsafe_archive"),
    _refused("outo_pakkaus.docx", _packed(zipfile.ZIP_LZMA), "unsafe_archive"),
    _refused("outo_pakkaus_bz2.docx", _packed(zipfile.ZIP_BZIP2), "unsafe_archive"),
    _refused("nauru.docx", _before(_WORD, "word/document.xml", _LAUGHS), "unsafe_xml"),
    _refused("nauru_tyyleissa.docx", _before(_WORD, "word/styles.xml", _LAUGHS), "unsafe_xml"),
    _refused("nauru_utf16.docx", _before(_WORD, "word/document.xml", _LAUGHS, "utf-16-le"), "unsafe_xml"),
    _refused("nauru.xlsx", _before(_SHEET, "xl/workbook.xml", _LAUGHS), "unsafe_xml"),
    _refused("haku_tyyleissa.xlsx", _before(_SHEET, "xl/styles.xml", _FETCH), "unsafe_xml"),
    _refused("haku_viitteissa.docx", _before(_WORD, "word/_rels/document.xml.rels", _FETCH), "unsafe_xml"),
    _refused("haku_sisallysluettelossa.xlsx", _before(_SHEET, "[Content_Types].xml", _FETCH), "unsafe_xml"),
    _refused("haku.odt", odt(ODT_HEADING, p("&a;"), before=_FETCH), "unsafe_xml"),
    CorpusFile("hakee_ulkoa.docx", _fetching(), READ, (NOTE,), absent=("root:", "salaisuus")),
    CorpusFile(
        "hakukentta.docx",
        docx(
            _HEADING,
            item(run(NOTE) + _field("INCLUDETEXT &quot;file:///etc/passwd&quot;") + _field("DDEAUTO c:/cmd.exe")),
        ),
        READ,
        (NOTE,),
        absent=("root:", "passwd", "cmd.exe"),
    ),
    CorpusFile("sisakkaiset_taulukot.docx", docx(_HEADING, _nested_tables(30)), READ, (NOTE,)),
    _refused("liian_sisakkaiset_taulukot.docx", docx(_HEADING, _nested_tables(400)), "too_deep"),
    CorpusFile("syvat_luettelot.docx", docx(_HEADING, *(item(f"{NOTE} {n}", n) for n in range(200))), READ),
    _refused("syvat_kehykset.odt", odt("<draw:frame>" * 400 + p(NOTE) + "</draw:frame>" * 400), "too_deep"),
    CorpusFile(
        "valehteleva_koko.xlsx",
        with_part(_SHEET, _SHEET_PART, rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"'),
        READ,
        (NOTE,),
    ),
    _refused("kaukaisia_soluja_monella_sivulla.xlsx", _far_cells(6), "too_large"),
    CorpusFile("kaukainen_solu_yhdella_sivulla.xlsx", _far_cells(1), READ, ("kaukana alhaalla on huomio",)),
    _refused("rivi_taivaissa.xlsx", _cells('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'), "damaged"),
    _refused("rivi_miljardi.xlsx", _cells('<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>'), "damaged"),
    _refused("sarake_taivaissa.xlsx", _cells('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'), "damaged"),
    CorpusFile(
        "piilosarakkeita.xlsx",
        with_part(
            _SHEET, _SHEET_PART, rb"<sheetData>", b'<cols><col min="4" max="2000000000" hidden="1"/></cols><sheetData>'
        ),
        READ,
        (NOTE,),
    ),
    _refused(
        "yhdistetty_kaikki.xlsx",
        with_part(
            _SHEET,
            _SHEET_PART,
            rb"</sheetData>",
            b'</sheetData><mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>',
        ),
        "too_large",
    ),
    _refused(
        "tyhjia_soluja.xlsx",
        _cells("".join(f'<row r="{n}">{"<c/>" * 2500}</row>' for n in range(1, 1001))),
        "bomb",
    ),
    CorpusFile(
        "verkkokaava.xlsx",
        with_part(
            _SHEET,
            _SHEET_PART,
            b"</sheetData>",
            b'<row r="3"><c r="B3"><f>WEBSERVICE("http://x")</f></c></row></sheetData>',
        ),
        WARNED,
        (NOTE,),
        warnings=("formula_without_value",),
    ),
    _refused("tyhja_arkisto.docx", zipped({}), "unknown_format"),
)
