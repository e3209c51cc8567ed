"""One's own account: a new password, and signing out everywhere. The page `oma-tili` posts here."""

from urllib.parse import quote

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from analysis.errors import AccessDenied, InvalidInput
from analysis.workflow import account
from pages.parts.storage import store
from pages.web import cookies
from pages.web.answers import see_other
from pages.web.client_address import client_address
from pages.web.doors import fields_of, slowly

ACCOUNT, SIGN_IN = "/oma-tili", "/kirjautuminen"


async def change_password(request: Request) -> Response:
    """Set a new password; the other sessions of the account end."""
    old, new, again = await fields_of(request, "old_password", "password", "password_again")
    if new != again:
        return see_other(f"{ACCOUNT}?virhe=password.differs")
    token = cookies.session_token(request) or ""
    try:
        await slowly(account.change_password, token, old, new, client_address(request))
    except AccessDenied:
        return see_other(SIGN_IN)
    except InvalidInput as error:
        return see_other(f"{ACCOUNT}?virhe={quote(f'{error.field}.{error.reason}')}")
    return see_other(f"{ACCOUNT}?viesti=password")


async def end_everywhere(request: Request) -> Response:
    """End every session of the account, this one too."""
    try:
        await to_thread.run_sync(account.end_everywhere, store(), cookies.session_token(request) or "")
    except AccessDenied:
        return see_other(SIGN_IN)
    response = see_other(f"{SIGN_IN}?viesti=out")
    cookies.clear(request, response, cookies.SESSION)
    return response
