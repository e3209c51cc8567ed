"""Signing in through an identity provider: the way there and back, and the yes that binds an identity to an account.

Going there is a link and not a form: browsers hold a form's whole chain of redirects to `form-action 'self'`. What may
bind an identity needs a second yes here, from our own page, so that nobody is led into binding a stranger's.
"""

import logging
from urllib.parse import quote

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from analysis.errors import AccessDenied, InvalidInput
from analysis.settings import Settings
from analysis.workflow import identities, invitations, signing_in
from analysis.workflow.identities import Aim, Proof, Try
from pages.parts.catalogues import text_in
from pages.parts.storage import store
from pages.web import cookies
from pages.web.answers import Form, form_page, link_page, plain_page, see_other
from pages.web.client_address import client_address
from pages.web.doors import enter, fields_of, slowly
from pages.web.provider import Provider, provider

BACK, CONFIRM = "/istunto/tunnistus/paluu", "/istunto/tunnistus/vahvista"
SIGN_IN, ACCOUNT, INVITATION = "/kirjautuminen", "/oma-tili", "/kutsu"
log = logging.getLogger(__name__)


async def begin(request: Request) -> Response:
    """Send somebody to the provider: to sign in, or with a link that was followed to accept what it offers."""
    aim = Aim.ACCEPT if request.query_params.get("kutsu") else Aim.ENTER
    if aim is Aim.ACCEPT and not await _has_offer(request):
        return see_other(INVITATION)
    return await _sent(request, aim)


async def begin_binding(request: Request) -> Response:
    """Check the password of whoever wants to bind an identity to their account, and show the way to the provider."""
    there = provider()
    if there is None:
        return _not_here(request)
    (password,) = await fields_of(request, "password")
    token = cookies.session_token(request) or ""
    try:
        person = await slowly(identities.may_bind, token, password, client_address(request))
    except AccessDenied:
        return see_other(SIGN_IN)
    except InvalidInput as error:
        return see_other(f"{ACCOUNT}?virhe={quote(f'{error.field}.{error.reason}')}")
    return await _sent(request, Aim.BIND, person.person_id)


async def come_back(request: Request) -> Response:
    """Check what the provider says, and let in whom it was bound to; whoever is unknown is told so in one sentence."""
    there, token = provider(), request.cookies.get(cookies.PROVIDER, "")
    began = await to_thread.run_sync(identities.take_try, store(), token)
    if there is None or began is None:
        return _failed(request)
    try:
        subject, name = await there.who_came_back(request, dict(began.kept))
    except Exception as error:  # noqa: BLE001  whatever a provider answers, nobody is let in by it
        log.warning("signing in through the provider failed: %s", type(error).__name__)
        return _failed(request)
    proof = Proof(began.aim, there.settings.issuer, subject, name, began.person_id)
    return await (_entered(request, proof) if proof.aim is Aim.ENTER else _asked_for_yes(request, proof))


async def show(request: Request) -> Response:
    """Show whom the provider knows, and ask whether to bind that identity."""
    there, proof = provider(), await _proof(request)
    if there is None or proof is None:
        return _failed(request)
    language = cookies.language_of(request)
    known = text_in(language, "{label} knows you as {name}.")
    said = known if proof.name else text_in(language, "{label} has identified you.")
    other = text_in(language, "If this is not you, close this page and sign out of {label} first.")
    slots = {"label": there.settings.label, "name": proof.name}
    sentences = (said.format(**slots), _what_follows(language, proof.aim), other.format(**slots))
    form = Form(CONFIRM, (), text_in(language, "Yes, this is me"))
    return form_page(language, text_in(language, "Is this you?"), sentences, (form,))


async def confirm(request: Request) -> Response:
    """Bind the identity that was shown: to the account that a link invites to, or to one's own."""
    token = request.cookies.get(cookies.PROVIDER, "")
    proof = await to_thread.run_sync(identities.take_proof, store(), token)
    if proof is None:
        return _failed(request)
    try:
        response = await (_bound(request, proof) if proof.aim is Aim.BIND else _accepted(request, proof))
    except AccessDenied:
        response = see_other(SIGN_IN)
    except InvalidInput as error:
        page = ACCOUNT if proof.aim is Aim.BIND else INVITATION
        response = see_other(f"{page}?virhe={quote(f'{error.field}.{error.reason}')}")
    cookies.clear(request, response, cookies.PROVIDER)
    return response


