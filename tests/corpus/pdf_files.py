"""PDF files written by hand: text, wrapped lines, running heads, scans, encryption, damage."""

from tests.corpus.entry import REFUSED, WARNED, CorpusFile


def pdf(*pages: tuple[str, ...], trailer: str = "", content: bytes | None = None) -> bytes:
    """Return a PDF with one line of text a string; `trailer` is put beside /Root."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        drawn = content if content is not None else _drawn(lines)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        ]
    return _file(objects, trailer)


def _drawn(lines: tuple[str, ...]) -> bytes:
    shown = []
    for place, line in enumerate(lines):
        text = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
        shown.append(b"BT /F1 11 Tf 50 %d Td (%s) Tj ET" % (800 - 16 * place, text))
    return b"\n".join(shown)


def _file(objects: list[bytes], trailer: str) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, inside in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, inside)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = f"trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF".encode()
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


_NOTES = (
    "Muistio, Havulinna",
    "",
    "Hankinnat",
    "- Kriteerejä ei käytetä laitehankinnoissa, koska ohje on vanha",
    "eikä sitä ole päivitetty",
    "- Puitesopimus kattaa energiatehokkuu-",
    "den vaatimukset",
)
_HEADED = (
    ("Luonnos 1 / 2", "Hankinnat", "- Ohje on selkeä", "Sivu 1"),
    ("Luonnos 2 / 2", "- Tuki on lähellä", "Sivu 2"),
)
_HASH = "(12345678901234567890123456789012)"
_LOCK = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {_HASH} /U {_HASH} /P -4 >> /ID [(a) (a)]"

FILES = (
    CorpusFile(
        "muistio.pdf",
        pdf(_NOTES),
        WARNED,
        texts=(
            "Kriteerejä ei käytetä laitehankinnoissa, koska ohje on vanha eikä sitä ole päivitetty",
            "Puitesopimus kattaa energiatehokkuuden vaatimukset",
        ),
        warnings=("pdf_lines",),
        layout="pdf",
    ),
    CorpusFile(
        "tunnisteet.pdf",
        pdf(*_HEADED),
        WARNED,
        texts=("Ohje on selkeä", "Tuki on lähellä"),
        raws=("Luonnos 1 / 2", "Sivu 2"),
        warnings=("pdf_lines",),
    ),
    CorpusFile("sivu_kuvana.pdf", pdf(("- Ohje on selkeä",), ()), WARNED, warnings=("pdf_lines", "pictures")),
    CorpusFile("paate_vaarin.txt", pdf(("- Sisältö ratkaisee",)), WARNED, texts=("Sisältö ratkaisee",)),
    CorpusFile("skannattu.pdf", pdf((), ()), REFUSED, reason="scanned"),
    CorpusFile("salattu.pdf", pdf(_NOTES, trailer=_LOCK), REFUSED, reason="encrypted"),
    CorpusFile("katkennut.pdf", pdf(_NOTES)[:300], REFUSED, reason="damaged"),
    CorpusFile("vain_alku.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", REFUSED, reason="damaged"),
)
