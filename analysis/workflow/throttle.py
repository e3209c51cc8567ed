"""Slowing guessers down, in the database so that every replica knows, and strangers cannot lock anybody out for long.

Every try is counted before it is checked, so that a hundred at once are not a hundred free ones. A refused try is not
counted, so that a window ends by itself. From a network address where an account's owner has signed in before, only
that pair is counted: a stranger elsewhere who guesses at the account does not keep its owner out. In an hour an account
is tried a hundred times at most, of which strangers get sixty: the rest is its owner's.
"""

from datetime import timedelta

from sqlalchemy import Connection

from analysis.model.hashing import sha256_of
from analysis.store import sign_ins
from analysis.store.unit import Store
from analysis.workflow import moments

WINDOW = timedelta(minutes=5)
OF_PAIR, OF_ACCOUNT, OF_ADDRESS = 5, 20, 60  # tries in a window; an office shares one network address
HOUR = timedelta(hours=1)
IN_AN_HOUR, OF_STRANGERS = 100, 60  # tries of an account (ASVS 2.2.1)


def may_try(store: Store, account: str, address: str) -> bool:
    """Return whether an account may be tried from a network address now, and count the try when it may.

    The account need not exist: an unknown one is counted just the same.
    """
    key, place = _account(account), sha256_of(address)
    since, hour_ago = moments.after(store, -WINDOW), moments.after(store, -HOUR)
    with store.database.begin(write=True) as connection:
        if _is_full(connection, since, key, place) or _is_full_for_an_hour(connection, hour_ago, key, place):
            return False
        sign_ins.add_failure(connection, key, place, store.clock(), hour_ago)
    return True


def it_was_right(connection: Connection, account: str, address: str, now: str) -> None:
    """Forget the tries of an account from a network address, and know the pair from now on."""
    key, place = _account(account), sha256_of(address)
    sign_ins.clear_failures(connection, key, place)
    sign_ins.know_address(connection, sha256_of(key + place), now)


def _is_full(connection: Connection, since: str, account: str, address: str) -> bool:
    if sign_ins.failures(connection, since, account=account, address=address) >= OF_PAIR:
        return True
    if sign_ins.is_known_address(connection, sha256_of(account + address)):
        return False
    return (
        sign_ins.failures(connection, since, address=address) >= OF_ADDRESS
        or sign_ins.failures(connection, since, account=account) >= OF_ACCOUNT
    )


def _is_full_for_an_hour(connection: Connection, since: str, account: str, address: str) -> bool:
    most = IN_AN_HOUR if sign_ins.is_known_address(connection, sha256_of(account + address)) else OF_STRANGERS
    return sign_ins.failures(connection, since, account=account) >= most


def _account(account: str) -> str:
    return sha256_of(account.strip().casefold())