async def sign_out_there(request: Request) -> Response:
    """Lead somebody who has signed out here to sign out at the provider too."""
    there, way = provider(), None
    if there is not None:
        try:
            way = await there.way_out(f"{_address(request)}{SIGN_IN}")
        except Exception as error:  # noqa: BLE001  a provider that does not answer keeps nobody here
            log.warning("signing out at the provider failed: %s", type(error).__name__)
    return _away(way) if way else see_other(SIGN_IN)


async def _sent(request: Request, aim: Aim, person_id: str = "") -> Response:
    there = provider()
    if there is None:
        return _not_here(request)
    try:
        way, kept = await there.way_there(request, f"{_address(request)}{BACK}")
    except Exception as error:  # noqa: BLE001  a provider that is down must be told in plain words
        log.warning("the provider cannot be reached: %s", type(error).__name__)
        return _failed(request)
    token = await to_thread.run_sync(identities.keep_try, store(), Try(aim, kept, person_id))
    response = _shown_way(request, there, way) if aim is Aim.BIND else _away(way)
    cookies.set_provider(request, response, token)
    return response


async def _entered(request: Request, proof: Proof) -> Response:
    answer = await to_thread.run_sync(signing_in.sign_in_by_identity, store(), proof.issuer, proof.subject)
    if answer.pending:
        response: Response = see_other(f"{SIGN_IN}?vaihe=koodi")
        cookies.set_pending(request, response, answer.pending)
    elif answer.person is None:
        language = cookies.language_of(request)
        sentence = text_in(
            language,
            "No account here is bound to this identity: open the link of your invitation, and sign in from there.",
        )
        response = plain_page(language, sentence, 403)
    else:
        response = await enter(request, answer.person.person_id)
    cookies.clear(request, response, cookies.PROVIDER)
    return response


async def _asked_for_yes(request: Request, proof: Proof) -> Response:
    token = await to_thread.run_sync(identities.keep_proof, store(), proof)
    response = see_other(CONFIRM)
    cookies.set_provider(request, response, token)
    return response


async def _accepted(request: Request, proof: Proof) -> Response:
    link = request.cookies.get(cookies.INVITATION, "")
    await to_thread.run_sync(invitations.accept_identity, store(), link, proof.issuer, proof.subject, proof.name)
    response = await _entered(request, proof)
    cookies.clear(request, response, cookies.INVITATION)
    return response


async def _bound(request: Request, proof: Proof) -> Response:
    await to_thread.run_sync(identities.bind, store(), cookies.session_token(request) or "", proof)
    return see_other(f"{ACCOUNT}?viesti=identity")


async def _has_offer(request: Request) -> bool:
    link = request.cookies.get(cookies.INVITATION, "")
    found = await to_thread.run_sync(invitations.offer, store(), link)
    return found is not None and found.invitation.terms is not None


async def _proof(request: Request) -> Proof | None:
    return await to_thread.run_sync(identities.proof_of, store(), request.cookies.get(cookies.PROVIDER, ""))


def _what_follows(language: str, aim: Aim) -> str:
    if aim is Aim.BIND:
        return text_in(language, "From now on you can sign in to this account through it.")
    return text_in(language, "The invitation is accepted with this identity, and you sign in with it from now on.")


def _shown_way(request: Request, there: Provider, way: str) -> Response:
    language, label = cookies.language_of(request), there.settings.label
    title = text_in(language, "Sign in with {label}").format(label=label)
    sentence = text_in(language, "Identify yourself there; then you come back here to confirm.")
    return link_page(language, title, (sentence,), way, text_in(language, "Continue to {label}").format(label=label))


def _failed(request: Request) -> Response:
    language = cookies.language_of(request)
    sentence = text_in(
        language, "Signing in through the identity service did not succeed. Begin again from the sign-in page."
    )
    response = plain_page(language, sentence, 400)
    cookies.clear(request, response, cookies.PROVIDER)
    return response


def _not_here(request: Request) -> Response:
    language = cookies.language_of(request)
    return plain_page(language, text_in(language, "There is no such page."), 404)


def _away(way: str) -> Response:
    return RedirectResponse(way, status_code=303, headers={"Cache-Control": "no-store"})


def _address(request: Request) -> str:
    """Return where people reach the service, as it is known to the provider."""
    scheme = "https" if cookies.is_https(request) else "http"
    return Settings.from_environment().address or f"{scheme}://{request.headers.get('host', '')}"
