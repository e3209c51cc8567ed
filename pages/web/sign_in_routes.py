"""Signing in and out, the first analyst, the sample round, the language: forms of our pages post here."""

from urllib.parse import quote, urlsplit

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from analysis.errors import InvalidInput
from analysis.settings import Settings
from analysis.workflow import people, sample, signing_in
from pages.parts.catalogues import LANGUAGES, text_in
from pages.parts.storage import store
from pages.web import cookies
from pages.web.answers import plain_page, see_other
from pages.web.client_address import client_address
from pages.web.doors import enter, fields_of, hand_out, keep_language, slowly

SIGN_IN, WELCOME = "/kirjautuminen", "/aloitus"


async def sign_in(request: Request) -> Response:
    """Check address and password; open a session, or ask for the second step."""
    email, password = await fields_of(request, "email", "password")
    answer = await slowly(signing_in.sign_in, email, password, client_address(request))
    if answer.pending:
        response = see_other(f"{SIGN_IN}?vaihe=koodi")
        cookies.set_pending(request, response, answer.pending)
        return response
    return await _entered_or_not(request, answer)


async def second_step(request: Request) -> Response:
    """Check the code of an authenticator, and open a session."""
    (code,) = await fields_of(request, "code")
    pending = request.cookies.get(cookies.PENDING, "")
    answer = await slowly(signing_in.take_second_step, pending, code, client_address(request))
    if answer.pending:
        return see_other(f"{SIGN_IN}?vaihe=koodi&virhe={'key' if answer.key_changed else 'code'}")
    response = await _entered_or_not(request, answer)
    if not answer.must_wait:
        cookies.clear(request, response, cookies.PENDING)
    return response


async def start(request: Request) -> Response:
    """Make the first lead analyst with the one-time code, and open a session."""
    *fields, again = await fields_of(request, "code", "full_name", "email", "password", "password_again")
    if fields[-1] != again:
        return see_other(f"{WELCOME}?virhe=password.differs")
    try:
        person = await slowly(people.make_first_lead, *fields)
    except InvalidInput as error:
        return see_other(f"{WELCOME}?virhe={quote(f'{error.field}.{error.reason}')}")
    return await enter(request, person.person_id)


async def open_sample(request: Request) -> Response:
    """Open the sample round, where that is allowed, and sign in as its analyst."""
    host = request.client.host if request.client else ""
    allowed = await to_thread.run_sync(sample.can_open_sample, store(), Settings.from_environment(), host)
    if not allowed:
        language = cookies.language_of(request)
        return plain_page(language, text_in(language, "The sample round cannot be opened here."), 403)
    return await hand_out(request, await to_thread.run_sync(sample.open_sample, store()))


async def sign_out(request: Request) -> Response:
    """End the session, in the store and in the browser."""
    token = cookies.session_token(request)
    if token:
        await to_thread.run_sync(people.end_session, store(), token)
    response = see_other(f"{SIGN_IN}?viesti=out")
    cookies.clear(request, response, cookies.SESSION)
    return response


async def choose_language(request: Request) -> Response:
    """Remember the language, in the browser and in the session, and show the same page in it."""
    (language,) = await fields_of(request, "kieli")
    response = see_other(_page_before(request))
    if language in LANGUAGES:
        cookies.set_language(request, response, language)
        await to_thread.run_sync(keep_language, cookies.session_token(request), language)
    return response


async def _entered_or_not(request: Request, answer: signing_in.Answer) -> Response:
    if answer.person is None:
        return see_other(f"{SIGN_IN}?virhe={'wait' if answer.must_wait else 'wrong'}")
    return await enter(request, answer.person.person_id, _page_meant(request))


def _page_meant(request: Request) -> str:
    """Return the page whose address a stranger opened, and met the sign-in form on; the start for the form's own."""
    before = _page_before(request)
    return "/" if before.startswith((SIGN_IN, WELCOME)) else before


def _page_before(request: Request) -> str:
    """Return the address of our own page that the form stood on, with what it had open."""
    before = urlsplit(request.headers.get("referer", ""))
    is_ours = before.netloc == request.headers.get("host") and before.path.startswith("/")
    if not is_ours or before.path.startswith(("//", "/istunto")):
        return "/"
    return f"{before.path}?{before.query}" if before.query else before.path
