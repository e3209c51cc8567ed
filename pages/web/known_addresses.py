"""An address that is no page of ours is answered in plain words, before Streamlit shows its own English window."""

from starlette.types import ASGIApp, Receive, Scope, Send

from pages.parts.catalogues import text_in
from pages.parts.places import EVERY_PLACE
from pages.web import cookies
from pages.web.answers import asks_for_page, plain_page, request_of

_PAGES = frozenset({"", *(place.url_path for place in EVERY_PLACE)})
# Streamlit's own folders and our web routes answer for themselves.
_FOLDERS = frozenset(
    {"_stcore", "static", "media", "component", "fontit", "istunto", "kutsu", "luonnokset", "vienti", "app"}
)


class KnownAddresses:
    """Answers 404 to a browser that asks for a page that is not there."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or say that there is no such page."""
        if scope["type"] != "http" or not asks_for_page(scope) or is_known(scope["path"]):
            await self.app(scope, receive, send)
            return
        language = cookies.language_of(request_of(scope))
        await plain_page(language, text_in(language, "There is no such page."), 404)(scope, receive, send)


def is_known(path: str) -> bool:
    """Return whether an address is a page of ours, or lies in a folder that answers for itself."""
    parts = path.strip("/").split("/")
    return parts[0] in _FOLDERS or (len(parts) == 1 and (parts[0] in _PAGES or "." in parts[0]))
