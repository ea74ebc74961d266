// What a young person says without a signal waits in their open page until it can go. Nothing is written on the phone:
// whoever leaves the page, or presses Exit, leaves nothing behind, and nothing goes any more. An older browser sends as
// it always did.
(() => {
  "use strict";
  const notice = document.getElementById("no-signal");
  if (!notice || !HTMLFormElement.prototype.requestSubmit) return;
  const AGAIN_AFTER = 5000, ANSWERS_WITHIN = 5000, TAKES_AT_MOST = 60000; // milliseconds
  const waiting = new Map(); // by form, the last that was pressed last: what it said then
  const asking = new WeakSet();
  const running = new Set();
  let goesNow = false, sends = false, left = false;

  const reach = async (address, within, options) => {
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), within);
    running.add(stop);
    try {
      return await fetch(address, { cache: "no-store", signal: stop.signal, ...options });
    } catch {
      return null;
    } finally {
      clearTimeout(late);
      running.delete(stop);
    }
  };
  const isThere = () => reach(notice.dataset.ask, ANSWERS_WITHIN, { method: "HEAD" });

  const show = (form, text) => {
    let line = form.querySelector("[data-waits]");
    if (!line) {
      line = form.appendChild(document.createElement("p"));
      line.className = "own-waits";
      line.dataset.waits = "";
      line.setAttribute("role", "status");
    }
    requestAnimationFrame(() => { line.textContent = text; }); // said aloud, since the line was there before
  };

  const isTaken = (answer) =>
    answer.ok && answer.redirected && new URL(answer.url).pathname !== notice.dataset.shut;
  const isWritten = () =>
    [...document.querySelectorAll("main textarea")].some((box) => box.value !== box.defaultValue && !("gone" in box.dataset));

  // One after the other. What the page does not take stays, to be pressed and read about; what they are writing, too.
  const sendAll = async () => {
    let next = null, refused = false;
    for (const [form, said] of [...waiting]) {
      const answer = await reach(form.action, TAKES_AT_MOST, { method: "POST", body: said });
      if (!answer || left) return;
      const taken = isTaken(answer);
      if (taken) next = answer.url;
      if (waiting.get(form) !== said) continue; // something else is said there by now
      waiting.delete(form);
      if (taken) form.querySelectorAll("textarea").forEach((box) => { box.dataset.gone = ""; });
      show(form, taken ? notice.dataset.sent : notice.dataset.refused);
      refused ||= !taken;
    }
    if (waiting.size) return;
    notice.hidden = true;
    if (next && !refused && !isWritten()) window.location.assign(next);
  };

  const goOn = async () => {
    if (sends || left || !waiting.size) return;
    sends = true;
    if ((await isThere()) && !left) await sendAll();
    sends = false;
  };

  const sayOf = (form, button) => {
    const said = new FormData(form, button);
    if (button?.name && !said.has(button.name)) said.append(button.name, button.value);
    return said;
  };

  const leave = (event, form) => {
    left = true;
    waiting.clear();
    running.forEach((stop) => stop.abort());
    if (navigator.onLine && notice.hidden) return; // as without this script
    event.preventDefault(); // where we know of no signal the way out does not wait for one
    navigator.sendBeacon(form.action, new FormData(form));
    document.documentElement.replaceChildren();
    window.location.replace("about:blank");
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (goesNow || form.method !== "post") return;
    if (form.hasAttribute("data-exit")) return leave(event, form);
    event.preventDefault();
    if (asking.has(form)) return;
    asking.add(form);
    const button = event.submitter, said = sayOf(form, button);
    const there = await isThere();
    asking.delete(form);
    if (left) return;
    if (there && !waiting.size) {
      goesNow = true;
      form.requestSubmit(button);
      goesNow = false;
      return;
    }
    waiting.delete(form); // what they say last goes last
    waiting.set(form, said);
    form.querySelectorAll("textarea").forEach((box) => { delete box.dataset.gone; });
    show(form, notice.dataset.waits);
    notice.hidden = false;
    if (there) goOn();
  });

  window.addEventListener("online", goOn);
  window.setInterval(goOn, AGAIN_AFTER);
  window.addEventListener("beforeunload", (event) => { if (waiting.size) event.preventDefault(); });
})();
