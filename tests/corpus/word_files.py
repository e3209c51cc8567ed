"""Word files: good, odd and hostile."""

from tests.corpus.entry import READ, REFUSED, WARNED, CorpusFile
from tests.corpus.word_parts import MACRO_MAIN, W, cell, docx, item, para, row, run, table, zipped

HEADING = para("Hankinnat", "Otsikko2")
_MERGE_ON, _MERGE_DOWN = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF {} = 1 "HAKU-X" </w:instrText></w:r>'
    + run("HAKU-Y")
    + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + run("12 kohdetta")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent>'
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox>"
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def _comment(number: int, author: str, text: str) -> str:
    return f'<w:comment w:id="{number}" w:author="{author}" w:initials="X">{para(text)}</w:comment>'


def _at(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def _note(kind: str, number: int, text: str) -> str:
    return f'<w:{kind} w:id="{number}">{para(text)}</w:{kind}>'


def _changed(tag: str, text: str) -> str:
    text_tag = "delText" if tag in ("del", "moveFrom") else "t"
    return f'<w:{tag} w:id="9" w:author="Anna Nieminen"><w:r><w:{text_tag}>{text}</w:{text_tag}></w:r></w:{tag}>'


def _control(inside: str, *, asks: bool = False) -> str:
    return f"<w:sdt><w:sdtPr>{'<w:showingPlcHdr/>' * asks}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


FILES = (
    CorpusFile(
        "otsikot_tyyleista.docx",
        docx(
            para("Muistio", "Otsikko2"),
            para("Kulutusseuranta", "Oma"),
            item("Tuntidata tulee järjestelmään"),
            para("Hankinnat", "Taso"),
            item("Kriteerit ovat käytössä"),
        ),
        READ,
        texts=("Tuntidata tulee järjestelmään", "Kriteerit ovat käytössä"),
        layout="word_headings",
    ),
    CorpusFile(
        "lihavoidut_otsikot.docx",
        docx(
            para(run("Hankinnat", "<w:b/>")),
            item("Ohje päivitettiin keväällä"),
            para(run("Kulutus", '<w:rStyle w:val="Voimakas"/>') + run("seuranta", "<w:b/>")),
            item("Hälytykset tulevat huollolle"),
            para("Koulutus ja viestintä", "Lihava"),
            item("Ekotuki kokoontuu kuukausittain"),
            para(run("Katselmukset", '<w:b w:val="0"/>'), "Lihava"),
        ),
        READ,
        texts=("Ohje päivitettiin keväällä", "Hälytykset tulevat huollolle", "Ekotuki kokoontuu kuukausittain"),
    ),
    CorpusFile(
        "luettelot.docx",
        docx(
            HEADING,
            item("Kriteerejä ei käytetä laitteissa"),
            item("autoissa kyllä käytetään", 1),
            para("- käsin kirjoitettu luetelma riittää"),
            para("Viivatyyli tekee luetelman myös", "Viivat"),
            para(
                "<w:r><w:t>Lista samassa kappaleessa:</w:t><w:br/><w:t>- ensimmäinen kohta toimii</w:t><w:br/>"
                "<w:t>- toinen kohta toimii</w:t></w:r>"
            ),
        ),
        READ,
        texts=(
            "autoissa kyllä käytetään",
            "käsin kirjoitettu luetelma riittää",
            "Viivatyyli tekee luetelman myös",
            "ensimmäinen kohta toimii",
            "toinen kohta toimii",
        ),
    ),
    CorpusFile(
        "perustiedot_taulukossa.docx",
        docx(
            table(row("Pvm", "17.3.2022 klo 9"), row("Haastateltavat", "kiinteistöpäällikkö"), row("Paikka", "Teams")),
            HEADING,
            item("Puitesopimus kattaa laitteet"),
        ),
        READ,
        texts=("Puitesopimus kattaa laitteet",),
        raws=("17.3.2022 klo 9", "kiinteistöpäällikkö"),
    ),
    CorpusFile(
        "matriisi_yhdistetyt.docx",
        docx(
            table(
                row(cell("Vertaisoppimisvierailu", properties='<w:gridSpan w:val="3"/>')),
                row("Teema", "Vahvuudet", "Kehittämiskohteet"),
                row(cell("Hankinnat", properties=_MERGE_ON), "Ohje on selkeä / Tuki toimii", ""),
                row(cell("", properties=_MERGE_DOWN), "", "Seuranta puuttuu kokonaan"),
                row("Kulutusseuranta", cell("Mittarit vaihdettiin", properties='<w:gridSpan w:val="2"/>')),
            )
        ),
        READ,
        texts=("Ohje on selkeä", "Tuki toimii", "Seuranta puuttuu kokonaan", "Mittarit vaihdettiin"),
        layout="word_matrix",
    ),
    CorpusFile(
        "rivinvaihdot_solussa.docx",
        docx(
            table(
                row("Teema", "Vahvuudet", "Kehittämiskohteet"),
                row(
                    "Hankinnat",
                    cell(
                        para("<w:r><w:t>Ohje on hyvä</w:t><w:br/><w:t>Tuki on lähellä</w:t></w:r>"),
                        para("Malli on jaettu"),
                    ),
                    "",
                ),
            )
        ),
        READ,
        texts=("Ohje on hyvä", "Tuki on lähellä", "Malli on jaettu"),
    ),
    CorpusFile(
        "sisataulukko.docx",
        docx(
            table(
                row("Teema", "Vahvuudet", "Kehittämiskohteet"),
                row(
                    "Hankinnat",
                    cell("Ohje on selkeä", table(row("Laitteet saatiin mukaan", "Autot saatiin mukaan"))),
                    "",
                ),
            )
        ),
        READ,
        texts=("Ohje on selkeä", "Laitteet saatiin mukaan", "Autot saatiin mukaan"),
    ),
    CorpusFile(
        "tekstiruutu.docx",
        docx(HEADING, para(run("Kriteerit ovat käytössä") + _BOX.format(para("Ruudussa kerrotaan mallista")))),
        READ,
        texts=("Kriteerit ovat käytössä", "Ruudussa kerrotaan mallista"),
    ),
    CorpusFile(
        "sisallonohjaus.docx",
        docx(
            HEADING,
            _control(item("Lomakkeen kentässä on havainto")),
            para(run("Päätös: ") + _control(run("kriteerit otetaan käyttöön"))),
            para(_control(run("Kirjoita teksti napsauttamalla tätä."), asks=True)),
            _control(table(row("Taulukko kentän sisällä toimii", _control(cell("Solu kentän sisällä toimii"))))),
        ),
        READ,
        texts=("Lomakkeen kentässä on havainto", "Taulukko kentän sisällä toimii", "Solu kentän sisällä toimii"),
        raws=("Päätös: kriteerit otetaan käyttöön", "Kirjoita teksti napsauttamalla tätä."),
    ),
    CorpusFile(
        "viitteet.docx",
        docx(
            HEADING,
            item(run("Ohje on hyväksytty") + _at("footnote", 2) + _at("endnote", 3)),
            footnotes='<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
            + _note("footnote", 2, "Ohje koskee vain laitehankintoja"),
            endnotes=_note("endnote", 3, "Ohjetta päivitetään joka syksy"),
        ),
        READ,
        texts=("Ohje on hyväksytty", "Ohje koskee vain laitehankintoja", "Ohjetta päivitetään joka syksy"),
    ),
    CorpusFile(
        "kommentit.docx",
        docx(
            HEADING,
            item(run("Kriteerit ovat käytössä") + _at("comment", 1) + _at("comment", 2)),
            comments=_comment(1, "Riikka Salonen", "Koskeeko tämä myös autoja?")
            + _comment(2, "Kiinteistöpäällikkö", "Salosen Riikka tietää tarkemmin määristä")
            + _comment(7, "Pekka Virtanen", "Tähän ei viitata mistään kohdasta"),
        ),
        WARNED,
        texts=("Koskeeko tämä myös autoja?", "Tähän ei viitata mistään kohdasta"),
        absent=("Riikka Salonen", "Pekka Virtanen"),
        warnings=("comments",),
    ),
    CorpusFile(
        "muutokset.docx",
        docx(
            HEADING,
            item(run("Ohje on ") + _changed("ins", "uusi") + _changed("del", "VANHA")),
            item(_changed("moveFrom", "SIIRRETTY POIS")),
            item(_changed("moveTo", "Siirretty kohta luetaan tästä")),
            para(run("Kappaleet on "), properties='<w:rPr><w:del w:id="1"/></w:rPr>'),
            para("yhdistetty tarkistuksessa"),
            table(row("POISTETTU RIVI", properties='<w:del w:id="2"/>'), row("Jäljelle jäänyt rivi luetaan")),
        ),
        WARNED,
        texts=("Ohje on uusi", "Siirretty kohta luetaan tästä", "Kappaleet on yhdistetty tarkistuksessa"),
        absent=("VANHA", "SIIRRETTY POIS", "POISTETTU RIVI"),
        warnings=("tracked_changes",),
    ),
    CorpusFile(
        "ylatunniste.docx",
        docx(
            HEADING,
            item("Kriteerit ovat käytössä"),
            header1=para("Vertaisoppimisvierailu / Sammalkoski"),
            footer1=para("Kirjasi Satu Laine, sivu 1"),
        ),
        READ,
        texts=("Kriteerit ovat käytössä",),
        raws=("Vertaisoppimisvierailu / Sammalkoski", "Kirjasi Satu Laine, sivu 1"),
    ),
    CorpusFile(
        "piilotettu_teksti.docx",
        docx(
            HEADING,
            item(run("Näkyvä kohta kerrotaan") + run(" salainen lisäys", "<w:vanish/>")),
            item(run("Kokonaan piilossa oleva", '<w:rStyle w:val="Piilo"/>')),
            table(row("Piilotettu taulukon rivi", properties="<w:hidden/>"), row("Näkyvä taulukon rivi kerrotaan")),
        ),
        WARNED,
        texts=("Näkyvä kohta kerrotaan", "Näkyvä taulukon rivi kerrotaan"),
        raws=(" salainen lisäys", "Kokonaan piilossa oleva", "Piilotettu taulukon rivi"),
        warnings=("hidden_text",),
    ),
    CorpusFile(
        "kentat.docx",
        docx(
            para("Sisällys", "Sisluet1"),
            HEADING,
            item(run("Katselmoitu ") + _FIELD + run(" vuonna 2021")),
            item('<w:fldSimple w:instr="REF x">' + run("Viittaus kenttään näkyy tuloksena") + "</w:fldSimple>"),
        ),
        READ,
        texts=("Katselmoitu 12 kohdetta vuonna 2021", "Viittaus kenttään näkyy tuloksena"),
        absent=("HAKU-X", "HAKU-Y"),
    ),
    CorpusFile(
        "kesken_jaanyt_kentta.docx",
        docx(HEADING, item('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'), item("Kentän jälkeen kaikki luetaan")),
        READ,
        texts=("Kentän jälkeen kaikki luetaan",),
    ),
    CorpusFile(
        "makrot.docm",
        docx(
            HEADING, item("Makrotiedoston teksti luetaan"), content_type=MACRO_MAIN, word__vbaProject_dot_bin=b"\0VBA"
        ),
        WARNED,
        texts=("Makrotiedoston teksti luetaan",),
        warnings=("macros",),
    ),
    CorpusFile(
        "toinen_paaosa.docx",
        docx(HEADING, item("Pääosa on toisella nimellä"), main="word/document2.xml"),
        READ,
        texts=("Pääosa on toisella nimellä",),
    ),
    CorpusFile(
        "tiukka_muoto.docx",
        zipped(
            {
                "word/document.xml": docx(HEADING)
                and f'<w:document xmlns:w="{W}"><w:body>{para(run("Hankinnat", "<w:b/>"))}'
                f"{item('Tiukka muoto luetaan samoin')}</w:body></w:document>".replace(
                    W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
                ),
            }
        ),
        READ,
        texts=("Tiukka muoto luetaan samoin",),
    ),
    CorpusFile(
        "kuva.docx",
        docx(HEADING, item("Kuvan vieressä on teksti"), para("<w:r><w:drawing/></w:r>")),
        WARNED,
        texts=("Kuvan vieressä on teksti",),
        warnings=("pictures",),
    ),
    CorpusFile(
        "vaara_paate.txt", docx(HEADING, item("Sisältö ratkaisee muodon")), READ, texts=("Sisältö ratkaisee muodon",)
    ),
    CorpusFile(
        "entiteetit.docx",
        zipped(
            {
                "word/document.xml": '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
                f'<w:document xmlns:w="{W}"><w:body>{para("x &b;".replace("&amp;", "&"))}</w:body></w:document>'
            }
        ),
        REFUSED,
        reason="unsafe_xml",
    ),
    CorpusFile(
        "ulkoinen_entiteetti.docx",
        docx(
            HEADING,
            comments="",
            word__styles_dot_xml='<!DOCTYPE s SYSTEM "http://malli.example/s.dtd"><s/>',
        ),
        REFUSED,
        reason="unsafe_xml",
    ),
    CorpusFile(
        "syvat_elementit.docx",
        zipped(
            {
                "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>'
                + "<w:sdt>" * 5000
                + "</w:sdt>" * 5000
                + "</w:body></w:document>"
            }
        ),
        REFUSED,
        reason="too_deep",
    ),
    CorpusFile("rikki.docx", zipped({"word/document.xml": "<w:document"}), REFUSED, reason="damaged"),
    CorpusFile("ilman_runkoa.docx", zipped({"word/document.xml": "<d/>"}), REFUSED, reason="damaged"),
    CorpusFile("tyhja.docx", docx(para("")), REFUSED, reason="no_text"),
)
