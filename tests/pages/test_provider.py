"""Signing in through an identity provider, against a real one on loopback: who gets in, and above all who does not."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pyotp
import pytest
from sqlalchemy import select
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware

from analysis.model.people import Role, Terms
from analysis.settings import ProviderSettings, Settings
from analysis.store import schema
from analysis.workflow import identities, members, people, second_step, signing_in
from pages import web
from pages.web import provider as provider_module
from tests.oidc_provider import CLIENT, FOREIGN, LIES, SECRET, SIGNATURES, Provider, running_provider
from tests.pages.conftest import PASSWORD
from tests.pages.test_web import OWN, Browser

BEGIN, BACK, CONFIRM = "/istunto/tunnistus", "/istunto/tunnistus/paluu", "/istunto/tunnistus/vahvista"
KAISA = "kaisa@example.fi"
UNKNOWN = "Tähän tunnistukseen ei ole liitetty tiliä"
FAILED = "Kirjautuminen tunnistuspalvelun kautta ei onnistunut"


REFUSED_AS = {
    **dict.fromkeys(("issuer", "audience", "nonce", "empty subject"), "InvalidClaimError"),
    **dict.fromkeys(("no nonce", "no subject", "no expiry"), "MissingClaimError"),
    **dict.fromkeys(("no signature", "shared secret"), "UnsupportedAlgorithmError"),
    "expired": "ExpiredTokenError",
    "another key": "BadSignatureError",
    "no token": "NotProven",
}


class Visitor(Browser):
    """A browser that keeps what it is given, and can identify itself at the provider."""

    async def _ask(self, method: str, path: str, **kwargs) -> httpx.Response:
        answer = await super()._ask(method, path, **kwargs)
        self.cookies.extract_cookies(answer)
        return answer

    @property
    def session(self) -> str:
        return self.cookies.get("vertaiskooste") or ""

    def identify(self, way: str, subject: str) -> str:
        """Identify oneself at the provider. Returns the path that it sends the browser back to."""
        answer = httpx.post(way, data={"sub": subject}, timeout=10)
        back = urlsplit(answer.headers["location"])
        assert (back.path, answer.status_code) == (BACK, 302)
        return f"{back.path}?{back.query}"

    def come_in(self, subject: str, begin: str = BEGIN) -> httpx.Response:
        return self.get(self.identify(self.get(begin).headers["location"], subject))


def new_visitor() -> Visitor:
    """A browser of its own before an app that has a session of its own around our routes, as Streamlit's has."""
    around = Middleware(SessionMiddleware, secret_key="x")
    return Visitor(Starlette(routes=web.routes(), middleware=[around, *web.middleware()]))


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with running_provider() as found:
        yield found


@pytest.fixture
def there(running: Provider, monkeypatch: pytest.MonkeyPatch) -> Provider:
    """The provider, telling the truth, configured here."""
    for name, value in (("ISSUER", running.issuer), ("CLIENT_ID", CLIENT), ("SECRET", SECRET), ("LABEL", "Tunnari")):
        monkeypatch.setenv(f"VERTAISKOOSTE_OIDC_{name}", value)
    running.lie("")
    running.add_user("s-kaisa", name="Kaisa Kuntalainen", email=KAISA)
    provider_module._HELD.clear()
    return running


@pytest.fixture
def visitor(house, there) -> Visitor:
    return new_visitor()


@pytest.fixture
def desk(house):
    token, _municipality_id = house.lead_of_round()
    return people.open_desk(house.store, people.session_of(house.store, token))


def invited(desk, email: str = KAISA) -> str:
    with desk.store.database.begin() as connection:
        place = connection.execute(select(schema.municipality.c.id)).scalar_one()
    return members.invite(desk, Settings.from_environment({}), email, "", Terms(Role.CONTACT, place)).token


def accepted(visitor: Visitor, desk, subject: str = "s-kaisa", email: str = KAISA) -> httpx.Response:
    """Follow an invitation, identify oneself, and say yes."""
    visitor.get(f"/kutsu/{invited(desk, email)}")
    assert visitor.come_in(subject, f"{BEGIN}?kutsu=1").headers["location"] == CONFIRM
    return visitor.post(CONFIRM, headers=OWN)


def bound(desk) -> list[tuple[str, str]]:
    with desk.store.database.begin() as connection:
        table = schema.identity
        return [tuple(row) for row in connection.execute(select(table.c.issuer, table.c.subject))]


