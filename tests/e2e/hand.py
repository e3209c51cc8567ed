"""Somebody who uses a page with a mouse, or with nothing but the keyboard, and sees where the focus is."""

import re

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

SLOW = 60_000
SEEN = 5_000
MOST_TABS = 400
MOST_TRIES = 4
_WHERE = "e => e.contains(document.activeElement) && e.getClientRects().length > 0"
_IS_BEHIND = "e => !!(document.activeElement.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING)"
_IS_WHOLE = """() => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning'
  && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')"""
_SHOWS_FOCUS = """() => {
  const shows = s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
  const e = document.activeElement;
  return [e, e.parentElement, e.parentElement?.parentElement].filter(Boolean).some(one => shows(getComputedStyle(one)));
}"""


class Hand:
    """Somebody who uses a page with a mouse, or with nothing but the keyboard."""

    def __init__(self, page: Page, *, by_keys: bool) -> None:
        self.page, self.by_keys = page, by_keys

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Press a button or a link, or turn a box (with the space bar)."""
        expect(target).to_be_visible(timeout=SLOW)
        if not self.by_keys:
            target.click()
            return
        self.reach(target)
        self.wait()  # a field that was left draws the page anew; who presses has looked
        self.page.keyboard.press(key)

    def turn(self, name: re.Pattern[str] | str) -> None:
        """Turn a box."""
        box = self.page.get_by_role("checkbox", name=name).first
        if self.by_keys:
            self.reach(box)
            self.page.keyboard.press("Space")
        else:
            self.page.get_by_text(name).first.click()
        expect(box).to_be_checked(timeout=SLOW)

    def choose(self, group: str, name: re.Pattern[str] | str) -> None:
        """Choose one of a row of choices: with arrows, once the focus is among them."""
        row = self.page.get_by_role("radiogroup", name=group)
        target = row.get_by_role("radio", name=name).first
        expect(target).to_be_visible(timeout=SLOW)
        if not self.by_keys:
            target.click()
        else:
            self.reach(row)
            for _ in range(row.get_by_role("radio").count()):
                if target.evaluate(_WHERE):
                    break
                self.page.keyboard.press("ArrowLeft" if target.evaluate(_IS_BEHIND) else "ArrowRight")
            self.page.keyboard.press("Space")
        expect(target).to_be_checked(timeout=SLOW)

    def press_at_once(self, target: Locator) -> None:
        """Press a button without waiting for what leaving the field before it draws."""
        if self.by_keys:
            self.reach(target)
            self.page.keyboard.press("Enter")
        else:
            target.click()

    def pick(self, box: Locator, words: str) -> None:
        """Pick from a list that opens: by typing its beginning, or by pressing what it says."""
        expect(box).to_be_visible(timeout=SLOW)
        self.wait()
        if self.by_keys:
            self.reach(box)
            self.page.keyboard.type(words)
            self.page.keyboard.press("Enter")
            return
        option = self.page.get_by_role("option", name=re.compile(words))
        for _ in range(MOST_TRIES):  # a page that is still being drawn closes the list
            box.click()
            try:
                option.click(timeout=SEEN)
                return
            except PlaywrightTimeoutError:
                self.wait()
        raise AssertionError(f"no {words} in {box}")

    def write(self, field: Locator, words: str) -> None:
        """Write over what a field holds."""
        expect(field).to_be_visible(timeout=SLOW)
        if self.by_keys:
            self.reach(field)
        else:
            field.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(words)

    def wait(self) -> None:
        """Wait until the page stands whole."""
        self.page.wait_for_function(_IS_WHOLE, timeout=SLOW)

    def reach(self, target: Locator) -> None:
        """Move the focus with Tab until it is on the target, and see it there."""
        for _ in range(MOST_TABS):
            if target.evaluate(_WHERE):
                self.page.wait_for_function(_SHOWS_FOCUS, timeout=SEEN)  # a field that is left may draw the page anew
                return
            self.page.keyboard.press("Shift+Tab" if target.evaluate(_IS_BEHIND) else "Tab")
        raise AssertionError(f"Tab does not reach {target}")

    def has_focus(self, selector: str) -> None:
        """See that the focus is where it should be after the page was drawn anew; a mouse needs none."""
        if not self.by_keys:
            return
        self.page.wait_for_function(
            "s => document.activeElement !== document.body && !!document.activeElement.closest(s)",
            arg=selector,
            timeout=SLOW,
        )
