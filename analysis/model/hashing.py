"""Content hashes that ids and releases are made of."""

import hashlib


def sha256_of(data: bytes | str) -> str:
    """Return the SHA-256 of bytes or of text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def short_id(prefix: str, *parts: str) -> str:
    """Return a repeatable id: the prefix and 12 hexadecimal digits of the parts' hash."""
    return prefix + sha256_of("\x1f".join(parts))[:12]
