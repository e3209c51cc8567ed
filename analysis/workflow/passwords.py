"""Passwords and secret tokens. Parameters of Argon2id by decisions.md 25; only hashes are stored."""

import re
import secrets
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from analysis.errors import InvalidInput
from analysis.model.hashing import sha256_of

MIN_LENGTH = 12
MAX_LENGTH = 128  # far above any sentence (ASVS 2.1.2)
_LONGEST_TRIED = 300  # passwords of before the limit still open; it keeps a hash from being asked of megabytes
COMMON = Path(__file__).parent / "words" / "common_passwords.txt"
_SPACES = re.compile(r"\s{2,}")
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_MAY_REMAIN = 5  # signs beside a common word or one's own name that make a password one's own


def check_password(password: str, *own_words: str) -> None:
    """Refuse a password that is too short, among those tried first, or made of one's own name or address.

    Length counts, not which signs it has (NIST SP 800-63B 3.1.1); spaces side by side count as one.
    Raises InvalidInput.
    """
    if len(_SPACES.sub(" ", password)) < MIN_LENGTH:
        raise InvalidInput("password", "too_short")
    if len(password) > MAX_LENGTH:
        raise InvalidInput("password", "too_long")
    plain = password.casefold()
    if len(set(plain)) < 5 or _is_common(plain):
        raise InvalidInput("password", "common")
    if any(_is_mostly(plain, word) for word in _parts(own_words)):
        raise InvalidInput("password", "like_you")


def hash_password(password: str) -> str:
    """Return the Argon2id hash of a password."""
    return _hasher().hash(password)


def is_right(password: str, stored: str | None) -> bool:
    """Return whether a password matches; takes as long when there is nothing to match.

    One longer than any that can be set is nobody's: it is not cut to what would match.
    """
    hasher = _hasher()
    if stored is None or len(password) > _LONGEST_TRIED:
        hasher.hash(password[:_LONGEST_TRIED])
        return False
    try:
        return hasher.verify(stored, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


def _hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def new_token() -> str:
    """Return a secret that cannot be guessed."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Return a one-time code that a person can type: three groups of four letters and digits."""
    alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without I, O, 0 and 1, which look alike
    return "-".join("".join(secrets.choice(alphabet) for _ in range(4)) for _ in range(3))


def new_salt() -> str:
    """Return a salt of 128 random bits, for what is short enough to be typed."""
    return secrets.token_hex(16)


def salted_hash(salt: str, code: str) -> str:
    """Return what is stored of a code that a person types: its salt and the hash under it."""
    return f"{salt}:{sha256_of(f'{salt}:{code}')}"


def token_hash(token: str) -> str:
    """Return what is stored of a secret."""
    return sha256_of(token)


@cache
def _common() -> frozenset[str]:
    lines = COMMON.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _is_common(plain: str) -> bool:
    """Whether a password is a common one, also with digits and signs around it, or written twice or more."""
    bare = _EDGES.sub("", plain)
    tried = {plain, bare, plain.replace(" ", ""), bare.replace(" ", "")}
    return any(one in _common() or _once(one) in _common() for one in tried)


def _once(word: str) -> str:
    """Return what a word repeats: `kissakissakissa` is `kissa`; a word that repeats nothing is itself."""
    place = (word + word).find(word, 1) if word else 0
    return word[:place] if 0 < place < len(word) else word


def _is_mostly(plain: str, word: str) -> bool:
    rest = plain.replace(word, "")
    return rest != plain and len(rest) < _MAY_REMAIN + 1


def _parts(own_words: tuple[str, ...]) -> list[str]:
    """Return one's own words whole and in parts, longest first; parts of under three signs say nothing."""
    whole = [word.casefold().strip() for word in own_words]
    parts = [part for word in whole for part in re.split(r"[\s@.\-_+]+", word)]
    joined = ["".join(re.split(r"[\s@.\-_+]+", word)) for word in whole]
    return sorted({word for word in (*whole, *parts, *joined) if len(word) >= 3}, key=lambda word: (-len(word), word))
