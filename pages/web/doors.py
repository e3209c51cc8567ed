"""What the routes that let somebody in share: fields of forms, slots for slow checks, handing out a session."""

from collections.abc import Callable
from threading import BoundedSemaphore
from typing import Any

from anyio import to_thread
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from analysis.workflow import people
from pages.parts.storage import store
from pages.web import cookies
from pages.web.answers import see_other
from pages.web.device import device_of

# A password hash takes memory and time on purpose; more than two at once would stall everybody else.
_PASSWORD_SLOTS = BoundedSemaphore(2)


async def fields_of(request: Request, *names: str) -> list[str]:
    """Return the named fields of a posted form; an empty text for one that is missing or is a file."""
    form = await request.form(max_files=0, max_fields=10)
    return [_field(form, name) for name in names]


async def slowly(check: Callable[..., Any], *fields: str) -> Any:
    """Run a check with a password hash in it in a thread, two at a time at most."""
    return await to_thread.run_sync(_in_slot, check, fields)


async def enter(request: Request, person_id: str, path: str = "/") -> Response:
    """Open a session and hand out its token; the one that the browser came with ends, so that nobody can plant one."""
    token = await to_thread.run_sync(people.open_session, store(), person_id, device_of(request))
    return await hand_out(request, token, path)


async def hand_out(request: Request, token: str, path: str = "/") -> Response:
    """Hand out a session's token in the place of the one that the browser came with."""
    old = cookies.session_token(request)
    if old:
        await to_thread.run_sync(people.end_session, store(), old)
    response = see_other(path)
    cookies.set_session(request, response, token)
    if cookies.LANGUAGE in request.cookies:  # what the visitor chose before signing in stays
        await to_thread.run_sync(people.begin_in_language, store(), token, cookies.language_of(request))
    else:  # the account's own language, for the first screen and for what no session tells
        entered = await to_thread.run_sync(people.session_of, store(), token)
        cookies.set_language(request, response, entered.language if entered else cookies.language_of(request))
    return response


def keep_language(token: str | None, language: str) -> None:
    """Remember the language in the session and the account, where there is one."""
    if token and people.session_of(store(), token):
        people.set_language(store(), token, language)


def _in_slot(check: Callable[..., Any], fields: tuple[str, ...]) -> Any:
    with _PASSWORD_SLOTS:
        return check(store(), *fields)


def _field(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""