def test_an_invitation_is_accepted_with_an_identity_that_signs_in_afterwards(visitor, desk, there) -> None:
    shown = visitor.get(f"/kutsu/{invited(desk)}") and visitor.get("/kutsu").text
    assert f'href="{BEGIN}?kutsu=1"' in shown and "Kirjaudu: Tunnari" in shown
    asked = visitor.get(visitor.come_in("s-kaisa", f"{BEGIN}?kutsu=1").headers["location"])
    assert "Tunnari tuntee sinut nimellä Kaisa Kuntalainen." in asked.text
    assert bound(desk) == []  # nothing is bound before the yes

    answer = visitor.post(CONFIRM, headers=OWN)

    assert answer.headers["location"] == "/"
    assert bound(desk) == [(there.issuer, "s-kaisa")]
    held = people.session_of(desk.store, visitor.session)
    assert (held.person.name, held.memberships[0].role) == ("Kaisa Kuntalainen", Role.CONTACT)
    later = new_visitor()
    assert later.come_in("s-kaisa").headers["location"] == "/"
    assert people.session_of(desk.store, later.session).person == held.person


def test_the_way_there_carries_pkce_state_and_nonce_and_asks_for_no_address(visitor) -> None:
    asked = parse_qs(urlsplit(visitor.get(BEGIN).headers["location"]).query)

    assert asked["code_challenge_method"] == ["S256"] and len(asked["code_challenge"][0]) == 43
    assert len(asked["state"][0]) >= 20 and len(asked["nonce"][0]) >= 20
    assert asked["redirect_uri"] == [f"http://localhost{BACK}"]
    assert asked["scope"] == ["openid profile"]


def test_whoever_is_unknown_is_told_so_in_one_sentence_and_no_more(visitor, desk) -> None:
    answer = visitor.come_in("s-vieras")

    assert (answer.status_code, answer.text.count("<p>")) == (403, 2)  # the sentence, and the way to the front page
    assert UNKNOWN in answer.text and "s-vieras" not in answer.text
    assert not visitor.session


def test_an_address_alone_binds_nothing(visitor, desk, there) -> None:
    """The provider says the very address of an account, and of an open invitation: neither lets anybody in."""
    invited(desk)
    there.add_user("s-huijari", name="Aino Asiantuntija", email="aino@example.fi", email_verified="true")

    for subject in ("s-huijari", "s-kaisa"):
        assert UNKNOWN in visitor.come_in(subject).text
        assert not visitor.session
    assert bound(desk) == []


@pytest.mark.parametrize("about", [*LIES, *SIGNATURES])
def test_a_token_that_is_not_right_lets_nobody_in(visitor, desk, there, about: str, caplog) -> None:
    accepted(visitor, desk)
    stranger = new_visitor()
    there.lie(about)

    answer = stranger.come_in("s-kaisa")

    assert answer.status_code == 400 and FAILED in answer.text
    assert not stranger.session
    (line,) = [one.getMessage() for one in caplog.records if one.name == "pages.web.provider_routes"]
    assert line.rpartition(" ")[2] == REFUSED_AS[about]  # refused for this reason and for no other
    there.lie("")
    assert stranger.come_in("s-kaisa").headers["location"] == "/"  # the same browser, the truth


def test_a_provider_that_calls_itself_somebody_else_is_not_gone_to(visitor, there) -> None:
    there.lie("discovery")

    answer = visitor.get(BEGIN)

    assert answer.status_code == 400 and FAILED in answer.text


def test_an_answer_works_once_and_in_its_own_browser_only(visitor, desk) -> None:
    accepted(visitor, desk)
    one, other = (new_visitor() for _ in "ab")
    other.get(BEGIN)
    back = one.identify(one.get(BEGIN).headers["location"], "s-kaisa")
    kept = one.cookies.get("vertaiskooste_tunnistus")

    assert FAILED in other.get(back).text and not other.session  # another browser, with a try of its own
    assert one.get(back).headers["location"] == "/"
    one.cookies.set("vertaiskooste_tunnistus", kept, domain="localhost.local", path="/")
    assert FAILED in one.get(back).text  # the same state again


@pytest.mark.parametrize("changed", [{"state": "toinen"}, {"code": "toinen"}, {"iss": FOREIGN}, {"state": ""}])
def test_a_changed_answer_is_refused(visitor, desk, changed) -> None:
    accepted(visitor, desk)
    stranger = new_visitor()
    back = urlsplit(stranger.identify(stranger.get(BEGIN).headers["location"], "s-kaisa"))
    query = {**{name: one[0] for name, one in parse_qs(back.query).items()}, **changed}

    assert FAILED in stranger.get(f"{BACK}?{urlencode(query)}").text
    assert not stranger.session


