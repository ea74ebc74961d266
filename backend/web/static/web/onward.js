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

  // A printed page cannot be unfolded.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open])")];
    folded.forEach((details) => { details.open = true; });
  });
  window.addEventListener("afterprint", () => folded.forEach((details) => { details.open = false; }));
})();
