"""E-mails as programs save them: charsets, HTML, attachments, quoted and forwarded mails."""

from email.message import EmailMessage

from tests.corpus.entry import READ, WARNED, CorpusFile

NOTE = "kriteerejä ei käytetä laitteissa"
BODY = f"Hei!\n\nHankinnat\n- {NOTE}\n"
SECRET = ("Korpela", "riikka@")


def _message(
    subject: str = "Lisäyksiä Havulinnasta", sender: str = "Riikka Korpela <riikka@x.example>"
) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "r@y.example", subject
    message["Date"] = "Mon, 23 Mar 2026 08:41:00 +0200"
    return message


def _plain(body: str, charset: str = "utf-8", cte: str | None = None, **about: str) -> bytes:
    message = _message(**about)
    message.set_content(body, charset=charset, cte=cte)
    return message.as_bytes()


def _html(html: str, plain: str | None = None, attachment: str = "") -> bytes:
    message = _message()
    if plain is None:
        message.set_content(html, subtype="html")
    else:
        message.set_content(plain)
        message.add_alternative(html, subtype="html")
    if attachment:
        message.add_attachment(b"PK...", maintype="application", subtype="octet-stream", filename=attachment)
    return message.as_bytes()


def _raw(headers: str, body: bytes) -> bytes:
    base = "From: =?utf-8?Q?P=C3=A4ivi_Korpela?= <riikka@x.example>\r\nTo: r@y.example\r\nSubject: Hankinnat\r\n"
    return (base + headers + "\r\n").encode() + body


OUTLOOK = f"""{BODY}
Ystävällisin terveisin
Riikka Korpela
040 123 4567

________________________________
Lähettäjä: Onni Lahtinen
Lähetetty: maanantai 23. maaliskuuta 2026 8.41
Vastaanottaja: Riikka Korpela
Aihe: Muistio

Meillä ei ole seurantaa ollenkaan.
"""
FORWARDED = f"""FYI

-----Alkuperäinen viesti-----
Lähettäjä: Onni Lahtinen <onni@x.example>
Lähetetty: 23.3.2026
Aihe: Muistio

Hankinnat
- {NOTE}
"""
SWEDISH = """Hej!

Upphandling
- inga energikrav ställs på apparater

PS. Larmen fungerar bra

Med vänlig hälsning
Riikka Korpela

Den mån 23 mars 2026 kl 08:41 skrev Onni Lahtinen <onni@x.example>:
> vi har ingen uppföljning
"""
PAGE = f"""<html><head><style>p {{ color: red }}</style></head><body>
<p>Hankinnat</p><ul><li>{NOTE}</li></ul>
<script>alert(1)</script><img src="http://spy.example/x.gif">
<blockquote><p>vanha teksti</p></blockquote></body></html>"""
FLOWED = f"Hankinnat\r\n- kriteerit puuttuvat, sillä \r\nohjetta ei ole\r\n- {NOTE}\r\n".encode()

FILES = (
    CorpusFile("viesti.eml", _plain(BODY), READ, texts=(NOTE,), absent=SECRET, layout="email"),
    CorpusFile("viesti_8859.eml", _plain(BODY, "iso-8859-1", "quoted-printable"), READ, texts=(NOTE,), absent=SECRET),
    CorpusFile("viesti_base64.eml", _plain(BODY, "utf-8", "base64"), READ, texts=(NOTE,), absent=SECRET),
    CorpusFile(
        "vastaus_outlook.eml",
        _plain(OUTLOOK),
        READ,
        texts=(NOTE,),
        absent=("Lahtinen", "riikka@"),
        raws=("Meillä ei ole seurantaa ollenkaan.",),
        layout="email",
    ),
    CorpusFile(
        "VS muistio.eml", _plain(FORWARDED, subject="VS: Muistio"), READ, texts=(NOTE,), absent=("Lahtinen", "onni@")
    ),
    CorpusFile(
        "svar.eml",
        _plain(SWEDISH),
        READ,
        texts=("inga energikrav ställs på apparater",),
        raws=("> vi har ingen uppföljning",),
    ),
    CorpusFile(
        "html.eml", _html(PAGE), READ, texts=(NOTE,), absent=("color", "alert", "spy.example"), raws=("> vanha teksti",)
    ),
    CorpusFile("moniosainen.eml", _html(PAGE, BODY), READ, texts=(NOTE,), absent=("vanha teksti",)),
    CorpusFile("tyhja_teksti_ja_html.eml", _html(PAGE, " \n"), READ, texts=(NOTE,)),
    CorpusFile(
        "liitteet.eml",
        _html(PAGE, BODY, "Haastattelu ä.docx"),
        WARNED,
        texts=(NOTE,),
        raws=("Haastattelu ä.docx",),
        warnings=("attachments",),
    ),
    CorpusFile(
        "vaarin_ilmoitettu.eml",
        _raw("Content-Type: text/plain; charset=us-ascii\r\n", BODY.encode("cp1252")),
        WARNED,
        texts=(NOTE,),
        absent=("Korpela", "Päivi"),
        warnings=("encoding_guessed",),
    ),
    CorpusFile(
        "tuntematon_merkisto.eml",
        _raw("Content-Type: text/plain; charset=x-mac-unknown\r\n", BODY.encode()),
        READ,
        texts=(NOTE,),
    ),
    CorpusFile(
        "juokseva.eml",
        _raw("Content-Type: text/plain; charset=utf-8; format=flowed\r\n", FLOWED),
        READ,
        texts=("kriteerit puuttuvat, sillä ohjetta ei ole", NOTE),
    ),
    CorpusFile(
        "otsakkeita.eml",
        b"Delivered-To: a@b.example\r\nX-Spam: no\r\n" + _plain(BODY),
        READ,
        texts=(NOTE,),
        layout="email",
    ),
    CorpusFile(
        "tyhja_viesti.eml",
        _raw("Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n", b"iVBORw0KGgo="),
        READ,
        raws=("Hankinnat",),
    ),
)