def test_an_answer_that_comes_too_late_is_refused(visitor, desk) -> None:
    back = visitor.identify(visitor.get(BEGIN).headers["location"], "s-kaisa")
    with desk.store.database.begin(write=True) as connection:
        connection.execute(schema.one_time_code.update().values(expires_at="2020-01-01T00:00:00.000Z"))

    assert FAILED in visitor.get(back).text


def test_who_turns_back_at_the_provider_is_told_plainly(visitor) -> None:
    way = urlsplit(visitor.get(BEGIN).headers["location"])
    state = parse_qs(way.query)["state"][0]

    assert FAILED in visitor.get(f"{BACK}?error=access_denied&state={state}").text


def test_a_yes_from_another_site_binds_nothing(visitor, desk) -> None:
    visitor.get(f"/kutsu/{invited(desk)}")
    visitor.come_in("s-kaisa", f"{BEGIN}?kutsu=1")

    assert visitor.post(CONFIRM, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert bound(desk) == []


def test_an_invitation_to_an_account_with_a_password_asks_for_it(visitor, desk) -> None:
    answer = accepted(visitor, desk, "s-huijari", "aino@example.fi")

    assert answer.headers["location"] == "/kutsu?virhe=link.has_account"
    assert bound(desk) == [] and not visitor.session


def test_an_account_without_a_password_takes_no_other_proof(visitor, desk) -> None:
    accepted(visitor, desk)
    thief = new_visitor()
    secret = invited_elsewhere(desk)
    thief.get(f"/kutsu/{secret}")

    assert "<input" not in thief.get("/kutsu").text  # no password can be set by the link alone
    form = {"full_name": "Varas", "password": "kolme hevosta laulaa", "password_again": "kolme hevosta laulaa"}
    assert "has_account" in thief.post("/istunto/kutsu", data=form, headers=OWN).headers["location"]
    thief.come_in("s-varas", f"{BEGIN}?kutsu=1")
    assert "has_account" in thief.post(CONFIRM, headers=OWN).headers["location"]
    assert len(bound(desk)) == 1 and not thief.session
    visitor.get(f"/kutsu/{secret}")
    visitor.come_in("s-kaisa", f"{BEGIN}?kutsu=1")
    assert visitor.post(CONFIRM, headers=OWN).headers["location"] == "/"  # the owner, by the identity that is bound
    assert len(people.session_of(desk.store, visitor.session).memberships) == 2


def invited_elsewhere(desk) -> str:
    return members.invite(desk, Settings.from_environment({}), KAISA, "", Terms(Role.ANALYST)).token


def test_an_identity_of_one_account_is_not_bound_to_another(visitor, desk) -> None:
    accepted(visitor, desk)
    other = new_visitor()

    assert "identity_taken" in accepted(other, desk, "s-kaisa", "toinen@example.fi").headers["location"]
    assert not other.session


def test_an_account_binds_an_identity_with_its_password_and_takes_it_away(visitor, desk, there) -> None:
    token = people.open_session(desk.store, desk.scope.person_id)
    visitor.cookies.set("vertaiskooste", token, domain="localhost.local", path="/")
    refused = visitor.post("/istunto/tunnistus/liita", data={"password": "väärä salasana"}, headers=OWN)
    assert refused.headers["location"].endswith("old_password.wrong")

    shown = visitor.post("/istunto/tunnistus/liita", data={"password": PASSWORD}, headers=OWN)
    way = shown.text.partition('class="button" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert way.startswith(there.issuer) and "<form" not in shown.text
    assert visitor.get(visitor.identify(way, "s-aino")).headers["location"] == CONFIRM
    assert visitor.post(CONFIRM, headers=OWN).headers["location"] == "/oma-tili?viesti=identity"

    assert signing_in.sign_in_by_identity(desk.store, there.issuer, "s-aino").person.person_id == desk.scope.person_id
    elsewhere = people.open_session(desk.store, desk.scope.person_id)
    held = identities.own_identities(desk.store, token)
    identities.unbind(desk.store, token, held.identities[0].identity_id)
    assert signing_in.sign_in_by_identity(desk.store, there.issuer, "s-aino").person is None
    assert people.session_of(desk.store, elsewhere) is None and people.session_of(desk.store, token)


def test_who_began_to_bind_has_to_be_who_says_yes(visitor, desk, house) -> None:
    visitor.cookies.set(
        "vertaiskooste", people.open_session(desk.store, desk.scope.person_id), domain="localhost.local", path="/"
    )
    shown = visitor.post("/istunto/tunnistus/liita", data={"password": PASSWORD}, headers=OWN)
    way = shown.text.partition('class="button" href="')[2].partition('"')[0].replace("&amp;", "&")
    visitor.get(visitor.identify(way, "s-aino"))
    with desk.store.database.begin() as connection:
        place = connection.execute(select(schema.municipality.c.id)).scalar_one()
    analyst = people.open_session(desk.store, desk.scope.person_id)
    people.choose(desk.store, analyst, desk.scope.membership_id, desk.scope.round_id)
    other = house.contact(analyst, place)
    visitor.cookies.set("vertaiskooste", other, domain="localhost.local", path="/")

    assert visitor.post(CONFIRM, headers=OWN).headers["location"] == "/kirjautuminen"
    assert bound(desk) == []


def test_the_last_way_into_an_account_stays(visitor, desk, open_page) -> None:
    accepted(visitor, desk)
    page = open_page("oma-tili", visitor.session)
    assert "Tunnistuspalvelu" in [header.value for header in page.header]
    assert "Salasana" not in [header.value for header in page.header]  # there is none to change

    page.button[-1].click().run()

    assert "ainoa tapa kirjautua" in page.error[0].value
    assert len(bound(desk)) == 1


def test_a_second_step_of_ours_is_asked_after_the_provider(visitor, desk, there) -> None:
    accepted(visitor, desk)
    person = people.session_of(desk.store, visitor.session).person
    setup = second_step.begin(desk.store, person)
    second_step.confirm(desk.store, person, pyotp.TOTP(setup.secret).now())
    later = new_visitor()

    assert later.come_in("s-kaisa").headers["location"] == "/kirjautuminen?vaihe=koodi"
    assert not later.session


def test_the_button_is_there_when_a_provider_is_configured_and_not_otherwise(
    house, there, open_page, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.lead()
    shown = "".join(one.proto.body for one in open_page("kirjautuminen").main if one.type == "html")
    assert f'href="{BEGIN}"' in shown and "Kirjaudu: Tunnari" in shown

    monkeypatch.delenv("VERTAISKOOSTE_OIDC_ISSUER")
    shown = "".join(one.proto.body for one in open_page("kirjautuminen").main if one.type == "html")
    assert BEGIN not in shown
    app = new_visitor()
    assert app.get(BEGIN).status_code == 404
    assert app.post("/istunto/tunnistus/liita", data={"password": "x"}, headers=OWN).status_code == 404
    assert FAILED in app.get(f"{BACK}?code=x&state=y").text


def test_signing_out_there_leads_to_the_provider_and_back(visitor, there) -> None:
    way = urlsplit(visitor.get("/istunto/tunnistus/ulos").headers["location"])

    assert f"{way.scheme}://{way.netloc}" == there.issuer
    assert parse_qs(way.query)["post_logout_redirect_uri"] == ["http://localhost/kirjautuminen"]


def test_a_provider_that_does_not_answer_is_told_plainly(visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERTAISKOOSTE_OIDC_ISSUER", "http://localhost:9")

    assert FAILED in visitor.get(BEGIN).text
    assert visitor.get("/istunto/tunnistus/ulos").headers["location"] == "/kirjautuminen"


def test_the_secret_may_lie_in_a_file_and_half_a_configuration_is_refused(tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("abc\n", encoding="utf-8")
    issuer = {"VERTAISKOOSTE_OIDC_ISSUER": "https://id.example/x", "VERTAISKOOSTE_OIDC_CLIENT_ID": "c"}

    made = ProviderSettings.from_environment({**issuer, "VERTAISKOOSTE_OIDC_SECRET_FILE": str(secret)})
    assert (made.secret, made.label) == ("abc", "id.example") and "abc" not in repr(made)
    assert ProviderSettings.from_environment({}) is None
    with pytest.raises(ValueError, match="SECRET"):
        ProviderSettings.from_environment(issuer)
    with pytest.raises(ValueError, match="https"):
        ProviderSettings.from_environment({**issuer, "VERTAISKOOSTE_OIDC_ISSUER": "http://id.example"})
