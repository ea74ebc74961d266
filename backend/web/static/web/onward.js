// Saves steps; every page works without it.
(() => {
  "use strict";
  const { components, createAll, accessibleAutocomplete } = window.onwardFrontend;
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

  components.forEach((component) => createAll(component));

  each("select[data-autocomplete]", (select) => {
    accessibleAutocomplete.enhanceSelectElement({ selectElement: select, defaultValue: "", showAllValues: true });
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
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = words; }, 3000);
    });
  });

  // On a narrow screen the results come first, with the filters folded above them.
  if (window.matchMedia("(max-width: 40em)").matches) {
    each("details.onward-filter", (filter) => { filter.open = false; });
  }

  // Work in the background: the counts follow it, and the page is shown anew once it is done.
  each("[data-follow]", (region) => {
    setInterval(async () => {
      const answer = await fetch(region.dataset.follow).catch(() => null);
      if (!answer || !answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.querySelector("[data-follow] .onward-progress");
      if (now) region.querySelector(".onward-progress").replaceWith(now);
      else window.location.reload();
    }, 2000);
  });

  // A printed page cannot be unfolded.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open])")];
    folded.forEach((details) => { details.open = true; });
  });
  window.addEventListener("afterprint", () => folded.forEach((details) => { details.open = false; }));
})();
