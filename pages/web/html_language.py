"""Streamlit's start page says `lang="en"` and `Streamlit`; ours says the visitor's language and our name."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.web import cookies
from pages.web.answers import asks_for_page, request_of

# The page has to arrive whole and plain to be changed, and a copy in another language must not be reused.
_DROPPED = frozenset({b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"})
_TITLE = b"<title>Vertaiskooste</title>"


class HtmlLanguage:
    """Rewrites the language and the title of Streamlit's start page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and rewrite the page that comes back."""
        if scope["type"] != "http" or not asks_for_page(scope):
            await self.app(scope, receive, send)
            return
        headers = [(name, value) for name, value in scope["headers"] if name not in _DROPPED]
        rewriting = _Rewriting(send, cookies.language_of(request_of(scope)))
        await self.app({**scope, "headers": headers}, receive, rewriting.send)


class _Rewriting:
    """Holds an HTML answer back until it is whole."""

    def __init__(self, send: Send, language: str) -> None:
        self._send = send
        self._language = language
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        elif message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_whole(self._start)

    async def _send_whole(self, start: Message) -> None:
        body = self._body.replace(b'<html lang="en">', f'<html lang="{self._language}">'.encode(), 1)
        body = body.replace(b"<title>Streamlit</title>", _TITLE, 1)
        headers = MutableHeaders(raw=list(start["headers"]))
        headers["content-length"] = str(len(body))
        del headers["etag"], headers["last-modified"]
        await self._send({**start, "headers": headers.raw})
        await self._send({"type": "http.response.body", "body": body})


def _is_html(message: Message) -> bool:
    headers = MutableHeaders(raw=list(message["headers"]))
    return message["status"] == 200 and headers.get("content-type", "").startswith("text/html")
