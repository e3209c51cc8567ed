"""Invitations, second steps and one's own account through the web routes: cookies, headers, what a GET may do."""

import re
from datetime import datetime, timedelta

import pyotp
import pytest

from analysis.model.people import Role, Terms
from analysis.settings import Settings
from analysis.workflow import members, people, second_step
from pages.web.client_address import client_address
from pages.web.device import device_of
from tests.pages.conftest import PASSWORD
from tests.pages.test_web import OWN, SIGN_IN, browser  # noqa: F401  the same browser

NEW = "kolme hevosta laulaa"


def invite(house) -> str:
    token, municipality_id = house.lead_of_round()
    desk = people.open_desk(house.store, people.session_of(house.store, token))
    terms = Terms(Role.CONTACT, municipality_id)
    return members.invite(desk, Settings.from_environment({}), "kaisa@example.fi", "Kaisa", terms).token


def test_a_link_is_followed_shown_and_accepted(house, browser) -> None:  # noqa: F811
    secret = invite(house)

    followed = browser.get(f"/kutsu/{secret}")
    assert followed.headers["location"] == "/kutsu"  # the secret leaves the address at once
    assert "httponly" in followed.headers["set-cookie"].lower()
    browser.cookies.set("vertaiskooste_kutsu", secret)
    shown = browser.get("/kutsu")
    assert "Kunnan yhteyshenkilö: Havulinna" in shown.text and secret not in shown.text
    assert re.findall(r"<script.*?</script>", shown.text, re.S) == ['<script src="/istunto/salasana.js"></script>']
    assert not re.search(r"\son\w+=", shown.text) and "javascript:" not in shown.text
    assert "script-src 'self';" in shown.headers["content-security-policy"]
    assert "'unsafe-inline'" not in shown.headers["content-security-policy"]
    form = {"full_name": "Kaisa", "password": NEW, "password_again": NEW}
    answer = browser.post("/istunto/kutsu", data=form, headers=OWN)

    assert people.session_of(house.store, answer.cookies["vertaiskooste"]).memberships[0].role is Role.CONTACT
    assert browser.get("/kutsu").status_code == 410


def test_looking_at_a_link_does_not_use_it_up(house, browser) -> None:  # noqa: F811
    secret = invite(house)
    browser.cookies.set("vertaiskooste_kutsu", secret)

    for _scanner in range(5):
        browser.get(f"/kutsu/{secret}")
        assert browser.get("/kutsu").status_code == 200


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        (NEW, "toinen", "password.differs"),
        ("lyhyt", "lyhyt", "password.too_short"),
        ("kaisa@example.fi", None, "like_you"),
    ],
)
def test_a_weak_password_is_refused_in_words_and_the_link_stays(house, browser, password, again, said) -> None:  # noqa: F811
    browser.cookies.set("vertaiskooste_kutsu", invite(house))
    form = {"full_name": "Kaisa", "password": password, "password_again": again or password}

    answer = browser.post("/istunto/kutsu", data=form, headers=OWN)

    assert said in answer.headers["location"]
    assert 'role="alert"' in browser.get(answer.headers["location"]).text


def test_a_name_in_an_invitation_is_never_html(house, browser) -> None:  # noqa: F811
    token, municipality_id = house.lead_of_round()
    desk = people.open_desk(house.store, people.session_of(house.store, token))
    name = '"><img src=x onerror=alert(1)>'
    link = members.invite(
        desk, Settings.from_environment({}), "x@example.fi", name, Terms(Role.CONTACT, municipality_id)
    )
    browser.cookies.set("vertaiskooste_kutsu", link.token)

    assert "<img" not in browser.get("/kutsu").text


def test_a_made_up_link_is_told_in_plain_words(house, browser) -> None:  # noqa: F811
    browser.cookies.set("vertaiskooste_kutsu", "made-up")

    answer = browser.get("/kutsu")

    assert answer.status_code == 410 and "Linkki ei toimi" in answer.text


