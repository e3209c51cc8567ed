"""Headers that tell browsers what our pages may do, and the order of the guards."""

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.web.answers import request_of
from pages.web.cookies import is_https
from pages.web.host_cookies import HostCookies
from pages.web.html_language import HtmlLanguage
from pages.web.known_addresses import KnownAddresses
from pages.web.same_origin import SameOriginOnly

# Streamlit's front end writes styles into the page and draws some widgets from blobs; nothing comes from elsewhere.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",  # one small font lies inside Streamlit's own style
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "frame-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
# Our own plain pages have no script or style in the page: both are files of ours.
PLAIN_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_PRIVATE = ("/vienti/", "/istunto/", "/kutsu")
_YEAR = 365 * 24 * 60 * 60


class SecurityHeaders:
    """Adds the headers to every answer, and forbids copies of what is private."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add the headers to its answer."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=list(message["headers"]))
                headers.update(_HEADERS)
                is_plain = scope["path"].startswith(_PRIVATE)
                headers["Content-Security-Policy"] = PLAIN_POLICY if is_plain else CONTENT_SECURITY_POLICY
                if is_plain:
                    headers["Cache-Control"] = "no-store"
                if is_https(request_of(scope)):
                    headers["Strict-Transport-Security"] = f"max-age={_YEAR}"
                message = {**message, "headers": headers.raw}
            await send(message)

        await self.app(scope, receive, send_guarded if scope["type"] == "http" else send)


def middleware() -> list[Middleware]:
    """Return the guards, outermost first."""
    return [
        Middleware(HostCookies),
        Middleware(SecurityHeaders),
        Middleware(SameOriginOnly),
        Middleware(KnownAddresses),
        Middleware(HtmlLanguage),
    ]
