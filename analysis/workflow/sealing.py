"""Secrets at rest: sealed under a key that is not in the database, so that a copy of the database opens nothing.

The key comes from the server's secret (`settings.server_secret`); AES-GCM binds what is sealed to whose it is.
"""

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from analysis.errors import SynthesisError
from analysis.settings import server_secret

_MARK = "sealed1:"
_NONCE = 12
_PURPOSE = b"vertaiskooste: the key of an authenticator"


class CannotOpen(SynthesisError):
    """The server's secret is not the one that this was sealed under, or somebody changed what was stored."""


def is_sealed(stored: str) -> bool:
    """Return whether a stored text is sealed; one from before sealing is readable as it is."""
    return stored.startswith(_MARK)


def seal(text: str, whose: str) -> str:
    """Return what may be stored of a secret that is `whose`."""
    nonce = os.urandom(_NONCE)
    return _MARK + base64.urlsafe_b64encode(nonce + _cipher().encrypt(nonce, text.encode(), whose.encode())).decode()


def opened(stored: str, whose: str) -> str:
    """Return a secret as it was; a readable one as it is. Raises CannotOpen."""
    if not is_sealed(stored):
        return stored
    try:
        whole = base64.urlsafe_b64decode(stored.removeprefix(_MARK))
        return _cipher().decrypt(whole[:_NONCE], whole[_NONCE:], whose.encode()).decode()
    except (InvalidTag, ValueError) as error:
        raise CannotOpen(f"what is sealed for {whose} does not open") from error


def _cipher() -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(server_secret()))
