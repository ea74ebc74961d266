// Covers a page that nobody has used for the idle time, and uncovers it, as it was, for whoever unlocks the session.
// The service holds the lock; without this file the next page that is asked for is the one to unlock it.
(() => {
  "use strict";
  const { idle, openedBy, state, unlockPage, service } = document.body.dataset;
  const IDLE = Number(idle) * 1000, NOTED_EVERY = 60000, PATIENCE = 10000; // milliseconds
  const BY_ITSELF = { "X-Onward-By-Itself": "1", Accept: "text/html" };
  const title = document.title;
  const others = "BroadcastChannel" in window ? new BroadcastChannel("onward-lock") : null;
  let usedAt = Date.now(), notedAt = Date.now(), timer = null, cover = null, before = null;

  const get = (address, headers) => fetch(address, { headers, cache: "no-store", redirect: "error", signal: AbortSignal.timeout(PATIENCE) });
  // What the service says of the session, or nothing where it cannot be reached.
  const ask = async (headers = BY_ITSELF) => {
    const answer = await get(state, headers).catch(() => null);
    return answer && answer.ok ? answer.json().catch(() => null) : null;
  };

  const wait = (milliseconds) => { clearTimeout(timer); timer = setTimeout(check, Math.max(milliseconds, 1000)); };

  const hide = () => {
    if (cover) return;
    before = document.activeElement;
    cover = document.createElement("main");
    cover.className = "onward-lock";
    document.body.append(cover);
    document.documentElement.classList.add("onward-locked");
    document.title = `Locked - ${service}`;
  };

  const show = (seconds) => {
    usedAt = Date.now();
    if (cover) {
      cover.remove();
      cover = null;
      document.documentElement.classList.remove("onward-locked");
      document.title = title;
      if (before && before.focus) before.focus();
      window.dispatchEvent(new Event("focus")); // what waited to be saved is saved now
    }
    wait(seconds * 1000);
  };

  const say = (words, button, act) => {
    const heading = document.createElement("h1"), line = document.createElement("p"), again = document.createElement("button");
    Object.assign(heading, { className: "govuk-heading-l", textContent: "Locked", tabIndex: -1 });
    Object.assign(line, { className: "govuk-body", textContent: words });
    Object.assign(again, { className: "govuk-button", type: "button", textContent: button });
    again.addEventListener("click", act);
    cover.replaceChildren(heading, line, again);
    heading.focus();
  };

  // The form of the page that unlocks, which is the same without this file.
  const put = (text) => {
    const found = new DOMParser().parseFromString(text, "text/html").querySelector("[data-unlock]");
    if (!found) return say("We cannot show the form to unlock this page just now. What you typed is kept here.", "Try again", check);
    const summary = found.ownerDocument.querySelector(".govuk-error-summary");
    cover.replaceChildren(...(summary ? [summary, found] : [found]));
    cover.querySelector("form").addEventListener("submit", unlock);
    cover.querySelector("[name=secret]").focus();
  };

  const cannotReach = () => say("The service cannot be reached just now. What you typed is kept on this page.", "Try again", check);

  const ofNobody = () => say("You are signed out, or somebody else has signed in here. Sign in again as yourself in another tab; what you typed stays on this page.", "I have signed in", check);

  const askToUnlock = async () => {
    if (cover.querySelector("[name=secret]")) return;
    const page = await get(unlockPage, BY_ITSELF).catch(() => null);
    if (!cover) return;
    if (page && page.ok) put(await page.text()); else cannotReach();
  };

  async function unlock(event) {
    event.preventDefault();
    const form = event.target;
    const options = { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" };
    const answer = await fetch(form.action, options).catch(() => null);
    if (!answer || (!answer.ok && answer.type !== "opaqueredirect")) return cannotReach();
    if (answer.ok) return put(await answer.text());
    if (others) others.postMessage("unlocked");
    cover.replaceChildren();
    return check();
  }

  // Whoever else has signed in meanwhile does not see what this page shows.
  async function check() {
    const told = await ask();
    if (told && told.open_to === openedBy && told.seconds > 0) return show(told.seconds);
    hide();
    if (!told) return cannotReach();
    return told.unlock ? askToUnlock() : ofNobody();
  }

  const used = () => {
    if (cover) return;
    usedAt = Date.now();
    if (usedAt - notedAt < NOTED_EVERY) return;
    notedAt = usedAt;
    ask({}); // without the header: somebody is there
  };
  ["keydown", "pointerdown", "input"].forEach((kind) => document.addEventListener(kind, used, { passive: true }));

  const back = () => {
    if (Date.now() - usedAt >= IDLE) hide(); // a computer that slept has told no timer
    if (cover || Date.now() - usedAt >= NOTED_EVERY) check();
  };
  document.addEventListener("visibilitychange", () => { if (!document.hidden) back(); });
  // A page that the browser kept in memory is shown only once the service says that it may be.
  window.addEventListener("pageshow", (event) => { if (event.persisted) { hide(); check(); } });
  if (others) others.addEventListener("message", check);

  wait(IDLE);
})();
