// A key that does something by itself: what has data-key="x" is focused or pressed by x, outside every field. One switch
// turns all of them off for a person (data-keys="off" on the body), since speech and slips type letters too.
(() => {
  "use strict";
  const FIELD = "input, select, textarea, [contenteditable], dialog";
  document.addEventListener("keydown", (event) => {
    if (document.body.dataset.keys === "off" || event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(FIELD)) return;
    const named = [...document.querySelectorAll("[data-key]")].filter((each) => each.dataset.key === event.key);
    const meant = named.find((each) => each.getClientRects().length > 0);
    if (!meant) return;
    event.preventDefault();
    if (!meant.matches(FIELD)) return meant.click();
    meant.focus();
    meant.select?.();
  });
})();
