// Keeps what is typed into a long form, a pause after the last key. The form itself works the same without it.
(() => {
  "use strict";
  const PAUSE = 1500, AT_LEAST_EVERY = 10000, PATIENCE = 10000, TRY_AGAIN = 30000; // milliseconds
  const SIGNED_OUT = "You are signed out. Sign in again in another tab; what you typed stays here.";
  const LOCKED = "This page was locked before this was saved as a draft. What you typed stays here.";
  const ANOTHER_ROLE = "You work in another role now, so this is not saved as a draft. What you typed stays here.";
  const TOO_LONG = "This is too long to be kept as a draft. What you typed stays here.";
  const FAILED = "This could not be saved as a draft just now. What you typed stays here, and we go on trying.";

  const watch = (box) => {
    const form = box.closest("form");
    const status = box.querySelector("[role=status]");
    let timer, unsavedSince = 0, sending = null, sent = false, waits = false;

    const say = (words, isTrouble) => {
      if (status.textContent === words) return; // a screen reader would read it again
      status.textContent = words;
      box.classList.toggle("onward-draft--trouble", isTrouble);
      if (isTrouble && form.contains(document.activeElement)) document.activeElement.scrollIntoView({ block: "nearest" });
    };
    const fields = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));

    const ask = async (keepalive = false) => {
      const options = { method: "POST", body: fields(), redirect: "manual", headers: { Accept: "application/json" } };
      const answer = await fetch(box.dataset.draft, { ...options, keepalive, signal: AbortSignal.timeout(PATIENCE) });
      if (answer.type === "opaqueredirect") return [SIGNED_OUT, false];
      if (answer.status === 400) return [TOO_LONG, false];
      if (answer.status === 423) return [LOCKED, false];
      if (answer.status === 409) return [ANOTHER_ROLE, false];
      if (!answer.ok && answer.status !== 413) return [FAILED, false];
      const told = await answer.json();
      if (told.token) document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((held) => { held.value = told.token; });
      return [told.said, answer.ok];
    };

    const save = async () => {
      clearTimeout(timer);
      if (sending || sent || document.documentElement.classList.contains("onward-locked")) return; // once it is unlocked
      unsavedSince = 0;
      sending = ask().catch(() => [FAILED, false]);
      const [words, isSaved] = await sending;
      sending = null;
      say(words, !isSaved);
      if (!isSaved) unsavedSince = Date.now();
      if (unsavedSince && !sent) timer = setTimeout(save, isSaved ? PAUSE : TRY_AGAIN);
    };

    const changed = () => {
      unsavedSince = unsavedSince || Date.now();
      clearTimeout(timer);
      timer = setTimeout(save, Math.max(0, Math.min(PAUSE, unsavedSince + AT_LEAST_EVERY - Date.now())));
    };
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    // A draft that arrived after its form, or after it was discarded, would outlive it: both wait for one on its way.
    const leave = (event) => {
      clearTimeout(timer);
      sent = true;
      if (!sending) return;
      event.preventDefault();
      if (waits) return;
      waits = true;
      sending.finally(() => { waits = false; event.target.requestSubmit(event.submitter); });
    };
    const discarding = document.querySelector("[name=ticket]");
    [form, discarding && discarding.form].forEach((each) => each && each.addEventListener("submit", leave));
    // Signed in again in another tab, or about to leave: both are moments to save.
    window.addEventListener("focus", () => { if (unsavedSince) save(); });
    window.addEventListener("pagehide", () => { if (unsavedSince && !sent) ask(true).catch(() => {}); });
    window.addEventListener("pageshow", (event) => { if (event.persisted) sent = false; });
    box.querySelectorAll("[data-draft-by-hand]").forEach((byHand) => { byHand.hidden = true; });
  };

  document.querySelectorAll("[data-draft]").forEach(watch);
})();
