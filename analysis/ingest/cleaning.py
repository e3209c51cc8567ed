"""The text of a finding, cleaned of what typing and file formats leave behind. The raw line stays as it is."""

import html
import re
import unicodedata
from dataclasses import dataclass

_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Excel writes control characters as escapes: "rivi_x000D_".
_ESCAPED_CONTROL = re.compile(r"_x00(?:0[0-9A-F]|1[0-9A-F]|7F)_", re.IGNORECASE)
# Web exports leave these few; other ampersands are text.
_ENTITY = re.compile(r"&(?:nbsp|amp|quot|apos|lt|gt|shy|[aouAOU]uml|[aA]ring|ndash|mdash|[lr][ds]quo|#\d{2,5});")
# "energiatehokkuu-\ndessa": a hyphen at a line's end between lower-case letters was put there by a typesetter;
# a soft hyphen there always was. "sähkö-\nja lämpö" keeps its own.
_LINE_END_HYPHEN = re.compile(
    r"(?<=[a-zåäö]{2})[-\u2010][ \t]*[\r\n\x0b]+[ \t]*(?!(?:ja|tai|sekä|eli|och|eller|samt|and|or)\b)(?=[a-zåäö]{2})|"
    r"\u00ad[ \t]*[\r\n\x0b]+[ \t]*"
)
# Markdown's links, escapes and line breaks; "_x_" within a word is a name of a file.
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\((?:https?:|mailto:|#|/|\.)[^()\s]*\)")
_ESCAPE = re.compile(r"\\([-*_#.!()\[\]+>|`])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# Of these letters and signs nothing has to be mended; most lines hold no others.
_PLAIN = re.compile(r"[A-Za-z0-9åäöÅÄÖ .,:;!?()/%+'\"”’€–-]*")
_SPACES = re.compile(r" {2,}")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])([^*_\n]*[^\s*_])\1(?![\w*])")
# One way to write a quote and an apostrophe, as Finnish and Swedish do; straight ones stay.
_ONE_WAY = str.maketrans(
    {
        **dict.fromkeys("“„‟«»〝〞", "”"),
        **dict.fromkeys("‘‚‛", "’"),
        "\u2010": "-",
        "\u2011": "-",
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
    }
)
# Marks that Word and Outlook write for bullets when a list is pasted as text; \uf0b7 and its like are Symbol's.
_GLUED = "–—•·▪◦‣●○■□▫►▶➢➤✓✔⁃∙\uf0b7\uf0a7\uf0d8\uf0fc"
_BULLET = re.compile(
    rf"^\s*(?:(?P<task>[-*+]\s+\[[ xX]?\])\s+|"
    rf"(?P<mark>[-*+?o§−‒―{_GLUED}])\s+|(?P<glued>[{_GLUED}])|(?P<number>\(?\d{{1,2}}[.)]|[a-zåäö]\))\s+(?=\D))"
)
# A mark of what an earlier program could not read, a byte shown as \xe4, or UTF-8 once read as Windows-1252.
_UNREADABLE = re.compile("\ufffd|\\\\x[89a-f][0-9a-f]|Ã[¤¶¥„–…\u0084\u0085\u0096]|â€[œ“”™¢]")


@dataclass(frozen=True, slots=True)
class Bullet:
    """A text without its bullet mark, and the mark; an empty mark where there is none."""

    mark: str
    text: str


def clean(raw: str) -> str:
    """Return the text in NFC, without soft hyphens, odd spaces, control characters and broken lines."""
    if _PLAIN.fullmatch(raw):
        return _SPACES.sub(" ", raw).strip()
    text = _ENTITY.sub(lambda found: html.unescape(found.group()), _BREAK.sub("\n", raw))
    text = _ESCAPED_CONTROL.sub("\n", unicodedata.normalize("NFC", text))
    text = _INVISIBLE.sub("", _LINE_END_HYPHEN.sub("", text))
    text = _ODD_SPACE.sub(" ", _CONTROL.sub(" ", text)).translate(_ONE_WAY)
    text = _SLANTED.sub(r"\2", _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", text)))
    text = _ESCAPE.sub(r"\1", text)
    return _SPACES.sub(" ", text).strip()


def is_unreadable(raw: str) -> bool:
    """Return whether some letters of a line were lost on its way: a person has to look what it said."""
    return _UNREADABLE.search(raw) is not None


def split_bullet(text: str) -> Bullet:
    """Take the bullet mark off a text."""
    match = _BULLET.match(text)
    if match is None:
        return Bullet("", text.strip())
    mark = match["mark"] or match["glued"] or match["task"] or match["number"]
    return Bullet(mark, text[match.end() :].strip())
