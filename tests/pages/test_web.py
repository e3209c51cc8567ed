"""The web routes beside Streamlit: cookies, requests of other sites, downloads, headers."""

import asyncio
import tomllib
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.routing import Route

from analysis.workflow import people
from pages import web
from pages.web.known_addresses import is_known
from pages.web.same_origin import may_pass
from tests.pages.conftest import PASSWORD

OWN = {"sec-fetch-site": "same-origin"}
SIGN_IN = {"email": "aino@example.fi", "password": PASSWORD}
STREAMLIT_PAGE = '<!DOCTYPE html>\n<html lang="en"><head><title>Streamlit</title></head></html>'
DOWNLOADS = (
    "/vienti/summary.docx",
    "/vienti/summary.pdf",
    "/vienti/page.docx?kieli=sv",
    "/vienti/report.docx?kunta=M1",
    "/vienti/differences.docx?ennen=1&jalkeen=2",
    "/vienti/evidence.xlsx",
    "/vienti/result.json",
    "/vienti/round.qdpx",
    "/vienti/codebook.qdc",
    "/vienti/kuntaote.docx",
    "/vienti/aineisto/D1",
)


class Browser:
    """Keeps cookies, follows nothing, asks the app without a network."""

    def __init__(self, app: Starlette) -> None:
        self._transport = httpx.ASGITransport(app=app)
        self.cookies = httpx.Cookies()

    def get(self, path: str, **kwargs) -> httpx.Response:
        return asyncio.run(self._ask("GET", path, **kwargs))

    def post(self, path: str, **kwargs) -> httpx.Response:
        return asyncio.run(self._ask("POST", path, **kwargs))

    async def _ask(self, method: str, path: str, **kwargs) -> httpx.Response:
        async with httpx.AsyncClient(
            transport=self._transport, base_url="http://localhost", cookies=self.cookies
        ) as client:
            return await client.request(method, path, **kwargs)


@pytest.fixture
def browser(house) -> Browser:
    async def start_page(_request):
        return HTMLResponse(STREAMLIT_PAGE)

    app = Starlette(routes=[*web.routes(), Route("/", start_page)], middleware=web.middleware())
    return Browser(app)


def test_signing_in_hands_out_a_cookie_that_scripts_cannot_read(house, browser) -> None:
    house.lead()

    answer = browser.post("/istunto/kirjaudu", data=SIGN_IN, headers=OWN)

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie
    assert people.session_of(house.store, answer.cookies["vertaiskooste"]) is not None


@pytest.mark.parametrize(("scheme", "is_secure"), [("https", True), ("http", False)])
def test_the_cookie_is_secure_behind_https(house, browser, scheme, is_secure) -> None:
    house.lead()

    answer = browser.post("/istunto/kirjaudu", data=SIGN_IN, headers={**OWN, "x-forwarded-proto": scheme})

    assert ("secure" in answer.headers["set-cookie"].lower()) is is_secure


def test_over_https_the_cookies_are_bound_to_the_host_that_set_them(house, browser) -> None:
    house.lead()
    https = {"x-forwarded-proto": "https"}

    answer = browser.post("/istunto/kirjaudu", data=SIGN_IN, headers={**OWN, **https})

    bound = [one for one in answer.headers.get_list("set-cookie") if one.startswith("__Host-vertaiskooste=")]
    assert len(bound) == 1 and "; secure" in bound[0].lower() and "; path=/" in bound[0].lower()
    assert "domain=" not in bound[0].lower()
    assert not any(one.startswith("vertaiskooste") for one in answer.headers.get_list("set-cookie"))

    token = bound[0].split(";")[0].partition("=")[2]
    page = {"accept": "text/html"}
    for cookie, is_let_in in (
        (f"__Host-vertaiskooste={token}", True),
        (f"vertaiskooste={token}", False),  # somebody on the way, or a neighbour on the domain, planted it
        (f"vertaiskooste=planted; __Host-vertaiskooste={token}", True),
        ("vertaiskooste_kieli=sv", False),
    ):
        answer = browser.get("/vienti/result.json", headers={**https, **page, "cookie": cookie})
        assert (answer.status_code != 401 and "/kirjautuminen" not in answer.headers.get("location", "")) is is_let_in


def test_a_prefixed_cookie_is_known_by_what_it_is_even_where_the_proxy_tells_nothing(house, browser) -> None:
    token = house.lead()

    prefixed = browser.get("/vienti/result.json", headers={"cookie": f"vertaiskooste=x; __Host-vertaiskooste={token}"})
    nobody = browser.get("/vienti/result.json", headers={"cookie": f"__Host-other={token}"})

    assert prefixed.status_code != nobody.status_code


@pytest.mark.parametrize(
    ("email", "password"), [("aino@example.fi", "wrong"), ("nobody@example.fi", PASSWORD), ("", "")]
)
def test_a_wrong_sign_in_opens_no_session_and_does_not_tell_which_was_wrong(house, browser, email, password) -> None:
    house.lead()

    answer = browser.post("/istunto/kirjaudu", data={"email": email, "password": password}, headers=OWN)

    assert answer.headers["location"] == "/kirjautuminen?virhe=wrong"
    assert "set-cookie" not in answer.headers


def test_signing_in_ends_the_session_that_the_browser_came_with(house, browser) -> None:
    planted = house.lead()
    browser.cookies.set("vertaiskooste", planted)

    browser.post("/istunto/kirjaudu", data=SIGN_IN, headers=OWN)

    assert people.session_of(house.store, planted) is None


def test_signing_out_ends_the_session_in_the_store_too(house, browser) -> None:
    token = house.lead()
    browser.cookies.set("vertaiskooste", token)

    answer = browser.post("/istunto/ulos", headers=OWN)

    assert answer.headers["location"].startswith("/kirjautuminen")
    assert people.session_of(house.store, token) is None


