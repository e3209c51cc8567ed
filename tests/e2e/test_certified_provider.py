"""A whole sign-in in a real browser against a certified identity provider (node-oidc-provider) on this machine."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from analysis.settings import Settings
from analysis.workflow import identities, people
from analysis.workflow.opening import open_store
from tests.app_server import ROOT, streamlit_process
from tests.e2e.conftest import Server, _free_port
from tests.e2e.test_password_fields import link_of_a_contact

pytestmark = pytest.mark.e2e

SLOW = 60_000
INSTALLED = ROOT / ".venv" / "oidc-provider"
SECRET = "salaisuus-salaisuus-salaisuus-123"
needs_provider = pytest.mark.skipif(
    shutil.which("node") is None or not (INSTALLED / "node_modules" / "oidc-provider").is_dir(),
    reason="no certified provider here: `make test` installs it where node is (tests/install_oidc_provider.sh)",
)


@contextmanager
def certified_provider(app_port: int) -> Iterator[str]:
    """Run the provider until the block ends. Gives its issuer."""
    port = _free_port()
    here = f"http://localhost:{app_port}"
    command = [
        *("node", str(ROOT / "tests" / "oidc" / "provider.mjs"), str(port)),
        *(f"{here}/istunto/tunnistus/paluu", f"{here}/kirjautuminen", str(INSTALLED)),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None
            assert any("ready" in line for line in process.stdout), "the provider did not start"
            yield f"http://localhost:{port}"
        finally:
            process.terminate()


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Server]:
    """The app with the provider configured."""
    port, data = _free_port(), tmp_path / "data"
    data.mkdir()
    with certified_provider(port) as issuer:
        own = {
            "VERTAISKOOSTE_DATA": str(data),
            "VERTAISKOOSTE_DEMO": "0",
            "VERTAISKOOSTE_OIDC_ISSUER": issuer,
            "VERTAISKOOSTE_OIDC_CLIENT_ID": "vertaiskooste",
            "VERTAISKOOSTE_OIDC_SECRET": SECRET,
            "VERTAISKOOSTE_OIDC_LABEL": "Tunnari",
            "VERTAISKOOSTE_ADDRESS": f"http://localhost:{port}",
        }
        with streamlit_process(["app.py"], port, data / "server.log", own) as (url, _):
            yield Server(url, data, data / "server.log")


def identify(page: Page, subject: str) -> None:
    """Sign in at the provider, and let it tell who one is."""
    page.locator("input[name=login]").fill(subject)
    page.locator("input[name=password]").fill("mikä tahansa")
    page.locator("button[type=submit]").click()
    page.get_by_role("button", name="Continue").click()


def in_the_app(page: Page) -> None:
    expect(page.get_by_role("button", name="Kirjaudu ulos").first).to_be_visible(timeout=SLOW)


@needs_provider
def test_an_invited_person_gets_in_through_a_certified_provider_and_a_stranger_does_not(
    app: Server, chromium: Browser
) -> None:
    secret = link_of_a_contact(app)
    first = chromium.new_context(locale="fi-FI").new_page()
    first.goto(f"{app.url}/kutsu/{secret}")
    first.get_by_role("link", name="Kirjaudu: Tunnari").or_(
        first.get_by_role("link", name=re.compile("Tunnari"))
    ).click()
    identify(first, "kaisa-77")
    first.get_by_role("button", name="Kyllä, tämä olen minä").click()
    in_the_app(first)
    assert re.sub(r"\?.*", "", first.url).rstrip("/").startswith(app.url)

    # The same subject signs in again in another browser, from the sign-in page.
    second = chromium.new_context(locale="fi-FI").new_page()
    second.goto(f"{app.url}/kirjautuminen")
    second.get_by_role("link", name=re.compile("Tunnari")).first.click(timeout=SLOW)
    identify(second, "kaisa-77")
    in_the_app(second)

    # Somebody else at the same provider is proved to be somebody, and let in nowhere.
    stranger = chromium.new_context(locale="fi-FI").new_page()
    stranger.goto(f"{app.url}/kirjautuminen")
    stranger.get_by_role("link", name=re.compile("Tunnari")).first.click(timeout=SLOW)
    identify(stranger, "joku-muu")
    expect(stranger.get_by_text("Tähän tunnistukseen ei ole liitetty tiliä").first).to_be_visible(timeout=SLOW)
    assert "vertaiskooste" not in {one["name"] for one in stranger.context.cookies()}

    # It is the subject that was bound: of this issuer, once.
    store = open_store(Settings.from_environment({"VERTAISKOOSTE_DATA": str(app.data)}))
    token = next(one["value"] for one in second.context.cookies() if one["name"] == "vertaiskooste")
    assert people.session_of(store, token) is not None
    assert len(identities.own_identities(store, token).identities) == 1
    for page in (first, second, stranger):
        page.context.close()
