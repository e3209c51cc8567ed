"""Titles and their abbreviations to coarse role classes: in a small municipality a title is the person."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from analysis.ingest.folding import fold
from analysis.model.codes import RoleClass

# Tried in this order: a longer title holds a shorter one (tilapalvelupäällikkö, päällikkö). Folded, as stems.
_TITLES = (
    (
        RoleClass.OTHERS,
        r"toimitusjoh\w*|verkstallande direktor\w*|viestintapaal\w*|viestijä\w*|ekotukikoord\w*|"
        r"luottamush\w*|lautakunnan p\w*",
    ),
    (
        RoleClass.OTHERS,
        r"henkilostopaal\w*|hr-paal\w*|viestinta / hr|vuokrataloyhti\w*|vesilaito\w*|informator\w*|"
        r"kommunikationschef\w*|konserniyhti\w*",
    ),
    (
        RoleClass.TOP_MANAGEMENT,
        r"kunnanj(?:oht)?\w*|kaupunginj(?:oht)?\w*|hallintojoh\w*|kommundirektor\w*|stadsdirektor\w*|kj|ylin johto",
    ),
    (RoleClass.FINANCE, r"talousjoh\w*|talouspaal\w*|controller\w*|ekonomidirektor\w*|ekonomichef\w*"),
    (
        RoleClass.TECHNICAL_MANAGEMENT,
        r"tekn(?:inen|isen|iset|ista|iselle|iselta)?\.? ?joh\w*|tekninen joh\w*|toimialajoh\w*|"
        r"kaupungininsinoor\w*|kaup\.? ?ins\w*|"
        r"kunnaninsinoor\w*|teknisk\w* direktor\w*|rakennuspaal\w*",
    ),
    (
        RoleClass.PROCUREMENT,
        r"hankintapaal\w*|hankinta-?(?:asiantunt|joht)\w*|hank\.? ?paal\w*|upphandlingschef\w*|"
        r"inkopschef\w*|logistiik\w*",
    ),
    (
        RoleClass.SERVICE_SECTORS,
        r"sivistysjoh\w*|rehtor\w*|rektor\w*|paivakodin joh\w*|varhaiskasvatus(?:joht|paal)\w*|liikuntapaikkapaal\w*|"
        r"ruokapalvelu\w*|bildningsdirektor\w*|bildningschef\w*|daghemsforestand\w*|opettaj\w*|"
        r"palvelutoimial\w*|kirjastonjoh\w*",
    ),
    (
        RoleClass.ENERGY_AND_CLIMATE,
        r"energia-?(?:asiantunt|insinoor|koordin)\w*|lvi-?insinoor\w*|ilmasto-?\w*(?:asiantunt|paal|koord)\w*|"
        r"ymparisto(?:paal|suunnit)\w*|energiexpert\w*|klimat\w*(?:expert|koord|chef)\w*|"
        r"energiingenjor\w*|energia ja ilmasto",
    ),
    (
        RoleClass.MAINTENANCE,
        r"kiinteistonhoit\w*|huoltom\w*|huoltoporuk\w*|talonm\w*|automaatio(?:asiant|ins)\w*|"
        r"autom\.? ?as\w*|fastighetsskot\w*|kiint\.? ?hoit\w*|huolto",
    ),
    (RoleClass.MAINTENANCE, r"vahtimest\w*|laitosm\w*|drifttekn\w*|vaktmast\w*"),
    (
        RoleClass.PREMISES,
        r"kiinteistopaal\w*|kiint\.? ?paal\w*|tilapalvelu(?:paal)?\w*|tilapaal\w*|isannoits\w*|"
        r"kiinteistomest\w*|kiint\.? ?mest\w*|"
        r"rakennuttaj\w*|fastighetschef\w*|lokalchef\w*|disponent\w*|kp|kiinteistopuol\w*",
    ),
    (RoleClass.PREMISES, r"kiinteistot(?: ja tilat)?|kiint"),
    (RoleClass.PROCUREMENT, r"hankinnat|hank|hankintapalvelut|upphandling"),
    (RoleClass.FINANCE, r"talous|ekonomi"),
    (RoleClass.TECHNICAL_MANAGEMENT, r"tekninen johto|tekn"),
    (RoleClass.SERVICE_SECTORS, r"sivistys"),
    (RoleClass.MAINTENANCE, r"yllapito\w*|kiinteistonhoito"),
)
_PATTERNS = tuple((role, re.compile(rf"\b(?:{pattern})(?!\w)")) for role, pattern in _TITLES)
# Words that tell a sector rather than a person: enough in a form's question about one's group, not in running text.
_SECTORS = len(_PATTERNS) - 6

_PARENTHESES = re.compile(r"\s*\((?P<inside>[^()]{2,40})\)")
_SPEAKER = re.compile(r"(?P<title>[^:–()\n]{2,40}?)(?::(?=\s)|\s[–-](?=\s))\s*(?P<rest>\S.*)", re.DOTALL)
# What people are called, as against the sector that they work in ("Kiinteistöhuolto: …" is a topic). Folded.
_TITLE_OF_PERSON = re.compile(
    r"(?:[\w-]+\s)?[\w-]*(?:johtaja|paallikko|insinoori|rehtori|mestari|hoitaja|asiantuntija|koordinaattori|"
    r"suunnittelija|opettaja|isannoitsija|controller|direktor|chef|expert|vaktmastare|ingenjor|talonmies|huoltomies)|"
    r"kj|kp"
)
# Titles of which a municipality has one holder.
_ONE_HOLDER = re.compile(
    r"\b(?:kunnanjoht\w*|kaupunginjoht\w*|hallintojoht\w*|tekn\w*\.? ?joht\w*|sivistysjoh\w*|"
    r"talousjoht\w*|toimitusjoht\w*|"
    r"kaupungininsinoor\w*|kaup\.ins\w*|hankintapaal\w*|kiinteistopaal\w*|kiint\.paal\w*|kiinteistonhoitaja|rehtori|"
    r"kommundirektor\w*|tekniska? direktor\w*|fastighetschef\w*|autom\.as\w*)"
)

# Each of these titles holds one of these; looking for them is far quicker than for the titles.
_TITLE_PART = re.compile(r"joh|ins|paal|kiinteistonhoitaja|rehtori|direktor|chef|autom")


@dataclass(frozen=True, slots=True)
class WithoutTitles:
    """A text without titles in parentheses, and the role that they told."""

    text: str
    role: RoleClass | None
    removed: tuple[str, ...]


def roles_in(text: str, *, with_sectors: bool = False) -> tuple[RoleClass, ...]:
    """Return the role classes whose titles occur in a text, each once."""
    folded = fold(text)
    patterns = _PATTERNS if with_sectors else _PATTERNS[:_SECTORS]
    return tuple(dict.fromkeys(role for role, pattern in patterns if pattern.search(folded)))


def role_of(text: str) -> RoleClass | None:
    """Return the one role class that a cell or label tells; None when it tells none or several."""
    exact = roles_in(text)
    found = exact or roles_in(text, with_sectors=True)
    return found[0] if len(found) == 1 else None


def title_in(text: str) -> RoleClass | None:
    """Return the one role class whose title occurs in a text; sectors ("hankinnat") are no titles."""
    found = roles_in(text)
    return found[0] if len(found) == 1 else None


def take_titles_off(text: str, kept: Collection[str] = ()) -> WithoutTitles:
    """Take titles that stand in parentheses ("… kun muistaa" (kp)) off a text.

    `kept` are titles that somebody said are nobody's: they stay where they stand, and tell the role all the same.
    """
    found = list(_titles_in_parentheses(text))
    stay = {fold(title) for title in kept}
    taken = [part for part in found if fold(part.strip(" ()")) not in stay]
    for part in taken:
        text = text.replace(part, "")
    roles = {role_of(part) for part in found}
    return WithoutTitles(
        text.strip(), roles.pop() if len(roles) == 1 else None, tuple(part.strip(" ()") for part in taken)
    )


def speaker_in(text: str, kept: Collection[str] = ()) -> WithoutTitles:
    """Take the title of whoever spoke off the beginning of a line: "Rehtori: tilat ovat kylmiä"."""
    match = _SPEAKER.match(text)
    title = match["title"].strip() if match else ""
    is_title = _TITLE_OF_PERSON.fullmatch(fold(title)) is not None
    role = title_in(title) if is_title else None
    if match is None or role is None:
        return WithoutTitles(text, None, ())
    if fold(title) in {fold(one) for one in kept}:
        return WithoutTitles(text, role, ())
    return WithoutTitles(match["rest"], role, (title,))


def _titles_in_parentheses(text: str) -> Iterator[str]:
    for match in _PARENTHESES.finditer(text):
        if role_of(match["inside"]) is not None and len(match["inside"].split()) <= 3:
            yield match.group()


def names_one_holder(text: str) -> bool:
    """Return whether the text names a title that one person of a municipality holds."""
    folded = fold(text)
    return _TITLE_PART.search(folded) is not None and _ONE_HOLDER.search(folded) is not None
