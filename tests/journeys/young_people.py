"""A young person at a browser of their own, at the page their link opens."""

import re

from playwright.sync_api import expect

from tests.journeys.chromium import Watched
from tests.journeys.looking import axe_at, is_there, sticks_out
from tests.web.young_person.worlds import WORD


WIDTHS = (320, 1280)


class Own(Watched):
    def comes_in(self, mine):
        self.page.goto(mine.address)
        self.page.get_by_label("Type your word").fill(WORD)
        self.page.get_by_role("button", name="Go on").click()
        self.sees("Hi Mina")
        is_there(self.page)  # with its scripts: whoever loses the signal while they come in has a page without them
        return self

    def sees(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(heading)
        expect(self.page).to_have_title("Next steps")

    def is_sound(self, name: str | re.Pattern) -> None:
        """On a phone and at a desk, folded and unfolded."""
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            assert sticks_out(self.page, width) == [], (name, width)
            assert axe_at(self.page, width) == [], (name, width)
            expect(self.page.get_by_role("button", name="Exit this page")).to_be_in_viewport()
