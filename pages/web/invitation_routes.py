"""Links that work once. A GET never uses one up (mail scanners follow links); its secret leaves the address at once."""

from urllib.parse import quote

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from analysis.errors import InvalidInput
from analysis.model.people import Purpose
from analysis.workflow import invitations, passwords
from analysis.workflow.invitations import Offer
from pages.parts.catalogues import text_in
from pages.parts.code_names import INVALID_INPUTS, MEMBER_ROLES
from pages.parts.storage import store
from pages.web import cookies
from pages.web.answers import Form, Input, form_page, plain_page, see_other
from pages.web.client_address import client_address
from pages.web.doors import enter, fields_of, slowly
from pages.web.provider import provider

PAGE, ACCEPT = "/kutsu", "/istunto/kutsu"
SIGN_IN = "/kirjautuminen"
THROUGH_PROVIDER = "/istunto/tunnistus?kutsu=1"


async def follow(request: Request) -> Response:
    """Take the secret of a link out of the address into a cookie, so that no history and no referrer keeps it."""
    response = see_other(PAGE)
    cookies.set_invitation(request, response, request.path_params["token"])
    return response


async def show(request: Request) -> Response:
    """Show what a link offers, and the form that accepts it."""
    found = await to_thread.run_sync(invitations.offer, store(), _token(request))
    if found is None:
        return _gone(request)
    return _page(request, found, request.query_params.get("virhe", ""))


async def accept(request: Request) -> Response:
    """Accept what a link offers, or set the new password that it allows."""
    name, password, again = await fields_of(request, "full_name", "password", "password_again")
    token = _token(request)
    found = await to_thread.run_sync(invitations.offer, store(), token)
    if found is None:
        return _gone(request)
    if not found.has_account and password != again:
        return see_other(f"{PAGE}?virhe=password.differs")
    try:
        return await _accept(request, found, name, password)
    except InvalidInput as error:
        return see_other(f"{PAGE}?virhe={quote(f'{error.field}.{error.reason}')}")


async def _accept(request: Request, found: Offer, name: str, password: str) -> Response:
    token = _token(request)
    if found.invitation.purpose is Purpose.RESET:
        await slowly(invitations.reset_password, token, password)
        response: Response = see_other(f"{SIGN_IN}?viesti=password")
    elif found.has_account:
        # The session opens by signing in, so that a second step is asked where there is one.
        await slowly(invitations.accept_known, token, password, client_address(request))
        response = see_other(f"{SIGN_IN}?viesti=role")
    else:
        person = await slowly(invitations.accept_new, token, name, password)
        response = await enter(request, person.person_id)
    cookies.clear(request, response, cookies.INVITATION)
    return response


def _page(request: Request, found: Offer, wrong: str) -> Response:
    language = _language(request, found)
    field, _dot, reason = wrong.partition(".")
    said_wrong = text_in(language, INVALID_INPUTS.get((field, reason), "Check what you wrote.")) if wrong else ""
    title, sentences = _words(language, found)
    other = _other_way(language, found)
    if other and not found.has_identity:
        without = text_in(language, "Or identify yourself with {label}: then you need no password here.")
        sentences = (*sentences, without.format(label=_label()))
    form = Form(ACCEPT, _inputs(language, found), text_in(language, _button(found)))
    forms = () if found.has_identity and not found.has_account else (form,)
    return form_page(language, title, sentences, forms, said_wrong, other)


def _label() -> str:
    there = provider()
    return there.settings.label if there else ""


def _other_way(language: str, found: Offer) -> tuple[str, str] | None:
    """Return the way through the identity provider, where there is one and it can prove who accepts."""
    if not _label() or found.invitation.terms is None or (found.has_account and not found.has_identity):
        return None
    return THROUGH_PROVIDER, text_in(language, "Sign in with {label}").format(label=_label())


def _words(language: str, found: Offer) -> tuple[str, tuple[str, ...]]:
    entry = found.invitation
    if entry.purpose is Purpose.RESET:
        said = text_in(language, "Set a new password for {email}. You will be signed out everywhere else.")
        return text_in(language, "A new password"), (said.format(email=entry.email),)
    role = text_in(language, MEMBER_ROLES[entry.terms.role]) if entry.terms else ""
    place = f"{role}: {found.place}" if found.place else role
    invited = text_in(language, "You have been invited to the round {round}. Your role: {role}.")
    account = _account_words(language, found)
    return (
        text_in(language, "Welcome to Vertaiskooste"),
        (invited.format(round=found.round_name, role=place), account.format(email=entry.email)),
    )


def _account_words(language: str, found: Offer) -> str:
    if found.has_account:
        return text_in(language, "You already have an account. Give its password, and the role is added to it.")
    if found.has_identity:
        return text_in(language, "You already have an account. Sign in to it, and the role is added to it.")
    return text_in(language, "Choose a password, and you are in. You sign in with it and with the address {email}.")


def _inputs(language: str, found: Offer) -> tuple[Input, ...]:
    entry = found.invitation
    if found.has_account and entry.purpose is Purpose.JOIN:
        return (Input("password", text_in(language, "Password"), "password", "current-password"),)
    hint = text_in(language, "At least 12 characters. A sentence is a good password.")
    shortest = passwords.MIN_LENGTH
    new = (
        Input("password", text_in(language, "Password"), "password", "new-password", "", hint, shortest),
        Input("password_again", text_in(language, "Password again"), "password", "new-password", shortest=shortest),
    )
    name = Input("full_name", text_in(language, "Name"), fills="name", value=entry.name)
    return new if entry.purpose is Purpose.RESET else (name, *new)


def _button(found: Offer) -> str:
    return "Save the password" if found.invitation.purpose is Purpose.RESET else "Accept the invitation"


def _gone(request: Request) -> Response:
    language = cookies.language_of(request)
    sentence = text_in(
        language,
        "This link does not work: it has been used, or it is too old. Ask the person who sent it for a new one.",
    )
    return plain_page(language, sentence, 410)


def _language(request: Request, found: Offer) -> str:
    return cookies.language_of(request) if cookies.LANGUAGE in request.cookies else found.invitation.language


def _token(request: Request) -> str:
    return request.cookies.get(cookies.INVITATION, "")
