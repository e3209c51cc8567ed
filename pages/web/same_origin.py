"""Requests that change something are taken from our own pages only, by what browsers say about where they come from."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.parts.catalogues import text_in
from pages.web import cookies
from pages.web.answers import plain_page, request_of

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class SameOriginOnly:
    """Refuses state-changing requests of other sites, and those that say nothing about where they come from."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with 403."""
        if scope["type"] != "http" or may_pass(scope["method"], Headers(scope=scope)):
            await self.app(scope, receive, send)
            return
        language = cookies.language_of(request_of(scope))
        sentence = text_in(language, "The request did not come from this service's own page, so nothing was done.")
        await plain_page(language, sentence, 403)(scope, receive, send)


def may_pass(method: str, headers: Headers) -> bool:
    """Return whether a request may go on: reading always; changing only from our own pages.

    Sec-Fetch-Site decides where the browser sends it; older browsers and plain http send Origin alone.
    """
    if method in SAFE_METHODS:
        return True
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == headers.get("host")
