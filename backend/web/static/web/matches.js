// One key each for who decides all day. They are silent while something is being typed and where they were switched off; the page works without them.
(() => {
  "use strict";
  const hint = document.querySelector("[data-keys-of=matches]");
  const isSilent = () => !hint || document.body.dataset.keys === "off";
  const all = () => [...document.querySelectorAll(".onward-match")].filter((match) => match.checkVisibility());
  const decided = document.getElementById("decided");
  const next = decided && all().find((match) => decided.compareDocumentPosition(match) & Node.DOCUMENT_POSITION_FOLLOWING);
  let here = document.querySelector(".onward-match:target") || next || all()[0];

  const go = (match) => {
    if (!match) return;
    document.querySelectorAll(".onward-here").forEach((each) => each.classList.remove("onward-here"));
    here = match;
    match.classList.add("onward-here");
    match.scrollIntoView({ block: "nearest" });
    match.querySelector("h2 a, td a").focus({ preventScroll: true });
  };
  const step = (by) => { const list = all(); go(list[Math.max(0, list.indexOf(here) + by)]); };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    s: () => here.querySelector("button[value=shortlist]").click(),
    n: () => { const menu = here.querySelector("form details"); menu.open = true; menu.querySelector("button").focus(); },
    x: () => { const tick = here.querySelector("[name=m]"); if (tick) tick.click(); },
    o: () => here.querySelector("h2 a, td a").click(),
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    const act = keys[event.key];
    if (!act || typing || !here || isSilent()) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });

  // Of the menus in rows one is open at a time, and Escape closes it.
  const menus = [...document.querySelectorAll("main .onward-drop")];
  menus.forEach((menu) => menu.addEventListener("toggle", () => {
    if (menu.open) menus.filter((other) => other !== menu).forEach((other) => { other.open = false; });
  }));
  document.addEventListener("keydown", (event) => {
    const open = menus.find((menu) => menu.open);
    if (event.key !== "Escape" || !open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
})();
