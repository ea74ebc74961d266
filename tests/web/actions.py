"""How many actions something takes in a browser: each press, each choice, each Enter is one; what is typed is none.

    with at_most(6, person.page):
        person.follows("Post one like “Baker”")
        ...

Counted are the browser's own events, whatever the test used to make them.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page


COUNT = """(() => {
  if (window.countsActions) return;
  window.countsActions = true;
  const TYPED = "input:not([type=radio], [type=checkbox], [type=submit], [type=file]), textarea, select";
  const note = (what, target) => {
    const words = (target.innerText || target.value || target.name || target.tagName).trim().slice(0, 60);
    const taken = JSON.parse(sessionStorage.getItem("actions") || "[]");
    sessionStorage.setItem("actions", JSON.stringify([...taken, `${what} ${words}`]));
  };
  addEventListener("pointerdown", (event) => {
    if (!event.target.closest(TYPED)) note("press", event.target);
  }, true);
  addEventListener("change", (event) => {
    if (event.target.matches("select, [type=file]")) note("choice", event.target);
  }, true);
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    const isTyped = key === " " ? "textarea, input[type=text]" : "textarea";
    if ((key === "Enter" || key === " ") && !target.matches(isTyped)) note(key, target);
  }, true);
})()"""


@contextmanager
def at_most(number: int, page: Page) -> Iterator[None]:
    """No more than so many actions are taken meanwhile on this page and on those it leads to."""
    page.add_init_script(COUNT)
    page.evaluate(COUNT)
    page.evaluate("sessionStorage.removeItem('actions')")
    yield
    taken = json.loads(page.evaluate("sessionStorage.getItem('actions') || '[]'"))
    assert taken, "nothing was counted"
    assert len(taken) <= number, f"{len(taken)} actions, {number} allowed: {taken}"
