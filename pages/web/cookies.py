"""The cookies: who is here, the language, and for minutes a link or a try that waits. No script can read any.

Over https `host_cookies` gives each the prefix `__Host-`, which needs what `_set` says: secure, the path /, no domain.
"""

from starlette.requests import HTTPConnection
from starlette.responses import Response

from pages.parts.catalogues import DEFAULT_LANGUAGE, LANGUAGES

SESSION = "vertaiskooste"
LANGUAGE = "vertaiskooste_kieli"
INVITATION = "vertaiskooste_kutsu"
PENDING = "vertaiskooste_vahvistus"
PROVIDER = "vertaiskooste_tunnistus"
OURS = frozenset({SESSION, LANGUAGE, INVITATION, PENDING, PROVIDER})
_WEEK = 7 * 24 * 60 * 60
_YEAR = 365 * 24 * 60 * 60
_HOUR, _TEN_MINUTES, _FIVE_MINUTES = 60 * 60, 10 * 60, 5 * 60


def session_token(request: HTTPConnection) -> str | None:
    """Return the session token that a request carries, or None."""
    return request.cookies.get(SESSION) or None


def language_of(request: HTTPConnection) -> str:
    """Return the language that a visitor chose; Finnish when none was."""
    chosen = request.cookies.get(LANGUAGE, "")
    return chosen if chosen in LANGUAGES else DEFAULT_LANGUAGE


def set_session(request: HTTPConnection, response: Response, token: str) -> None:
    """Hand a session's token to the browser. The store ends the session earlier when it stays idle."""
    _set(request, response, SESSION, token, _WEEK)


def set_language(request: HTTPConnection, response: Response, language: str) -> None:
    """Remember the language in the browser."""
    _set(request, response, LANGUAGE, language, _YEAR)


def set_invitation(request: HTTPConnection, response: Response, token: str) -> None:
    """Keep the secret of a link that was followed."""
    _set(request, response, INVITATION, token, _HOUR)


def set_pending(request: HTTPConnection, response: Response, token: str) -> None:
    """Keep the token of a sign-in that waits for its second step."""
    _set(request, response, PENDING, token, _FIVE_MINUTES)


def set_provider(request: HTTPConnection, response: Response, token: str) -> None:
    """Keep the token of a way to the identity provider and back."""
    _set(request, response, PROVIDER, token, _TEN_MINUTES)


def clear(request: HTTPConnection, response: Response, name: str) -> None:
    """Take a cookie back from the browser."""
    response.delete_cookie(name, path="/", secure=is_https(request), httponly=True, samesite="lax")


def is_https(request: HTTPConnection) -> bool:
    """Return whether the browser speaks https, to us or to the proxy in front of us.

    A client that forges the header only makes its own cookie stricter.
    """
    forwarded = request.headers.get("x-forwarded-proto", "").split(",")[0].strip()
    return request.url.scheme in ("https", "wss") or forwarded == "https"


def _set(request: HTTPConnection, response: Response, name: str, value: str, seconds: int) -> None:
    response.set_cookie(name, value, max_age=seconds, path="/", secure=is_https(request), httponly=True, samesite="lax")
