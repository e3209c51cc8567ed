"""Signing in and out, the first analyst, the sample round, the language: forms of our pages post here."""

from collections.abc import Callable
from threading import BoundedSemaphore
from typing import Any
from urllib.parse import quote, urlsplit

from anyio import to_thread
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from analysis.errors import InvalidInput
from analysis.settings import Settings
from analysis.workflow import people, sample
from pages.parts.catalogues import LANGUAGES, text_in
from pages.parts.storage import store
from pages.web import cookies
from pages.web.answers import plain_page, see_other

SIGN_IN, WELCOME = "/kirjautuminen", "/aloitus"
# A password hash takes memory and time on purpose; more than two at once would stall everybody else.
_PASSWORD_SLOTS = BoundedSemaphore(2)


async def sign_in(request: Request) -> Response:
    """Check address and password, and open a session."""
    form = await request.form(max_files=0, max_fields=5)
    person = await _slowly(people.sign_in, _field(form, "email"), _field(form, "password"))
    if person is None:
        return see_other(f"{SIGN_IN}?virhe=wrong")
    return await _enter(request, await to_thread.run_sync(people.open_session, store(), person.person_id))


async def start(request: Request) -> Response:
    """Make the first lead analyst with the one-time code, and open a session."""
    form = await request.form(max_files=0, max_fields=8)
    if _field(form, "password") != _field(form, "password_again"):
        return see_other(f"{WELCOME}?virhe=password.differs")
    fields = [_field(form, name) for name in ("code", "full_name", "email", "password")]
    try:
        person = await _slowly(people.make_first_lead, *fields)
    except InvalidInput as error:
        return see_other(f"{WELCOME}?virhe={quote(f'{error.field}.{error.reason}')}")
    return await _enter(request, await to_thread.run_sync(people.open_session, store(), person.person_id))


async def open_sample(request: Request) -> Response:
    """Open the sample round, where that is allowed, and sign in as its analyst."""
    host = request.client.host if request.client else ""
    allowed = await to_thread.run_sync(sample.can_open_sample, store(), Settings.from_environment(), host)
    if not allowed:
        language = cookies.language_of(request)
        return plain_page(language, text_in(language, "The sample round cannot be opened here."), 403)
    return await _enter(request, await to_thread.run_sync(sample.open_sample, store()))


async def sign_out(request: Request) -> Response:
    """End the session, in the store and in the browser."""
    token = cookies.session_token(request)
    if token:
        await to_thread.run_sync(people.end_session, store(), token)
    response = see_other(f"{SIGN_IN}?viesti=out")
    cookies.clear_session(request, response)
    return response


async def choose_language(request: Request) -> Response:
    """Remember the language, in the browser and in the session, and show the same page in it."""
    form = await request.form(max_files=0, max_fields=2)
    language = _field(form, "kieli")
    response = see_other(_page_before(request))
    if language in LANGUAGES:
        cookies.set_language(request, response, language)
        await to_thread.run_sync(_keep_language, cookies.session_token(request), language)
    return response


def _keep_language(token: str | None, language: str) -> None:
    if token and people.session_of(store(), token):
        people.set_language(store(), token, language)


async def _enter(request: Request, token: str) -> Response:
    """Hand out a new token; the one that the browser came with is ended, so that nobody can plant one."""
    old = cookies.session_token(request)
    if old:
        await to_thread.run_sync(people.end_session, store(), old)
    response = see_other("/")
    cookies.set_session(request, response, token)
    if cookies.LANGUAGE in request.cookies:  # what the visitor chose before signing in stays
        await to_thread.run_sync(_keep_language, token, cookies.language_of(request))
    return response


async def _slowly(check: Callable[..., Any], *fields: str) -> Any:
    return await to_thread.run_sync(_in_slot, check, fields)


def _in_slot(check: Callable[..., Any], fields: tuple[str, ...]) -> Any:
    with _PASSWORD_SLOTS:
        return check(store(), *fields)


def _field(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def _page_before(request: Request) -> str:
    """Return the path of our own page that the form stood on."""
    before = urlsplit(request.headers.get("referer", ""))
    is_ours = before.netloc == request.headers.get("host") and before.path.startswith("/")
    return before.path if is_ours and not before.path.startswith(("//", "/istunto")) else "/"
