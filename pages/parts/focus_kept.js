/* Keeps the focus on the page when what had it goes away or is put out of use by a run of the page.
   It moves to the nearest container with a key: the one around, else the next one, else the one before, else the title. */
if (!window.vkKeepsFocus) {
  window.vkKeepsFocus = true;
  const MAIN = '[data-testid="stMain"]';
  const CONTAINERS = `${MAIN} :is([data-testid="stVerticalBlock"], [data-testid="stHorizontalBlock"])[class*="st-key-"]`;
  const SETTLES_IN = 120; // milliseconds without a change
  const nameOf = (one) => [...one.classList].find((name) => name.startsWith("st-key-"));
  let last = null, opener = null, page = "", around = [], others = [], byKeys = false, waiting = 0;

  document.addEventListener("keydown", () => { byKeys = true; }, true);
  document.addEventListener("pointerdown", () => { byKeys = false; }, true);
  document.addEventListener("focusin", ({ target }) => {
    last = target;
    if (!target.closest(MAIN)) return; // a list or a window over the page: what it was opened from counts
    opener = target;
    page = location.pathname;
    const every = [...document.querySelectorAll(CONTAINERS)];
    const isAfter = (one) => target.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
    const beside = every.filter((one) => !one.contains(target));
    around = every.filter((one) => one.contains(target)).reverse().map(nameOf);
    others = [...beside.filter(isAfter), ...beside.filter((one) => !isAfter(one)).reverse()].map(nameOf);
  });

  const isThere = (one) => one && one.isConnected && !one.disabled && one.getClientRects().length > 0;
  const isRunning = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState !== "notRunning";
  const place = () => {
    if (location.pathname === page) {
      if (isThere(opener)) return opener;
      for (const name of [...around, ...others]) {
        const found = document.querySelector(`${MAIN} .${CSS.escape(name)}`);
        if (isThere(found)) return found;
      }
    }
    return document.querySelector(`${MAIN} h1`);
  };
  const mend = () => {
    if (!last || document.activeElement !== document.body || isThere(last)) return;
    if (isRunning()) return; // its end is a change too
    const target = place();
    if (!target) return;
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    if (byKeys) target.scrollIntoView({ block: "nearest" });
  };
  new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(mend, SETTLES_IN);
  }).observe(document.body, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["disabled", "data-test-script-state", "class"],
  });
}
