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
    "gp": FindingType.GOOD_PRACTICE,
    "p": FindingType.TIP,
    "?": FindingType.QUESTION,
    "c": FindingType.CONTEXT,
    "t": FindingType.CONTEXT,
}
# Tried in this order: "hyvät käytännöt" before anything that begins with "hyvä", questions last.
_NAMES = (
    (
        FindingType.GOOD_PRACTICE,
        r"hyv(?:a|at|an|ia) kayta(?:nto|nnot|nnon|ntoja)\w*|god(?:a)? praxis|good practices?|hyva toimintatapa",
    ),
    (
        FindingType.TIP,
        r"vink(?:ki|it|iksi|kina|keja)(?: toisille|muille| kunnalle| kunnille| meilta vierailijoilta)?|tips(?:et)?|"
        r"tip|rad|neuvot?|suositu(?:s|kset)",
    ),
    (
        FindingType.STRENGTH,
        r"vahvuu(?:s|det|tena|deksi|ksia|ksien)|vahv|styrk(?:a|or)|strengths?|plussaa?|myonteista|"
        r"onnistumi(?:nen|set|sia)|"
        r"hyvaa|hyva juttu|toimii(?: hyvin)?|mika toimii(?: hyvin)?|bra|mita hyvaa|vad fungerar(?: bra|"
        r" val)?|positiivista",
    ),
    (
        FindingType.DEVELOPMENT,
        r"kehit(?:ettavaa|ettavat|tamiskohde|tamiskohteet|tamiskohteita|tamiskohteena|tamistarpeet|"
        r"tamisalueet|yskohteet|yskohteita|yskohdat|yskohtia|tamisehdotukset)"
        r"|kehit(?:t|ys|ett)?|kehitt?am?|keh|kehitt?\.? ?kohde|utvecklingsobjekt|utvecklingsomrade(?:n)?|"
        r"att utveckla|svagheter|heikkou(?:s|det|ksia)"
        r"|development areas?|to develop|haaste(?:et|ena|ita)?|ongelma(?:t|kohdat|kohtia)?|ongelmia|miinusta|"
        r"puuttee?t|puute|"
        r"mita (?:pitaisi|voisi|tulisi) kehittaa"
        r"|mita kehitettavaa|vad borde utvecklas|vad kan utvecklas",
    ),
    (
        FindingType.QUESTION,
        r"(?:avoi(?:n|met|mia) )?kysymy(?:s|kset|ksia)|kysyttavaa|(?:oppna |oppen )?frag(?:a|or)|(?:open )?questions?|"
        r"selvitettavaa|avoimet asiat|avoimia asioita|auki",
    ),
    (FindingType.CONTEXT, r"tausta(?:tieto(?:a|ja)?)?|bakgrund(?:sinformation)?|context|background"),
)
_NAME_PATTERNS = tuple((kind, re.compile(rf"(?:{pattern})")) for kind, pattern in _NAMES)
_SEPARATOR = re.compile(r"\s*(?:[,;:/|()?]|\s[–-]\s)\s*")
_LONGEST_NAME = 80

