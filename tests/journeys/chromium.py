"""A real browser, and a page that lets nothing pass: no script error, no blocked script or style, no server error."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright


NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")  # the first has no window to draw: a quarter faster
HOW_TO_GET_IT = "No browser is installed; on Debian: sudo apt-get install chromium-headless-shell, on Ubuntu: chromium"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 15_000  # milliseconds


def program() -> str:
    """The path of the browser. Without one, tests are skipped on somebody's own machine and fail where all must run."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return found
    give_up = pytest.fail if os.environ.get("CI") else pytest.skip
    give_up(HOW_TO_GET_IT)


@contextmanager
def started(path: str) -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


class Watched:
    """The pages of one person, with everything that went wrong on them."""

    def __init__(self, browser: Browser, address: str, **options):
        self.address = address
        self.context: BrowserContext = browser.new_context(base_url=address, locale="en-GB", **options)
        self.context.set_default_timeout(PATIENCE)
        self.problems: list[str] = []
        self.page: Page = self.context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        self.page.on("response", self._answered)

    def _heard(self, message) -> None:
        if message.type in ("error", "warning"):
            self.problems.append(f"{self.page.url} console: {message.text}")

    def _answered(self, response) -> None:
        if response.status >= 400:
            self.problems.append(f"{response.status} for {response.request.method} {response.url}")

    def let_nothing_pass(self) -> None:
        problems, self.problems = self.problems, []
        assert not problems, "\n".join(problems)

    def close(self) -> None:
        self.context.close()
        self.let_nothing_pass()