def test_the_first_lead_is_made_with_the_code_and_is_signed_in(house, browser) -> None:
    code = people.issue_first_code(house.store)
    form = {"code": code, "full_name": "Aino", **SIGN_IN, "password_again": PASSWORD}

    answer = browser.post("/istunto/aloita", data=form, headers=OWN)

    assert people.session_of(house.store, answer.cookies["vertaiskooste"]).person.name == "Aino"


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"code": "AAAA-BBBB-CCCC"}, "code.wrong_code"),
        ({"password_again": "something else"}, "password.differs"),
        ({"password": "short", "password_again": "short"}, "password.too_short"),
        ({"email": "no address"}, "email.not_an_address"),
        ({"full_name": " "}, "name.empty"),
    ],
)
def test_what_is_wrong_with_a_first_lead_is_a_code_in_the_address(house, browser, changed, error) -> None:
    code = people.issue_first_code(house.store)
    form = {"code": code, "full_name": "Aino", **SIGN_IN, "password_again": PASSWORD, **changed}

    answer = browser.post("/istunto/aloita", data=form, headers=OWN)

    assert answer.headers["location"] == f"/aloitus?virhe={error}"
    assert not people.has_people(house.store)


def test_the_sample_round_does_not_open_without_the_demo_setting(house, browser) -> None:
    assert browser.post("/istunto/esimerkki", headers=OWN).status_code == 403
    assert not people.has_people(house.store)


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {},
    ],
)
def test_a_form_of_another_site_changes_nothing(house, browser, headers) -> None:
    token = house.lead()
    browser.cookies.set("vertaiskooste", token)

    answer = browser.post("/istunto/ulos", headers=headers)

    assert answer.status_code == 403
    assert people.session_of(house.store, token) is not None


@pytest.mark.parametrize(
    ("method", "headers", "passes"),
    [
        ("GET", {}, True),
        ("POST", {"origin": "http://localhost", "host": "localhost"}, True),
        ("POST", {"origin": "http://localhost:1", "host": "localhost"}, False),
        ("PUT", {"sec-fetch-site": "same-origin"}, True),
        ("DELETE", {"sec-fetch-site": "cross-site", "origin": "http://localhost", "host": "localhost"}, False),
    ],
)
def test_browsers_say_where_a_request_comes_from(method, headers, passes) -> None:
    assert may_pass(method, Headers(headers)) is passes


@pytest.mark.parametrize("path", DOWNLOADS)
def test_downloads_ask_who_is_there(house, browser, path) -> None:
    house.lead()

    answer = browser.get(path)

    assert answer.status_code == 401
    assert answer.headers["cache-control"] == "no-store"
    assert "Kirjaudu sisään" in answer.text


@pytest.mark.parametrize("path", [path for path in DOWNLOADS if "kuntaote" not in path])
def test_a_contact_downloads_nothing_of_the_analysts(house, browser, path) -> None:
    analyst, municipality_id = house.lead_of_round()
    browser.cookies.set("vertaiskooste", house.contact(analyst, municipality_id))

    answer = browser.get(path)

    assert answer.status_code == 403


def test_an_unknown_document_is_said_not_to_be_there(house, browser) -> None:
    token, _municipality = house.lead_of_round()
    browser.cookies.set("vertaiskooste", token)

    assert browser.get("/vienti/secrets.txt").status_code == 404
    assert browser.get("/vienti/aineisto/none").status_code == 404


def test_a_round_that_is_not_there_gives_nothing(house, browser) -> None:
    token, _municipality = house.lead_of_round()
    browser.cookies.set("vertaiskooste", token)

    assert browser.get("/vienti/result.json?kierros=R-none").status_code == 404


def test_every_answer_carries_the_headers(browser) -> None:
    headers = browser.get("/").headers

    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_screens_are_set_to_show_no_traces_and_serve_no_folder() -> None:
    settings = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))

    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["server"]["enableStaticServing"] is False


@pytest.mark.parametrize(("chosen", "language"), [("sv", "sv"), ("en", "en"), ("", "fi"), ("xx", "fi")])
def test_the_start_page_tells_the_visitors_language(browser, chosen, language) -> None:
    browser.cookies.set("vertaiskooste_kieli", chosen)

    answer = browser.get("/", headers={"accept": "text/html"})

    assert f'<html lang="{language}">' in answer.text
    assert "<title>Vertaiskooste</title>" in answer.text
    assert int(answer.headers["content-length"]) == len(answer.content)


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("/", True),
        ("/huomiot", True),
        ("/huomiot/", True),
        ("/static/js/index.js", True),
        ("/favicon.png", True),
        ("/findings", False),
        ("/huomiot/F1", False),
        ("/pages/findings", False),
    ],
)
def test_only_our_own_addresses_are_pages(path, known) -> None:
    assert is_known(path) is known


def test_an_unknown_address_is_answered_in_plain_words(browser) -> None:
    answer = browser.get("/olematon", headers={"accept": "text/html"})

    assert answer.status_code == 404
    assert "Sivua ei ole." in answer.text


def test_a_language_is_remembered_in_the_session(house, browser) -> None:
    token = house.lead()
    browser.cookies.set("vertaiskooste", token)

    answer = browser.post(
        "/istunto/kieli", data={"kieli": "en"}, headers={**OWN, "referer": "http://localhost/huomiot"}
    )

    assert answer.headers["location"] == "/huomiot"
    assert people.session_of(house.store, token).language == "en"


def test_nobody_is_sent_to_another_site(browser) -> None:
    answer = browser.post("/istunto/kieli", data={"kieli": "en"}, headers={**OWN, "referer": "https://evil.example/x"})

    assert answer.headers["location"] == "/"
