// Today by keyboard: j and k go from act to act, which Enter does, l puts off, h hands over.
// Single letters are silent where a person switched them off, and while a box has the focus.
(() => {
  "use strict";
  if (document.body.dataset.keys === "off") return;
  const lines = [...document.querySelectorAll("[data-kind]")];
  const here = () => lines.findIndex((line) => line.contains(document.activeElement));
  const go = (step) => {
    const next = lines[Math.min(Math.max(here() + step, 0), lines.length - 1)];
    if (next) (next.querySelector("[data-act]") || next.querySelector("[data-who]")).focus();
  };
  const press = (selector) => {
    const line = lines[here()];
    const found = line && line.querySelector(selector);
    if (!found) return;
    const menu = found.closest("details:not([open])");
    if (menu) menu.open = true;
    found.focus();
    if (found.tagName !== "BUTTON") found.click();
  };
  const acts = { j: () => go(1), k: () => go(-1), l: () => press("[data-later]"), h: () => press("[data-hand-over]") };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (!Object.hasOwn(acts, event.key)) return;
    event.preventDefault();
    acts[event.key]();
  });

  const done = document.getElementById("done");
  if (done && window.location.hash === "#done") done.focus();
})();