def test_a_password_alone_does_not_get_past_a_second_step(house, browser) -> None:  # noqa: F811
    token = house.lead()
    person = people.session_of(house.store, token).person
    totp = pyotp.TOTP(second_step.begin(house.store, person).secret)
    now = datetime.fromisoformat(house.store.clock())
    second_step.confirm(house.store, person, totp.at(now))

    first = browser.post("/istunto/kirjaudu", data=SIGN_IN, headers=OWN)
    assert first.headers["location"] == "/kirjautuminen?vaihe=koodi"
    assert "vertaiskooste=" not in first.headers["set-cookie"]
    browser.cookies.set("vertaiskooste_vahvistus", first.cookies["vertaiskooste_vahvistus"])
    wrong = browser.post("/istunto/vahvista", data={"code": "000000"}, headers=OWN)
    assert wrong.headers["location"].endswith("virhe=code")
    right = browser.post("/istunto/vahvista", data={"code": totp.at(now + timedelta(seconds=30))}, headers=OWN)

    assert people.session_of(house.store, right.cookies["vertaiskooste"]) is not None


def test_a_changed_key_of_the_server_is_told_and_lets_nobody_in(house, browser, monkeypatch) -> None:  # noqa: F811
    token = house.lead()
    person = people.session_of(house.store, token).person
    totp = pyotp.TOTP(second_step.begin(house.store, person).secret)
    now = datetime.fromisoformat(house.store.clock())
    second_step.confirm(house.store, person, totp.at(now))
    first = browser.post("/istunto/kirjaudu", data=SIGN_IN, headers=OWN)
    browser.cookies.set("vertaiskooste_vahvistus", first.cookies["vertaiskooste_vahvistus"])

    monkeypatch.setenv("VERTAISKOOSTE_SECRET", "another secret of the server, long enough")
    answer = browser.post("/istunto/vahvista", data={"code": totp.at(now + timedelta(seconds=30))}, headers=OWN)

    assert answer.headers["location"] == "/kirjautuminen?vaihe=koodi&virhe=key"
    assert "vertaiskooste=" not in answer.headers.get("set-cookie", "")


def test_too_many_tries_are_told_alike_for_known_and_unknown(house, browser) -> None:  # noqa: F811
    house.lead()
    places = {
        email: [
            browser.post("/istunto/kirjaudu", data={"email": email, "password": "x"}, headers=OWN).headers["location"]
            for _ in range(6)
        ]
        for email in ("aino@example.fi", "eikukaan@example.fi")
    }

    assert places["aino@example.fi"] == places["eikukaan@example.fi"]
    assert places["aino@example.fi"][-1] == "/kirjautuminen?virhe=wait"


def test_signing_out_everywhere_ends_all_sessions(house, browser) -> None:  # noqa: F811
    here = house.lead()
    there = people.open_session(house.store, people.session_of(house.store, here).person.person_id)
    browser.cookies.set("vertaiskooste", here)

    browser.post("/istunto/ulos-kaikkialta", headers=OWN)

    assert people.session_of(house.store, here) is None and people.session_of(house.store, there) is None


def test_a_password_is_changed_with_the_old_one_only(house, browser) -> None:  # noqa: F811
    browser.cookies.set("vertaiskooste", house.lead())
    form = {"password": NEW, "password_again": NEW}

    wrong = browser.post("/istunto/salasana", data={"old_password": "x", **form}, headers=OWN)
    right = browser.post("/istunto/salasana", data={"old_password": PASSWORD, **form}, headers=OWN)

    assert wrong.headers["location"].endswith("virhe=old_password.wrong")
    assert right.headers["location"].endswith("viesti=password")


class Asking:
    """As much of a request as its address and its headers."""

    def __init__(self, **headers: str) -> None:
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.client = type("Client", (), {"host": "10.0.0.1"})


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        ("", "203.0.113.9", "10.0.0.1"),  # nobody of ours wrote it
        ("1", "1.2.3.4, 203.0.113.9", "203.0.113.9"),  # the first entry is the client's own claim
        ("2", "1.2.3.4, 203.0.113.9, 10.0.0.7", "203.0.113.9"),
        ("1", "", "10.0.0.1"),
    ],
)
def test_only_our_own_proxies_are_believed(monkeypatch, proxies, forwarded, address) -> None:
    monkeypatch.setenv("VERTAISKOOSTE_PROXIES", proxies)

    assert client_address(Asking(x_forwarded_for=forwarded)) == address


def test_a_browser_is_known_by_name_only() -> None:
    agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"

    assert device_of(Asking(user_agent=agent)) == "Firefox, Windows"
    assert device_of(Asking(user_agent="<script>")) == ""
