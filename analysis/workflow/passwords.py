"""Passwords and secret tokens. Parameters of Argon2id by decisions.md 25; only hashes are stored."""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from analysis.model.hashing import sha256_of

MIN_LENGTH = 12


def hash_password(password: str) -> str:
    """Return the Argon2id hash of a password."""
    return _hasher().hash(password)


def is_right(password: str, stored: str | None) -> bool:
    """Return whether a password matches; takes as long when there is nothing to match."""
    hasher = _hasher()
    if stored is None:
        hasher.hash(password)
        return False
    try:
        return hasher.verify(stored, password)
    except VerifyMismatchError:
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


def token_hash(token: str) -> str:
    """Return what is stored of a secret."""
    return sha256_of(token)
