"""Our cookies over https carry the prefix `__Host-`: then no other host, and nobody on the way, can have set them.

The rest of the program knows one name for each. Over http browsers refuse the prefix, so there it is left away.
"""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.web.answers import request_of
from pages.web.cookies import OURS, is_https

PREFIX = "__Host-"


class HostCookies:
    """Takes the prefix off what browsers send, and puts it on what they are sent."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with the plain names, and its answer back with the prefixed ones."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        is_safe = is_https(request_of(scope))

        async def send_prefixed(message: Message) -> None:
            if is_safe and message["type"] == "http.response.start":
                message = {**message, "headers": [_prefixed(*one) for one in message["headers"]]}
            await send(message)

        headers = MutableHeaders(raw=list(scope["headers"]))
        if "cookie" in headers:
            headers["cookie"] = _plain("; ".join(headers.getlist("cookie")), is_safe=is_safe)
        await self.app({**scope, "headers": headers.raw}, receive, send_prefixed)


def _plain(cookies: str, *, is_safe: bool) -> str:
    """Return the cookies by their plain names. A prefixed one wins; over https one without is nobody's."""
    pairs = [one.strip().partition("=") for one in cookies.split(";") if one.strip()]
    safe = {name.removeprefix(PREFIX) for name, _is, _value in pairs if name.startswith(PREFIX)}
    kept = [
        f"{name.removeprefix(PREFIX) if name.removeprefix(PREFIX) in OURS else name}={value}"
        for name, _is, value in pairs
        if name not in OURS or not (is_safe or name in safe)
    ]
    return "; ".join(kept)


def _prefixed(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    is_ours = name.lower() == b"set-cookie" and value.split(b"=", 1)[0].decode("latin-1") in OURS
    return (name, PREFIX.encode() + value) if is_ours else (name, value)
