"""How mail programs mark what is no new text: heads of older mails, quotes, greetings and signatures."""

import re
from collections.abc import Sequence

_WHO = re.compile(r"^\W{0,3}(?:from|to|cc|bcc|lähettäjä|vastaanottajat?|kopio|från|till|kopia)\s?\*?:", re.IGNORECASE)
_WHEN = re.compile(
    r"^\W{0,3}(?:sent|date|subject|lähetetty|päivämäärä|pvm|päiväys|aihe|skickat|datum|ämne|importance|tärkeys|"
    r"attachments|liitteet|bifogade filer|bilagor)\s?\*?:",
    re.IGNORECASE,
)
_SENDER = re.compile(r"^\W{0,3}(?:from|lähettäjä|från)\s?\*?:", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"^\s*(?:-{2,}\s*(?:original message|alkuperäinen viesti|ursprungligt meddelande)|_{10,}\s*$)", re.IGNORECASE
)
_FORWARD = re.compile(
    r"^\s*(?:-{2,}\s*)?(?:(?:begin )?forwarded message|välitetty viesti|edelleenlähetetty viesti|"
    r"vidarebefordrat (?:meddelande|brev))\b",
    re.IGNORECASE,
)
_FORWARDED_SUBJECT = re.compile(r"^\s*(?:vs|fw|fwd|vb|wg|vl)\s*:", re.IGNORECASE)
_QUOTED = re.compile(r"^\s*>")
# "ma 23.3.2026 klo 8.41 Onni Lahtinen (x@y) kirjoitti:", "Den mån 23 mars skrev Onni <x@y>:"
_INTRODUCES = re.compile(r"\b(?:kirjoitti|skrev|wrote)\b[^.!?]{0,80}:\s*$|\bkirjoitti [^.!?]{0,60}:\s*$", re.IGNORECASE)
_DATED = re.compile(r"\d{4}|\bklo\b|\bkl\b")
_CLOSING = re.compile(
    r"^(?:terkuin|terkkuja|terveisin|terv|t|yst(?:ävällisin)?\.? ?terv\w*|ystävällisesti|parhain terveisin|kiittäen|yt|"
    r"med vänlig(?:a)? hälsning(?:ar)?|vänliga? hälsning(?:ar)?|mvh|hälsningar|hälsar|"
    r"best regards|kind regards|warm regards|regards|best|sincerely|br)\b[\s.,:!]*(?:[\w-]{0,20} ?){0,2}[.!]?$",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"^(?:lähetetty (?:iphone|ipad|android|samsung|outlook|älypuhelim)\w*|skickat från min|sent from my|"
    r"get outlook for|hanki outlook|hämta outlook)\b",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"^(?:p\.?\s?s\.?|lisäys|tillägg)\s*[:.]?\s+\w", re.IGNORECASE)


def head_length(lines: Sequence[str], start: int) -> int:
    """Return how many lines a head of an older mail takes from here: a sender, and when or what; 0 for none."""
    if not _SENDER.match(lines[start]):
        return 0
    end = start
    while end < len(lines) and end - start < 10 and (_WHO.match(lines[end]) or _WHEN.match(lines[end])):
        end += 1
    return end - start if any(_WHEN.match(line) for line in lines[start:end]) else 0


def tells_who(line: str) -> bool:
    """Return whether a line of a head holds people's names and addresses."""
    return _WHO.match(line) is not None


def opens_older_mail(line: str) -> bool:
    """Return whether everything below a line is an older mail."""
    return _SEPARATOR.match(line) is not None


def opens_forward(line: str) -> bool:
    """Return whether a mail that somebody sent on begins here."""
    return _FORWARD.match(line) is not None


def is_forwarded(subject: str) -> bool:
    """Return whether the subject says that the mail was sent on."""
    return _FORWARDED_SUBJECT.match(subject) is not None


def is_quoted(line: str) -> bool:
    """Return whether a line is quoted from an older mail."""
    return _QUOTED.match(line) is not None


def introduces_quote(line: str, following: str = "") -> bool:
    """Return whether a line, perhaps broken in two, says who wrote what is quoted below."""
    is_broken = _DATED.search(line) is not None and not is_quoted(following)
    return _INTRODUCES.search(line) is not None or (is_broken and _INTRODUCES.search(following) is not None)


def closes(line: str) -> bool:
    """Return whether a signature begins here."""
    bare = line.strip()
    return bare in ("--", "-- ", "—") or _CLOSING.match(bare) is not None or _DEVICE.match(bare) is not None


def is_postscript(line: str) -> bool:
    """Return whether text goes on below the signature."""
    return _POSTSCRIPT.match(line.strip()) is not None
