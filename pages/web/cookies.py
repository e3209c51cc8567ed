"""The two cookies: who is here (never readable by a script), and the language of a visitor."""

from starlette.requests import HTTPConnection
from starlette.responses import Response

from pages.parts.catalogues import DEFAULT_LANGUAGE, LANGUAGES

SESSION = "vertaiskooste"
LANGUAGE = "vertaiskooste_kieli"
_WEEK = 7 * 24 * 60 * 60
_YEAR = 365 * 24 * 60 * 60


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


def clear_session(request: HTTPConnection, response: Response) -> None:
    """Take the session's token back from the browser."""
    response.delete_cookie(SESSION, path="/", secure=is_https(request), httponly=True, samesite="lax")


def is_https(request: HTTPConnection) -> bool:
    """Return whether the browser speaks https, to us or to the proxy in front of us.

    A client that forges the header only makes its own cookie stricter.
    """
    forwarded = request.headers.get("x-forwarded-proto", "").split(",")[0].strip()
    return request.url.scheme == "https" or forwarded == "https"


def _set(request: HTTPConnection, response: Response, name: str, value: str, seconds: int) -> None:
    response.set_cookie(name, value, max_age=seconds, path="/", secure=is_https(request), httponly=True, samesite="lax")
