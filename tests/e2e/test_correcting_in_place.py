"""A finding that was ticked and corrected keeps its form where it was, under the table, and nothing else is opened."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from analysis.model.people import Role
from analysis.settings import Settings
from analysis.workflow.opening import open_store
from tests.e2e.conftest import running_server
from tests.e2e.small_round import make_small_round
from tests.e2e.test_accessibility import SLOW, drawn

pytestmark = pytest.mark.e2e

_IS_UNDER = """() => document.querySelector('.st-key-finding_detail').getBoundingClientRect().top
  > document.querySelector('[data-testid="stDataFrame"]').getBoundingClientRect().top"""


def test_a_corrected_finding_stays_where_it_was_ticked(new_page: Callable[[], Page], tmp_path: Path) -> None:
    made = make_small_round(open_store(Settings.from_environment({"VERTAISKOOSTE_DATA": str(tmp_path)})))
    with running_server(tmp_path) as app:
        page = new_page()
        page.context.add_cookies([{"name": "vertaiskooste", "value": made.token(Role.LEAD_ANALYST), "url": app.url}])
        page.goto(f"{app.url}/huomiot")
        drawn(page)
        page.get_by_test_id("stDataFrame").click(position={"x": 18, "y": 36 + 18})
        words = page.locator(".st-key-finding_detail").get_by_role("textbox", name="Huomio", exact=True)
        expect(words).to_have_count(1, timeout=SLOW)

        words.fill("Elinkaarikustannukset lasketaan aina.")
        page.get_by_role("button", name="Tallenna", exact=True).click()

        expect(page.get_by_role("button", name="Kumoa: Huomiota muokattiin")).to_be_visible(timeout=SLOW)
        drawn(page)
        expect(words).to_have_value("Elinkaarikustannukset lasketaan aina.")
        assert page.evaluate(_IS_UNDER)
        assert "huomio=" not in page.url
