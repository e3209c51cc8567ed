"""Is a word that may be a name somebody's here: surely, perhaps, or not at all?"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from analysis.ingest.folding import fold
from analysis.ingest.name_lists import ListedName
from analysis.ingest.person_clues import (
    is_company_word,
    is_greeting,
    is_place_noun,
    is_speech,
    is_title,
    is_town,
    is_town_in_place_case,
    looks_like_surname,
    speaks_of_person,
)
from analysis.ingest.unlisted_names import is_landscape, is_thing, is_unlisted_name, is_written_as_name

# "M. Virtanen", "J-P. Laine", "Jouni H.": initials belong to the name beside them.
_INITIALS_BEFORE = re.compile(r"(?<![\w.])(?:[A-ZÅÄÖ][.-]{1,2} ?){0,2}[A-ZÅÄÖ]\. ?$")
_INITIAL_AFTER = re.compile(r"^ [A-ZÅÄÖ](?:\.(?!\w)|(?=[,;)]|$))")
# What follows a name only where it is somebody's: a telephone, an address.
_CONTACT_AFTER = re.compile(r"^[ ,:(]{1,3}(?:puh\b|gsm\b|tel\b|p\. ?\d|\+?\d[\d -]{6,}|[\w.+-]+@)", re.IGNORECASE)
# The cases in which people do, own, get and give.
_PERSON_CASE = re.compile(r"(?:n|lle|lta|ltä|lla|llä)$")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text with what it may be."""

    text: str
    start: int
    end: int
    listed: ListedName | None
    known: str | None
    is_first_word: bool

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a word: the words beside it, and all text before and after it."""

    before: Token | None
    following: Token | None
    text_before: str
    text_after: str

    @property
    def initials(self) -> str:
        """Initials right before the word."""
        match = _INITIALS_BEFORE.search(self.text_before)
        return match.group() if match else ""

    @property
    def has_contact(self) -> bool:
        """Whether a telephone number or an address follows."""
        return _CONTACT_AFTER.match(self.text_after) is not None

    def start(self, token: Token) -> int:
        """Where the name begins, initials before it taken in."""
        return token.start - len(self.initials)


def initial_after(text: str) -> str:
    """Return the initial of a surname with which a text goes on after a first name ("Jouni H.")."""
    match = _INITIAL_AFTER.match(text)
    return match.group() if match else ""


def key_of(token: Token) -> str:
    """Return the name by which a person is known in a document, whatever its form here."""
    return token.known or (fold(token.listed.name) if token.listed else fold(token.text))


def may_be_name(token: Token) -> bool:
    """A word in lower case is a name only where the document itself names that person and it is no everyday word."""
    if token.is_capitalised:
        return True
    return token.known is not None and not (token.listed and token.listed.is_word) and len(token.text) > 3


def are_one_person(first: Token, around: Around, is_place: Callable[[str], bool]) -> bool:
    """ "Pekka Virtanen", "Virtasen Pekka", "Pekka Xyz", "Xyz Virtanen": side by side, at least one of them known."""
    second = around.following
    if second is None or not around.text_after.startswith(f" {second.text}") or not second.is_capitalised:
        return False
    if is_place(second.text) or not first.is_capitalised or second.text.isupper() or is_company_word(second.text):
        return False
    if first.known is not None and second.known is not None:
        return True
    if first.listed is not None and second.listed is not None:
        return first.listed.is_first or second.listed.is_first
    # An unknown second word after a clear first name is the surname: "Pekka Xhemaili".
    if first.listed is not None:
        return first.listed.is_first and not first.listed.is_word
    return _is_unknown_pair(first, second, around, is_place)


def _is_unknown_pair(first: Token, second: Token, around: Around, is_place: Callable[[str], bool]) -> bool:
    """ "kouluttaja Xhemajl Krasniqi", "Xhemajl Virtaselta": two capitals where the second or what is around tells."""
    if first.is_first_word or first.text.isupper() or is_place(first.text) or is_title(first.text):
        return False
    if second.listed is not None:
        # "Tuvan Eilalta": the surname stands before a first name in the genitive.
        return not second.listed.is_word and (not second.listed.is_first or first.text.endswith("n"))
    return _has_clue(around) or looks_like_surname(second.text)


def _has_clue(around: Around) -> bool:
    before = around.before.text if around.before else ""
    return is_title(before) or is_greeting(before) or around.has_contact


def is_sure(token: Token, around: Around, is_place: Callable[[str], bool]) -> bool | None:
    """True: hide; False: ask; None: no name."""
    next_word = around.following.text if around.following else ""
    if token.known is None and token.listed is None:
        return _unknown_name(token, around, is_place)
    if _names_a_place(token, next_word):
        return None
    return True if token.known is not None or token.listed is None else _listed_name(token, token.listed, around)


def _listed_name(token: Token, listed: ListedName, around: Around) -> bool | None:
    before = around.before.text if around.before else ""
    next_word = around.following.text if around.following else ""
    is_company = not listed.is_first and is_company_word(next_word)
    if is_company or is_town_in_place_case(listed.name, token.text):
        return None
    if is_title(before) or is_speech(next_word) or around.initials:
        return True
    if speaks_of_person(before, next_word):
        # "Lehti kirjoitti", "Pilvi kerää": what people do, words at the beginning of a sentence may do too.
        return not (listed.is_word and token.is_first_word)
    if is_town(listed.name):
        return False
    return _name_that_is_a_word(token, listed) if listed.is_word else True


def _names_a_place(token: Token, next_word: str) -> bool:
    return token.listed is not None and not token.listed.is_first and is_place_noun(next_word)


def _name_that_is_a_word(token: Token, listed: ListedName) -> bool | None:
    """A word at the beginning of a sentence has its capital anyway."""
    if not token.is_first_word:
        return listed.is_first or not token.text.isupper()
    # "Laineen ohje": as a surname's owner it is asked; "Virta katkesi" is a word.
    return False if listed.is_first or _PERSON_CASE.search(token.text) else None


def _unknown_name(token: Token, around: Around, is_place: Callable[[str], bool]) -> bool | None:
    """A word of no list with a capital: initials, a signature or a telephone make it a name, other clues a question."""
    before = around.before.text if around.before else ""
    next_word = around.following.text if around.following else ""
    if token.text.isupper() or is_place(token.text) or len(token.text) < 3 or is_company_word(next_word):
        return None
    if around.initials:
        # "A. Organisointi" is an item of a list.
        at_start = not around.text_before.removesuffix(around.initials).strip(" -–•*")
        return not at_start or is_speech(next_word) or looks_like_surname(token.text)
    if token.is_first_word and not is_greeting(before):
        return _unknown_first_word(token, around, next_word)
    if is_greeting(before) or around.has_contact:
        return True
    if is_title(before) and (is_speech(next_word) or looks_like_surname(token.text)):
        return True
    return False if _is_proper(token, around) else None


def _unknown_first_word(token: Token, around: Around, next_word: str) -> bool | None:
    """The first word of a sentence has its capital anyway: it is asked about where no dictionary knows it."""
    if around.has_contact and looks_like_surname(token.text):
        return True
    if is_thing(token.text, next_word, around.text_before, around.text_after):
        return None
    # "Talvitien mielestä": a word of the landscape has no opinion, somebody of that name has.
    is_asked = is_unlisted_name(token.text) or (is_speech(next_word) and is_landscape(token.text))
    return False if is_asked else None


def _is_proper(token: Token, around: Around) -> bool:
    """A capital within a sentence is somebody's or something's name: asked, unless what is around it tells a thing.

    No list holds every surname, nickname and foreign name; a person tells in a second which of these names people.
    """
    before = around.before.text if around.before else ""
    next_word = around.following.text if around.following else ""
    if is_title(before) or is_speech(next_word) or looks_like_surname(token.text):
        return True
    return is_written_as_name(token.text) and not is_thing(token.text, next_word, around.text_before, around.text_after)