_TIP_OPENING = re.compile(
    r"^(?:suosittelen|kannattaa|aloit(?:a|takaa)|muista(?:kaa)|\w{3,}(?:kaa|tkaa)|lat |borja |kom ihag |"
    r"det lonar sig)\b"
)
# Words that look like a second-person imperative and are none.
_NO_IMPERATIVE = re.compile(r"^(?:paikkaa|aikaa|rahkaa|vaikkaa|tarkkaa|matkaa|ruokaa|tukkaa|poikkaa)\b")
_LACK = re.compile(
    r"^(?:ei|eika|eipa|ingen|inga|inget) (?!ongelm|valittam|moitittav|haittaa|tarvit|tartte|tarvi|enaa|ihme)|"
    r"\b(?:puuttu\w+|puute\w*|saknas|aldrig|hiipunut|unohtu\w+|jaa(?:nyt|neet) tekematta|"
    r"(?:ei|eika|eivat) (?:oo|ole|olla|ollut|oikein|seurata|seuraa|tiede?ta|tieda|tiia|nahda|nae|kerrota|"
    r"tehda|tee|jaeta|saada|saa|"
    r"osata|osaa|nay|raportoida|lue|lueta|kuule|tule|toimi|loydy|kulje|voi|pysty\w*|kannusta|kayteta|"
    r"merkita|ehdi\w*|riita)|"
    r"kukaan ei|mikaan ei|mitaan ei|ingen (?:foljer|laser|vet|skoter|beratt\w*|raknar)|foljs inte|gors inte|vet inte|"
    r"yhden (?:henkilon|ihmisen|miehen) (?:varassa|harteilla))\b"
)
# Something is not done, or nobody does it. A verb follows: "euroista, ei kilowattitunneista" tells two things apart.
_NOT_DONE = re.compile(
    r"\b(?:ei|eivat)(?: (?:ole|oo|olla|ollut|ollu|kyll\w*|oikein|viela|koskaan|ihan))? "
    r"(?!enaa|tarvi|tartte|ongelm|valit|moit|haittaa|ihme|pelkast|vain\b|ain|sen\b|mitaan erik|katken|lop)"
    r"(?!\w+(?:sta|ssa|lla|lle|lta|ksi|een|iin|uun|aan)\b)\w+[aeiouyt]\b|"
    r"\b(?:kukaan ei|ei kukaan|ei kenenkaan|ei missaan|ei mitaan|eika kukaan|ingen (?!brist|problem)\w+|"
    r"inga (?!problem)\w+|inget (?!problem)\w+|saknar|hinta ratkaisee)\b"
)
_PRACTICE = re.compile(r"\b(?:ottakaa (?:tasta )?mallia|tasta voi ottaa mallia|hyva malli muille)\b")
_PRAISE = re.compile(
    r"\b(?:toimii (?:tosi |erittain |todella )?hyvin|(?:on|ovat|olleet|ollut|ollu) (?:kylla |kyl |ollut |"
    r"ollu |olleet )?hyva\w*|"
    r"on nimetty|saatu monta|fungerar bra|ar bra)\b|(?:,| ja) toimii(?: \w+)?[.!]?$|"
    r"\b(?:innostu\w+|kiitosta|kiitel\w+|tyytyvai\w+|hieno\w*|katev\w+|sujuu|onnistu(?:i|nut|neet)|lyckad\w*|"
    r"lyckades|nojda?)\b|\bnimetty\b(?!.*\bei\b)"
)
_QUESTION_WORD = re.compile(
    r"^(?:kuka|ketka|mika|mita|mista|missa|mihin|miksi|miten|milloin|kumpi|montako|kuinka|saako|voiko|"
    r"voivatko|onko|ovatko|pitaako|"
    r"jaako|vem|vad|hur|varfor|nar|var|kan|ar|finns|who|what|how|why|when|can|is)\b"
)
_DOUBT = re.compile(r"(?:kehit\w*\.? ?(?:kohde)?|vahvuus|styrka|neutraali)\s*(?:vai|eller)\s*(?:\w+)", re.IGNORECASE)


_QUESTIONS = (
    (FindingType.TIP, re.compile(r"\bsuositel\w+|\bvinkk\w*|\bneuvo\w*|\brad\b|\btips\b")),
    (
        FindingType.DEVELOPMENT,
        re.compile(r"\bei toimi\b|\bkehit\w+|\bparann\w+|\bhaast(?:e|ee|ava)\w*|\butveckla\w*|\bfungerar inte\b"),
    ),
    (FindingType.STRENGTH, re.compile(r"\btoimii\b|\bhyv(?:in|aa)\b|\bfungerar\b|\bonnistu\w+")),
)


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
    return _opening_name(folded) or (type_of_question(tag) if tag.rstrip().endswith("?") else None)


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
    if _asks(text, folded):
        return FindingType.QUESTION
    if _PRACTICE.search(folded):
        return FindingType.GOOD_PRACTICE
    if _TIP_OPENING.match(folded) and not _NO_IMPERATIVE.match(folded):
        return FindingType.TIP
    if "suosittele" in folded:
        return FindingType.TIP
    lacks, praises = _LACK.search(folded) or _NOT_DONE.search(folded), _PRAISE.search(folded)
    # Words of both directions are for a person to weigh.
    if bool(lacks) == bool(praises):
        return None
    return FindingType.DEVELOPMENT if lacks else FindingType.STRENGTH


def _asks(text: str, folded: str) -> bool:
    """A question ends with one mark; two marks are doubt about what was said. "Who …? nobody knew" asks too."""
    if "??" in text or "(?" in text or "?" not in text:
        return False
    return text.rstrip().endswith("?") or _QUESTION_WORD.match(folded) is not None


def type_of_question(question: str) -> FindingType | None:
    """Return the type of what answers an interviewer's question ("Mikä ei toimi?" asks for development areas)."""
    folded = fold(question)
    asked = (kind for kind, pattern in _QUESTIONS if pattern.search(folded))
    return next(asked, None)


def doubts_type(text: str) -> bool:
    """Return whether the writer says that the type is open ("kehitt.kohde vai neutraali?")."""
    folded = fold(text)
    return ("vai" in folded or "eller" in folded) and _DOUBT.search(folded) is not None
