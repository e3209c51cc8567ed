"""What is no finding: empty answers, references, small talk, facts of the visit; and what a person must look at."""

import re
from dataclasses import dataclass

from analysis.ingest.folding import fold
from analysis.model.codes import CoverageState, SetAsideReason, WaitingReason

_NO_CONTENT = re.compile(
    r"(?:ok|okei|okej|joo|jep|kylla|ei|ja|nej|ei kommentt?\w*|ei mitaan|en osaa sanoa|eos|en tieda|"
    r"ei tule mieleen|ei ole|"
    r"ei lisattavaa|ei muuta|ingenting|inga kommentarer|vet inte|vet ej|no comments?|n/?a|none|nothing|"
    r"tyhja|lisaa tahan|"
    r"jotain muuta|palaa tahan|jotain muuta\W+palaa tahan|tayta tahan|tayd\w+|lagg till har|add here|"
    r"ei kirjattu|ks|kts|samat?|"
    r"idem|x|tbd|kesken)"
)
_REFERENCE = re.compile(
    r"^\(?(?:kts|ks|katso|se|jfr|vrt|see)\b\.?\s+(?:(?:\w+\s+){0,3}?(?:liit\w*|kuv\w*|kalvo\w*|"
    r"taulukko\w*|muistio\w*|haastattelu\w*|"
    r"rivi\w*|bilag\w*|bild\w*|attach\w*|figure|erillinen|sivu\w*|koht\w*|kohd\w*|edelli\w*|"
    r"punkt\w*|foregaende)|(?:ylla|alla|ylempana|alempana|ovan|nedan|above|below)$)"
)
_SEE_ELSEWHERE = re.compile(r"\b(?:kts|ks)\b\.?\s+\w+ (?:viesti|muistio|liite|tiedosto|haastattelu)\b")
_NOT_DISCUSSED = re.compile(
    r"\b(?:ei (?:ole )?(?:kasitelty|ehditty|keskusteltu|kaytu lapi)|ei ehtinyt|ei paasty|aika loppui|"
    r"aika ei riittanyt|jai kasittelematta|"
    r"hann inte|inte behandlat|behandlades inte|tiden tog slut|not discussed|ran out of time)\b"
)
_THEME_LEFT_OUT = re.compile(r"\bteema\w*\b.*\bpois\b|\bei (?:ollut|ole) tavoitettavissa\b|\bjaa\w* .*\bpois\b")
_DID_NOT_GET_TO = re.compile(r"\b(?:ehditty|ehtinyt|paasty)\b([^,.;:()]*)")
_INFINITIVE = re.compile(r"(?:aa|da|ta|lla|nna|rra|sta)$")
_DISCUSSING = re.compile(r"(?:kasitel|keskustel|kayda|kaymaan|puhu|lapi)")
_PARTLY = re.compile(r"\b(?:vain osin|osittain|vain osaksi|delvis|partly)\b")
_DISCUSSED_WORD = re.compile(r"\b(?:kasitelty|kasiteltiin|keskusteltu|behandla\w+|discussed)\b")
# A longer line says more than that a theme was left out.
_LONGEST_COVERAGE = 14
_ACTION = re.compile(
    r"^(?:kysy|soita|muista|tarkista|laheta|pyyda|todo|to do|selvita|palataan|lisaa|kom ihag|ring|fraga|"
    r"kolla)\b(?!\w)|^todo\b"
)
_LONGEST_ACTION = 12
_SMALL_TALK = re.compile(
    r"^(?:kiito\w*|kiitti|tack\b|hei\b|hej\b|moi\b|moikka|terve\b|terkuin|no niin|huomenta|hyva idea|"
    r"hyva juttu!|totta\b!?|"
    r"aivan|eipa kesta|samaa mielta|kahvi|lounas|thanks|thank you|hello|nahdaan|vi ses|pitaa lahtea|no ei)"
)
_FACTS = re.compile(
    r"^\(?(?:haastattelij\w+|haastateltav\w+|haastatel\w+|vierailij\w+|paikalla|mukana|lasna|poissa|pvm|"
    r"kirjasi|kirjaaja|koonneet|koonnut|koonti|"
    r"aikataulu|kysyttiin|kysymykset lahetet\w+|fragorna|fraga|intervju\w+|tauko|paus|valissa|"
    r"huono yhteys|esityskalvot|kalvot|"
    r"tyhja ruutu|seuraava (?:palaveri|vierailu|tapaaminen)|palautetilaisuus|palautetilaisuuden|"
    r"nasta (?:mote|besok)|merkinnat)\b"
    r"|\b(?:kirjasi|antecknat av)\b"
    r"|^(?:haastattelu\w*|vierailu|paiva|dagen|besoket|intervjun)\s+(?:pidettiin|tehtiin|aloitettiin|"
    r"alkoi|inleddes|holls|borjade)\b"
)
_SIGNATURE = re.compile(r"^(?:t\.|terv\.?|terveisin|terkuin|yt|mvh|halsningar|br)[\s,]+\w+")
_LONGEST_SIGNATURE = 6
_ELSEWHERE = re.compile(
    r"^(?:sama(?:t|a)?(?: juttu| tilanne| vika)?|samoin|ihan sama|vertailu|vrt\.?|samma(?: sak)?|kuten|"
    r"niin kuin|sama kuin)\b.*"
    r"\b(?:kuin|som|vrt|vertailu|kuten|siella)\b"
)
_NEIGHBOUR = re.compile(r"\b(?:naapuri\w*|toisessa kunnassa|grannkommun\w*|edellisessa kunnassa)\b")
_LETTERS = re.compile(r"[^\W_]")
_ONLY_PARENTHESES = re.compile(r"^\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a line is no finding, or what it asks; with the coverage that it tells, if any."""

    set_aside: SetAsideReason | None = None
    waiting: WaitingReason | None = None
    coverage: CoverageState | None = None


_FINDING = Verdict()


def judge(text: str, *, names_other_municipality: bool = False) -> Verdict:
    """Return what a cleaned line without its bullet is; an empty verdict for what may be a finding."""
    folded = fold(text)
    bare = folded.strip(" .,:;!?…-–—()[]*\"'”")
    if not _LETTERS.search(bare) or _NO_CONTENT.fullmatch(bare) or folded.startswith("#"):
        return Verdict(SetAsideReason.NO_CONTENT)
    coverage = _coverage(folded)
    if coverage is not None:
        return Verdict(SetAsideReason.NOT_DISCUSSED, coverage=coverage)
    words = len(bare.split())
    if _ELSEWHERE.match(bare) and (names_other_municipality or _NEIGHBOUR.search(folded)):
        return Verdict(waiting=WaitingReason.OTHER_MUNICIPALITY)
    if _REFERENCE.match(folded) or (_SEE_ELSEWHERE.search(folded) and words <= 10):
        return Verdict(SetAsideReason.CROSS_REFERENCE)
    if _ACTION.match(bare) and words <= _LONGEST_ACTION:
        return Verdict(SetAsideReason.ACTION_ITEM)
    return _by_opening(folded, bare)


def _by_opening(folded: str, bare: str) -> Verdict:
    if _SIGNATURE.match(folded) and len(folded.split()) <= _LONGEST_SIGNATURE:
        return Verdict(SetAsideReason.SIGNATURE)
    if _FACTS.search(bare) or _ONLY_PARENTHESES.match(folded):
        return Verdict(SetAsideReason.METADATA)
    if _SMALL_TALK.match(bare) and len(bare.split()) <= _LONGEST_ACTION:
        return Verdict(SetAsideReason.SMALL_TALK)
    return _FINDING


def _coverage(folded: str) -> CoverageState | None:
    if len(folded.split()) > _LONGEST_COVERAGE:
        return None
    if _NOT_DISCUSSED.search(folded) or _THEME_LEFT_OUT.search(folded):
        return None if _tells_undone_work(folded) else CoverageState.NOT_DISCUSSED
    if _PARTLY.search(folded) and _DISCUSSED_WORD.search(folded):
        return CoverageState.PARTLY
    return None


def _tells_undone_work(folded: str) -> bool:
    """ "ei ehditty toteuttaa", "ei ehtinyt korjata": something was not done, which is a finding."""
    match = _DID_NOT_GET_TO.search(folded)
    if match is None:
        return False
    last = match[1].split()[-1:]
    return any(_INFINITIVE.search(word) and not _DISCUSSING.match(word) for word in last)


def is_backchannel(text: str) -> bool:
    """Return whether a spoken turn only keeps the talk going ("Kuuluu joo.", "No ei nyt sentään.")."""
    return len(fold(text).split()) <= 4
