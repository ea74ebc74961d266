// Saves steps; every page works without it.
(() => {
  "use strict";
  const { components, createAll, accessibleAutocomplete } = window.onwardFrontend;
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

  components.forEach((component) => createAll(component));

  // What was typed as a place and is none may be where somebody lives: it stays in no history, nor does a link take it along.
  each("[data-address]", (page) => window.history.replaceState(window.history.state, "", page.dataset.address));

  each("select[data-autocomplete]", (select) => {
    const options = [...select.options].filter((option) => option.value);
    const words = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);
    const isFound = (option, query) => {
      const text = `${option.textContent} ${option.dataset.words || ""}`.toLowerCase();
      return words(query).every((word) => text.includes(word));
    };
    const source = (query, show) => show(options.filter((option) => isFound(option, query)).map((option) => option.textContent.trim()));
    accessibleAutocomplete.enhanceSelectElement({ selectElement: select, defaultValue: "", showAllValues: true, source });
  });

  each("[data-print]", (button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });

  each("[data-copy]", (button) => {
    if (!navigator.clipboard) return;
    const words = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const copied = document.getElementById(button.dataset.copy);
      await navigator.clipboard.writeText(copied.value ?? copied.innerText);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = words; }, 3000);
    });
  });

  // What a young person will read and what a change would open, a moment after the last key: the same page that the button asks for. The draft's
  // ticket is left out, so that a late answer cannot bring back a draft that was sent or discarded.
  each("form[data-preview]", (form) => {
    const shown = form.dataset.preview.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
    let timer;
    const show = async () => {
      const fields = new URLSearchParams([...new FormData(form)].filter(([name]) => name !== "draft"));
      fields.set("do", "preview");
      const answer = await fetch(form.action, { method: "POST", body: fields, redirect: "manual" }).catch(() => null);
      if (!answer || !answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      shown.forEach((each) => each.replaceChildren(...page.getElementById(each.id).childNodes));
    };
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, 1000); });
  });

  // On a narrow screen the results come first, with the filters folded above them.
  if (window.matchMedia("(max-width: 40em)").matches) {
    each("details.onward-filter", (filter) => { filter.open = false; });
  }

  // Work in the background: the counts follow it, and once it is done the page is shown anew, or the page asked says what came of it.
  each("[data-follow]", (region) => {
    const status = region.querySelector("[role=status]");
    const say = (words) => { if (status.textContent.trim() !== words.trim()) status.textContent = words; };
    const timer = setInterval(async () => {
      const answer = await fetch(region.dataset.follow, { headers: { "X-Onward-By-Itself": "1" } }).catch(() => null);
      if (!answer || !answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.querySelector("[data-follow] .onward-progress");
      const ended = page.querySelector("[data-ended]");
      if (now) {
        const { max, value } = now.querySelector("progress");
        Object.assign(region.querySelector("progress"), { max, value });
        say(now.querySelector("[role=status]").textContent);
      } else if (ended) {
        clearInterval(timer);
        region.querySelectorAll("progress, label, p:not([role])").forEach((element) => element.remove());
        say(`${ended.textContent} Load this page again to see the lists as they are now.`);
      } else window.location.reload();
    }, 2000);
  });

  // What follows from an act says so by itself, in the message about the act; a minute is enough, then the link is left.
  each("[data-await]", (region) => {
    let asked = 0;
    const look = async () => {
      const answer = await fetch(region.dataset.await).catch(() => null);
      const page = answer && answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
      const ended = page && page.querySelector("[data-ended]");
      if (ended) region.replaceChildren(...ended.childNodes);
      else if ((asked += 1) < 30) setTimeout(look, 2000);
    };
    setTimeout(look, 1000);
  });

  // A printed page cannot be unfolded.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open])")];
    folded.forEach((details) => { details.open = true; });
  });
  window.addEventListener("afterprint", () => folded.forEach((details) => { details.open = false; }));
})();
