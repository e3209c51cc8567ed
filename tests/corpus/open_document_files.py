"""OpenDocument texts: good, odd and hostile."""

from tests.corpus.entry import READ, REFUSED, WARNED, CorpusFile
from tests.corpus.word_parts import zipped

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "office": f"{_OASIS}:office:1.0",
        "text": f"{_OASIS}:text:1.0",
        "table": f"{_OASIS}:table:1.0",
        "style": f"{_OASIS}:style:1.0",
        "draw": f"{_OASIS}:drawing:1.0",
        "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
_STYLES = (
    '<style:style style:name="P1" style:parent-style-name="Heading_20_2"/>'
    '<style:style style:name="L" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
)
_MANIFEST = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{}</m:manifest>'
HEADING = '<text:h text:outline-level="2">Hankinnat</text:h>'


def p(inside: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def items(*inside: str) -> str:
    return f"<text:list>{''.join(f'<text:list-item>{one}</text:list-item>' for one in inside)}</text:list>"


def cells(*texts: str, attributes: str = "") -> str:
    inside = "".join(f"<table:table-cell {attributes}>{p(text)}</table:table-cell>" for text in texts)
    return f"<table:table-row>{inside}</table:table-row>"


def odt(*body: str, edges: str = "", kind: str = "text", manifest: str = "", before: str = "", **more: str) -> bytes:
    content = (
        f"{before}<office:document-content {_NAMES}><office:automatic-styles>{_STYLES}</office:automatic-styles>"
        f"<office:body><office:{kind}>{''.join(body)}</office:{kind}></office:body></office:document-content>"
    )
    page = f'<style:master-page style:name="Standard">{edges}</style:master-page>'
    members: dict[str, str | bytes] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": content,
        "styles.xml": f"<office:document-styles {_NAMES}><office:master-styles>{page}</office:master-styles>"
        "</office:document-styles>",
        "META-INF/manifest.xml": _MANIFEST.format(manifest),
    }
    return zipped(members | {name.replace("__", "/"): data for name, data in more.items()})


_NOTE = (
    '<text:note text:note-class="{}"><text:note-citation>1</text:note-citation>'
    "<text:note-body>{}</text:note-body></text:note>"
)
_COMMENT = "<office:annotation><dc:creator>{}</dc:creator><dc:date>2026-03-17</dc:date>{}</office:annotation>"
_ROW_SPAN = (
    '<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Hankinnat</text:p></table:table-cell>'
    "<table:table-cell><text:p>Ohje on selkeä</text:p></table:table-cell><table:table-cell/></table:table-row>"
    "<table:table-row><table:covered-table-cell/><table:table-cell/><table:table-cell>"
    "<text:p>Seuranta puuttuu kokonaan</text:p></table:table-cell></table:table-row>"
)

FILES = (
    CorpusFile(
        "muistio.odt",
        odt(
            HEADING,
            items(p("Kriteerejä   ei\n käytetä<text:s text:c='2'/>laitteissa") + items(p("autoissa kyllä käytetään"))),
            p('<text:span text:style-name="L">Kulutusseuranta</text:span>'),
            p("- käsin kirjoitettu luetelma riittää"),
            p("Koulutus", "P1"),
            items(p("Ekotuki kokoontuu kuukausittain")),
        ),
        READ,
        texts=(
            "autoissa kyllä käytetään",
            "käsin kirjoitettu luetelma riittää",
            "Ekotuki kokoontuu kuukausittain",
        ),
        raws=("Kriteerejä ei käytetä  laitteissa",),
        layout="open_document",
    ),
    CorpusFile(
        "matriisi.odt",
        odt("<table:table>" + cells("Teema", "Vahvuudet", "Kehittämiskohteet") + _ROW_SPAN + "</table:table>"),
        READ,
        texts=("Ohje on selkeä", "Seuranta puuttuu kokonaan"),
    ),
    CorpusFile(
        "perustiedot.odt",
        odt(
            "<table:table>" + cells("Pvm", "17.3.2022") + cells("Haastateltavat", "rehtori") + "</table:table>",
            HEADING,
            items(p("Puitesopimus kattaa laitteet")),
        ),
        READ,
        texts=("Puitesopimus kattaa laitteet",),
        raws=("17.3.2022", "rehtori"),
    ),
    CorpusFile(
        "viitteet_ja_kommentit.odt",
        odt(
            HEADING,
            items(
                p(
                    "Ohje on hyväksytty"
                    + _NOTE.format("footnote", p("Ohje koskee vain laitehankintoja"))
                    + _NOTE.format("endnote", p("Ohjetta päivitetään joka syksy"))
                    + _COMMENT.format("Riikka Salonen", p("Koskeeko tämä myös autoja?"))
                )
            ),
        ),
        WARNED,
        texts=(
            "Ohje on hyväksytty",
            "Ohje koskee vain laitehankintoja",
            "Ohjetta päivitetään joka syksy",
            "Koskeeko tämä myös autoja?",
        ),
        absent=("Riikka Salonen",),
        warnings=("comments",),
    ),
    CorpusFile(
        "ruutu_ja_tunnisteet.odt",
        odt(
            HEADING,
            p(
                "Kriteerit ovat käytössä<draw:frame><draw:text-box>"
                + p("Ruudussa kerrotaan mallista")
                + "</draw:text-box></draw:frame>"
            ),
            edges="<style:header>"
            + p("Vierailu / Sammalkoski")
            + "</style:header><style:footer>"
            + p("Sivu 1")
            + "</style:footer>",
        ),
        READ,
        texts=("Kriteerit ovat käytössä", "Ruudussa kerrotaan mallista"),
        raws=("Vierailu / Sammalkoski", "Sivu 1"),
    ),
    CorpusFile(
        "muutokset_ja_piilot.odt",
        odt(
            '<text:tracked-changes><text:changed-region text:id="c"><text:deletion>'
            + p("POISTETTU")
            + "</text:deletion></text:changed-region></text:tracked-changes>",
            HEADING,
            items(p('Näkyvä kohta kerrotaan<text:span text:style-name="H"> salainen lisäys</text:span>')),
            '<text:section text:display="none">' + p("Piilotettu osa") + "</text:section>",
        ),
        WARNED,
        texts=("Näkyvä kohta kerrotaan",),
        raws=("Piilotettu osa",),
        absent=("POISTETTU",),
        warnings=("tracked_changes", "hidden_text"),
    ),
    CorpusFile(
        "makrot.odt", odt(HEADING, items(p("Teksti luetaan silti")), Basic__script="x"), WARNED, warnings=("macros",)
    ),
    CorpusFile("taulukko.ods", odt("", kind="spreadsheet"), REFUSED, reason="open_document_sheet"),
    CorpusFile("esitys.odp", odt("", kind="presentation"), REFUSED, reason="unknown_format"),
    CorpusFile("salattu.odt", odt(HEADING, manifest="<m:encryption-data/>"), REFUSED, reason="encrypted"),
    CorpusFile("entiteetti.odt", odt(HEADING, before='<!DOCTYPE x [<!ENTITY a "b">]>'), REFUSED, reason="unsafe_xml"),
    CorpusFile("syva.odt", odt("<text:list><text:list-item>" * 3000), REFUSED, reason="too_deep"),
    CorpusFile("tyhja.odt", odt(p("")), REFUSED, reason="no_text"),
)
