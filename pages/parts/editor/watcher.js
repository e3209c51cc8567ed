// Watches one text area and sends what is typed to the server after a pause. Nothing is kept in the browser.
export default function ({ data, parentElement }) {
  parentElement.vkStop?.();
  const status = parentElement.querySelector(".vk-draft");
  let timer = null;
  let sent = null;

  const area = () => document.querySelector(`.st-key-${CSS.escape(data.key)} textarea`);
  const say = (words) => {
    if (status.textContent !== words) status.textContent = words;
  };
  const wait = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(() => send(false), ms);
  };

  async function send(isLeaving) {
    timer = null;
    const text = area()?.value ?? sent;
    if (text === null || text === sent) return;
    try {
      const answer = await fetch(data.route, {
        method: "POST",
        keepalive: isLeaving,
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ field: data.field, text }),
      });
      if (answer.status === 401 || answer.status === 403) return say(data.closed);
      if (!answer.ok) throw new Error(String(answer.status));
      sent = text;
      say(data.saved);
    } catch {
      say(data.failed);
      wait(3 * data.pause);
    }
  }

  const typed = (event) => {
    if (event.composedPath()[0] !== area()) return;
    say("");
    wait(data.pause);
  };
  const leave = () => {
    if (timer !== null) {
      clearTimeout(timer);
      send(true);
    }
  };
  const hidden = () => document.visibilityState === "hidden" && leave();
  document.addEventListener("input", typed, true);
  document.addEventListener("visibilitychange", hidden);
  window.addEventListener("pagehide", leave);
  parentElement.vkStop = () => {
    leave();
    document.removeEventListener("input", typed, true);
    document.removeEventListener("visibilitychange", hidden);
    window.removeEventListener("pagehide", leave);
  };
  return () => parentElement.vkStop();
}
