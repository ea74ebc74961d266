// What a young person says without a signal waits in their open page until it can go. Nothing is written on the phone:
// whoever leaves the page, or presses Exit, leaves nothing behind.
(() => {
  "use strict";
  const notice = document.getElementById("no-signal");
  const AGAIN_AFTER = 5000; // milliseconds between two tries, and for how long one may go unanswered
  const waiting = new Map(); // by form: what it said when it was pressed
  const asking = new WeakSet();
  let goesNow = false;

  const reach = (address, options) =>
    fetch(address, { cache: "no-store", signal: AbortSignal.timeout(AGAIN_AFTER), ...options }).catch(() => null);
  const isThere = () => reach(notice.dataset.ask, { method: "HEAD" });

  const show = (form, text) => {
    let line = form.querySelector("[data-waits]");
    if (!line) {
      line = form.appendChild(document.createElement("p"));
      line.className = "own-waits";
      line.dataset.waits = "";
      line.setAttribute("role", "status");
    }
    line.textContent = text;
  };

  const go = (form, button) => {
    goesNow = true;
    waiting.delete(form);
    form.requestSubmit(button);
    goesNow = false;
  };

  // One after the other: the server answers each press by itself. What it does not take stays, to be pressed and read about.
  const goOn = async () => {
    if (!waiting.size || !(await isThere())) return;
    let next = null;
    let refused = false;
    for (const [form, said] of [...waiting]) {
      const answer = await reach(form.action, { method: "POST", body: said });
      if (!answer) return;
      waiting.delete(form);
      if (!answer.redirected) refused = true;
      else next = answer.url;
      show(form, answer.redirected ? notice.dataset.sent : notice.dataset.refused);
    }
    notice.hidden = true;
    if (next && !refused) window.location.assign(next);
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (goesNow || form.method !== "post") return;
    if (form.hasAttribute("data-exit")) {
      waiting.clear();
      if (navigator.onLine) return;
      event.preventDefault(); // the way out works without a signal too
      document.documentElement.replaceChildren();
      window.location.replace("about:blank");
      return;
    }
    event.preventDefault();
    if (asking.has(form)) return;
    asking.add(form);
    const said = new FormData(form, event.submitter);
    const there = await isThere();
    asking.delete(form);
    if (there && !waiting.size) return go(form, event.submitter);
    waiting.set(form, said);
    show(form, notice.dataset.waits);
    notice.hidden = false;
    if (there) goOn();
  });

  window.addEventListener("online", goOn);
  window.setInterval(goOn, AGAIN_AFTER);
  window.addEventListener("beforeunload", (event) => { if (waiting.size) event.preventDefault(); });
})();
