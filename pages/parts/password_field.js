// Shows what is typed when its reader asks, and tells how strong a new password is. Nothing leaves the browser.
(() => {
  if (window.vkPasswords) return;
  window.vkPasswords = true;

  const secrets = (form) => form.querySelectorAll("input[data-secret]");
  const show = (form, shown) => secrets(form).forEach((field) => { field.type = shown ? "text" : "password"; });

  // 0 nothing, 1 too short, 2 too few different signs, 3 long enough, 4 good, 5 very good: length counts most.
  const strength = (password) => {
    const signs = [...password.replace(/\s{2,}/gu, " ")];
    const different = new Set(signs.map((sign) => sign.toLowerCase())).size;
    if (signs.length === 0) return 0;
    if (signs.length < 12) return 1;
    if (different < 5) return 2;
    if (signs.length < 16 || different < 8) return 3;
    return signs.length < 24 ? 4 : 5;
  };

  document.addEventListener("change", (event) => {
    const box = event.target;
    if (box instanceof Element && box.matches("input[data-shows]") && box.form) show(box.form, box.checked);
  });
  document.addEventListener("input", (event) => {
    const field = event.target;
    const said = field instanceof Element && field.form && field.form.querySelector("[data-strength]");
    if (!said || !field.matches("input[data-measured]")) return;
    const level = strength(field.value);
    said.querySelector("meter").value = level;
    const words = said.querySelector("output");
    const now = level ? said.dataset[`level${level}`] : "";
    if (words.textContent !== now) words.textContent = now;
  });
  // A password manager keeps what stands in a field of passwords.
  document.addEventListener("submit", (event) => show(event.target, false));
  document.querySelectorAll("[data-needs-script][hidden]").forEach((part) => { part.hidden = false; });
})();
