"""Small answers of the web routes: a plain page with one sentence, and a redirect."""

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import Scope

from pages.parts.catalogues import text_in
from pages.parts.plain import escape_html

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vertaiskooste</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1.1rem/1.6 "Source Sans", system-ui, sans-serif; max-width: 34rem; margin: 4rem auto; padding: 0 1rem; }}
</style></head>
<body><main><h1>Vertaiskooste</h1><p>{sentence}</p><p><a href="/">{link}</a></p></main></body></html>
"""


def plain_page(language: str, sentence: str, status: int) -> HTMLResponse:
    """Return a page that says one sentence and links to the front page."""
    link = escape_html(text_in(language, "To the front page"))
    body = _PAGE.format(language=language, sentence=escape_html(sentence), link=link)
    return HTMLResponse(body, status_code=status, headers={"Cache-Control": "no-store"})


def see_other(path: str) -> RedirectResponse:
    """Return a redirect that the browser follows with a GET."""
    return RedirectResponse(path, status_code=303, headers={"Cache-Control": "no-store"})


def request_of(scope: Scope) -> HTTPConnection:
    """Return the request of a middleware's scope."""
    return HTTPConnection(scope)


def asks_for_page(scope: Scope) -> bool:
    """Return whether a browser asks for a page to show, not for a part of one."""
    accepts = [value for name, value in scope["headers"] if name == b"accept"]
    return scope["method"] == "GET" and any(b"text/html" in value for value in accepts)
