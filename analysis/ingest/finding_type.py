"""What kind of observation a line is: by its column, heading, code or prefix, or by clear wording; else None."""

import re

from analysis.ingest.folding import fold, fold_tag
from analysis.model.codes import FindingType

_CODES = {
    "v": FindingType.STRENGTH,
    "+": FindingType.STRENGTH,
    "++": FindingType.STRENGTH,
    "s": FindingType.STRENGTH,
    "k": FindingType.DEVELOPMENT,
    "-": FindingType.DEVELOPMENT,
    "–": FindingType.DEVELOPMENT,
    "−": FindingType.DEVELOPMENT,
    "--": FindingType.DEVELOPMENT,
    "u": FindingType.DEVELOPMENT,
    "h": FindingType.GOOD_PRACTICE,
    "hk": FindingType.GOOD_PRACTICE,
    "p": FindingType.TIP,
    "?": FindingType.QUESTION,
    "c": FindingType.CONTEXT,
    "t": FindingType.CONTEXT,
}
# Tried in this order: "hyvät käytännöt" before anything that begins with "hyvä", questions last.
_NAMES = (
    (
        FindingType.GOOD_PRACTICE,
        r"hyva(?:t|n)? kayta(?:nto|nnot|nnon|ntoja)\w*|god(?:a)? praxis|good practices?|hyva toimintatapa",
    ),
    (
        FindingType.TIP,
        r"vink(?:ki|it|iksi|kina|keja)(?: muille| kunnalle| kunnille| meilta vierailijoilta)?|tips(?:et)?|tip|rad|neuvot?|suositu(?:s|kset)",
    ),
    (
        FindingType.STRENGTH,
        r"vahvuu(?:s|det|tena|deksi|ksia|ksien)|vahv|styrk(?:a|or)|strengths?|plussaa?|myonteista|onnistumi(?:nen|set|sia)|"
        r"hyvaa|hyva juttu|toimii(?: hyvin)?|mika toimii(?: hyvin)?|bra|mita hyvaa|vad fungerar(?: bra| val)?|positiivista",
    ),
    (
        FindingType.DEVELOPMENT,
        r"kehit(?:ettavaa|ettavat|tamiskohde|tamiskohteet|tamiskohteita|tamiskohteena|tamistarpeet|tamisalueet|yskohteet|tamisehdotukset)"
        r"|kehit(?:t|ys|ett)?|kehitt?am?|keh|kehitt?\.? ?kohde|utvecklingsobjekt|utvecklingsomrade(?:n)?|att utveckla|svagheter"
        r"|development areas?|to develop|haaste(?:et|ena)?|ongelma|miinusta|puuttee?t|puute|mita (?:pitaisi|voisi|tulisi) kehittaa"
        r"|mita kehitettavaa|vad borde utvecklas|vad kan utvecklas",
    ),
    (
        FindingType.QUESTION,
        r"(?:avoi(?:n|met) )?kysymy(?:s|kset)|(?:oppna )?frag(?:a|or)|questions?|selvitettavaa|avoimet asiat",
    ),
    (FindingType.CONTEXT, r"tausta(?:tieto(?:a|ja)?)?|bakgrund(?:sinformation)?|context|background"),
)
_NAME_PATTERNS = tuple((kind, re.compile(rf"(?:{pattern})")) for kind, pattern in _NAMES)
_SEPARATOR = re.compile(r"\s*(?:[,;:/|()?]|\s[–-]\s)\s*")
_LONGEST_NAME = 80

_TIP_OPENING = re.compile(
    r"^(?:suosittelen|kannattaa|aloit(?:a|takaa)|muista(?:kaa)|\w{3,}(?:kaa|tkaa)|lat |borja |kom ihag |det lonar sig)\b"
)
# Words that look like a second-person imperative and are none.
_NO_IMPERATIVE = re.compile(r"^(?:paikkaa|aikaa|rahkaa|vaikkaa|tarkkaa|matkaa|ruokaa|tukkaa|poikkaa)\b")
_LACK = re.compile(
    r"\b(?:puuttu\w+|puute\w*|ei ole|eiole|ei oo|eivat ole|ei seurata|ei tiede?ta|ei olla|saknas|ingen|inte|aldrig|"
    r"yhden (?:henkilon|ihmisen|miehen) (?:varassa|harteilla)|jaa(?:nyt|neet) tekematta|hiipunut|unohtu\w+|"
    r"ei (?:kukaan|mitaan|yhtaan|kerrota|tehda|jaeta|saada|osata|nay|raportoida)|kukaan ei|mikaan ei|mitaan ei)\b"
)
_DOUBT = re.compile(r"(?:kehit\w*\.? ?(?:kohde)?|vahvuus|styrka|neutraali)\s*(?:vai|eller)\s*(?:\w+)", re.IGNORECASE)


def type_of_tag(tag: str) -> FindingType | None:
    """Return the type that a column, heading, question or code names; None where it names none."""
    code = tag.strip().lower().strip(" .:()")
    if code in _CODES:
        return _CODES[code]
    folded = fold_tag(tag)
    if not folded or len(folded) > _LONGEST_NAME:
        return None
    candidates = [folded, *(part.strip(" .") for part in _SEPARATOR.split(folded))]
    for candidate in candidates:
        for kind, pattern in _NAME_PATTERNS:
            if candidate and pattern.fullmatch(candidate):
                return kind
    return _opening_name(folded)


def _opening_name(folded: str) -> FindingType | None:
    """A heading may go on after the name: "hyvä käytäntö, jonka haluat jakaa", "vinkit meiltä vierailijoilta"."""
    for kind, pattern in _NAME_PATTERNS:
        match = pattern.match(folded)
        if match and len(match.group()) >= 5 and not folded[match.end() : match.end() + 1].isalnum():
            return kind
    return None


def type_of_wording(text: str) -> FindingType | None:
    """Return the type that the words of a text tell clearly; None when they do not."""
    folded = fold(text)
    if text.rstrip().endswith("?") and not text.rstrip().endswith("(?") and "??" not in text:
        return FindingType.QUESTION
    if _TIP_OPENING.match(folded) and not _NO_IMPERATIVE.match(folded):
        return FindingType.TIP
    if _LACK.search(folded):
        return FindingType.DEVELOPMENT
    return None


def doubts_type(text: str) -> bool:
    """Return whether the writer says that the type is open ("kehitt.kohde vai neutraali?")."""
    return _DOUBT.search(fold(text)) is not None
