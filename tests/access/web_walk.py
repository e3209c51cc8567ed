"""The walk through the web: every page and every address by every role and by strangers, with guessed ids."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import PropertyMock, patch

import httpx
import streamlit as st
from google.protobuf.message import Message
from google.protobuf.text_format import MessageToString
from starlette.applications import Starlette
from starlette.routing import Route
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from analysis.model.people import Role
from analysis.workflow import people
from pages import main, web
from pages.parts import storage
from pages.parts.places import EVERY_PLACE, SIGN_IN, WELCOME
from tests.access.arguments import ids_of, made_up
from tests.access.matrix import text_of
from tests.access.world import SECRETS, World

MAIN = Path(main.__file__)
ANALYSTS = (Role.LEAD_ANALYST, Role.ANALYST)
SECTION = (Role.CONTACT, Role.APPROVER)
# Who may be answered with 200 at an address that needs somebody; an address missing here may answer nobody.
_DOWNLOADS: dict[str, tuple[Role, ...]] = {
    "/vienti/kuntaote.docx": SECTION,
    "/vienti/aineisto/{document_id}": ANALYSTS,
    "/vienti/{kind}": ANALYSTS,
    "/vienti/henkilo/{person_id}": (Role.LEAD_ANALYST,),
    "/vienti/julkaistu/{release_id}/{kind}": (Role.READER, *SECTION),
    "/vienti/kommentit/{kind}": ANALYSTS,
    "/vienti/kunta/{municipality_id}": ANALYSTS,
}
# Addresses that answer a stranger, because they show nothing of any round without a link's own secret.
_OPEN = frozenset({"/fontit/{name}", "/istunto/ulkoasu.css", "/istunto/salasana.js", "/kutsu", "/kutsu/{token}"})
_KINDS = ("summary.docx", "evidence.xlsx", "result.json", "round.qdpx", "codebook.qdc", "section.docx", "matrix.xlsx")


@contextmanager
def as_data(directory: Path) -> Iterator[None]:
    """Let the app's own store lie in a directory."""
    changed = {"VERTAISKOOSTE_DATA": str(directory), "VERTAISKOOSTE_DATABASE_URL": "", "VERTAISKOOSTE_DEMO": ""}
    with patch.dict(os.environ, changed):
        yield


def walk_pages(world: World) -> tuple[int, list[str]]:
    """Open every page by every role and by a stranger. Returns how many pages there are, and what was open."""
    open_ones = [one for role in (*Role, None) for one in _pages_of(world, role)]
    return len(EVERY_PLACE), open_ones


def walk_addresses(world: World) -> tuple[int, list[str]]:
    """Ask every web route by every role and by a stranger. Returns how many addresses were asked, and what was open."""
    app = Starlette(routes=web.routes(), middleware=web.middleware())
    routes = [route for route in web.routes() if isinstance(route, Route)]
    open_ones, asked = [], 0
    for role in (*Role, None):
        token = world.token(role) if role else None
        for route in routes:
            for path in _paths(world, route.path):
                asked += 1
                open_ones += _asked(app, world, role, token, route, path)
    return asked, open_ones


def shown_on(url_path: str, token: str) -> str:
    """Return everything that a page shows to the holder of a session."""
    return _shown(_open_page(url_path, token))


def _pages_of(world: World, role: Role | None) -> Iterator[str]:
    token = world.token(role) if role else None
    visitor = people.session_of(storage.store(), token) if token else None
    own = {place.url_path for place in main.places_of(visitor)}
    for place in EVERY_PLACE:
        app = _open_page(place.url_path, token)
        who, said = role.value if role else "a stranger", _shown(app)
        if app.exception:
            yield f"/{place.url_path} broke down for {who}"
        if shown := _secrets(world, role, said):
            yield f"/{place.url_path} showed {shown} to {who}"
        if place.url_path not in own and place not in (SIGN_IN, WELCOME) and not _is_refusal(app, role):
            yield f"/{place.url_path} opened to {who}"


def _open_page(url_path: str, token: str | None) -> AppTest:
    cookies = {"vertaiskooste": token} if token else {}
    with patch.object(type(st.context), "cookies", new_callable=PropertyMock, return_value=cookies):
        app = AppTest.from_file(str(MAIN), default_timeout=60)
        app._page_hash = calc_hash(url_path)
        return app.run()


def _is_refusal(app: AppTest, role: Role | None) -> bool:
    titles = [title.value for title in app.title]
    return titles == (["Ei täällä"] if role else ["Kirjaudu sisään"])


def _shown(app: AppTest) -> str:
    """Return everything that a page holds: what stands on it, its widgets, and its session's state."""
    parts = [part for block in (app.main, app.sidebar) for part in _words_of(block)]
    return "\n".join([*parts, repr(dict(app.session_state._state.filtered_state))])


def _words_of(node: Any) -> Iterator[str]:
    proto = getattr(node, "proto", None)
    if isinstance(proto, Message):
        yield MessageToString(proto, as_utf8=True)
    if hasattr(node, "children"):
        for child in node.children.values():
            yield from _words_of(child)
    else:
        yield repr(getattr(node, "value", ""))  # tables are packed in the message, and unpacked here


def _asked(
    app: Starlette, world: World, role: Role | None, token: str | None, route: Route, path: str
) -> Iterator[str]:
    who = role.value if role else "a stranger"
    answer = asyncio.run(_ask(app, "GET" if "GET" in route.methods else "POST", path, token))
    if answer.status_code >= 500:
        yield f"{path} broke down for {who}"
    if shown := _secrets(world, role, text_of(answer.content)):
        yield f"{path} showed {shown} to {who}"
    may = role in _DOWNLOADS.get(route.path, ()) or route.path in _OPEN
    if answer.status_code == 200 and "GET" in route.methods and not may:
        yield f"{path} opened to {who}"


async def _ask(app: Starlette, method: str, path: str, token: str | None) -> httpx.Response:
    cookies = {"vertaiskooste": token} if token else {}
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost", cookies=cookies) as client:
        # A form of another site: it must do nothing, whoever's cookie comes along.
        headers = {"sec-fetch-site": "cross-site"} if method == "POST" else {}
        return await client.request(method, path, headers=headers)


def _secrets(world: World, role: Role | None, text: str) -> str:
    forbidden = world.secrets_from(role) if role else tuple(SECRETS.values())
    return ", ".join(word for word in forbidden if word in text)


def _paths(world: World, pattern: str) -> list[str]:
    """Return the addresses of a route with ids of every place, guessed ones too, and each round asked for."""
    places = [ids_of(world, letter, number) for letter in "AB" for number in (1, 2)] + [made_up()]
    fills = {
        "{kind}": _KINDS,
        "{document_id}": sorted({one for place in places for one in place.two["document"]}),
        "{municipality_id}": sorted({place.municipality_id for place in places}),
        "{token}": ("made-up",),
        "{person_id}": ("P-maker", "P-contact", "P-interviewer", "P-made-up"),
        "{release_id}": sorted({one for place in places for one in place.two["publication"]}),
        "{name}": ("atkinson-hyperlegible-next-latin-wght-normal.woff2", "OFL.txt"),
    }
    paths = [pattern]
    for name, values in fills.items():
        if name in pattern:
            paths = [path.replace(name, value) for path in paths for value in values]
    queries = ("", *(f"?kierros={round_id}" for round_id in world.round_ids.values()), "?kierros=R-made-up")
    return [f"{path}{query}" for path in paths for query in (queries if path.startswith("/vienti/") else ("",))]
