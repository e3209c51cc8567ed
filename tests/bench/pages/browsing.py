"""One page in a real browser: how long a change takes until it is drawn, and what the server sends for it."""

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

TABLE = '[data-testid="stDataFrame"] canvas'
_TIMEOUT = 60_000
# A change begins with the click or the key that the browser gets. It ends when the server has said that its run is over
# (field 6 of a ForwardMsg), two frames have been drawn after it and the page has nothing more to do. The grid is a
# canvas: its rows are checked after the clock has stopped.
_CLOCK = """
(() => {
  let pressed = 0, begun = null;
  window.benchTimes = [];
  window.benchReady = () => { begun = null; return window.benchTimes.length; };
  for (const kind of ['click', 'keydown'])
    window.addEventListener(kind, () => { pressed = performance.now(); }, true);
  const number = (bytes, at) => {
    let value = 0, factor = 1;
    for (;;) {
      const byte = bytes[at++];
      value += (byte & 127) * factor;
      if (byte < 128) return [value, at];
      factor *= 128;
    }
  };
  const isLast = bytes => {
    for (let at = 0, tag; at < bytes.length;) {
      [tag, at] = number(bytes, at);
      if (tag >> 3 === 6) return true;
      let length;
      [length, at] = number(bytes, at);
      if ((tag & 7) === 2) at += length;
    }
    return false;
  };
  const drawn = () => {
    if (begun === null) return;
    const from = begun;
    begun = null;
    requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(
      () => window.benchTimes.push(performance.now() - from))));
  };
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...terms) {
      super(...terms);
      this.addEventListener('message', event => {
        if (event.data instanceof ArrayBuffer && isLast(new Uint8Array(event.data))) setTimeout(drawn);
      });
    }
    send(data) {
      if (begun === null) begun = pressed;
      super.send(data);
    }
  };
})();
"""


@dataclass
class Measured:
    """What each change took (ms) and what the server sent for it (bytes, as they arrive after unpacking)."""

    times: list[float] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)


@dataclass
class Tab:
    """A page that is open, with the bytes that its websocket has received so far."""

    page: Page
    received: int = 0
    measured: Measured = field(default_factory=Measured)

    def choose_theme(self, name: str) -> None:
        """Choose a theme and measure until the table is drawn."""
        self.page.get_by_role("combobox", name="Teema", exact=False).first.click()
        self._measure(lambda: self.page.get_by_role("option", name=name, exact=True).click())

    def search(self, words: str) -> None:
        """Search for words and measure until the table is drawn."""
        field_ = self.page.locator('input[aria-label="Hae huomioista"]')
        field_.fill(words)
        self._measure(lambda: field_.press("Enter"))

    def shown(self) -> list[str]:
        """Return the texts of the rows that the grid shows, as it tells them to screen readers."""
        rows = self.page.locator(f"{TABLE} table tbody tr")
        return [str(row) for row in rows.all_text_contents()]

    def _measure(self, act: Callable[[], None]) -> None:
        before = self.received
        done = int(self.page.evaluate("window.benchReady()"))
        act()
        self.page.wait_for_function("count => window.benchTimes.length > count", arg=done, timeout=_TIMEOUT)
        self.page.wait_for_timeout(400)  # the grid tells its rows a little later than it draws them
        self.measured.times.append(float(self.page.evaluate("window.benchTimes.at(-1)")))
        self.measured.sent.append(self.received - before)


@contextmanager
def open_tab(browser: Browser, url: str, token: str | None) -> Iterator[Tab]:
    """Open a page as a stranger's browser would, signed in when a token is given."""
    context = new_context(browser, url, token)
    yield _tab(context, url)
    context.close()


def new_context(browser: Browser, url: str, token: str | None) -> BrowserContext:
    """Return a browser context of its own, signed in when a token is given."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="fi-FI")
    context.set_default_timeout(_TIMEOUT)
    if token:
        context.add_cookies([{"name": "vertaiskooste", "value": token, "url": url}])
    return context


def open_page(page: Page, url: str) -> float:
    """Go to an address. Returns the milliseconds until the table is drawn."""
    page.goto(url)
    page.wait_for_selector(TABLE)
    page.wait_for_function(
        "document.querySelector('[data-test-script-state]')?.dataset.testScriptState === 'notRunning'"
    )
    return float(page.evaluate("new Promise(done => requestAnimationFrame(() => done(performance.now())))"))


def _tab(context: BrowserContext, url: str) -> Tab:
    page = context.new_page()
    page.add_init_script(_CLOCK)
    tab = Tab(page)
    listener = context.new_cdp_session(page)
    listener.send("Network.enable")
    listener.on("Network.webSocketFrameReceived", lambda event: _count(tab, event))
    open_page(page, url)
    page.wait_for_timeout(1000)
    return tab


def _count(tab: Tab, event: dict[str, Any]) -> None:
    frame = event["response"]
    tab.received += len(base64.b64decode(frame["payloadData"])) if frame["opcode"] == 2 else len(frame["payloadData"])
