"""The pages that anybody reads without signing in, in a real browser: open, and once it has ended."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from backend.core import clock
from backend.core.protection import council_context
from backend.opportunities.services import close
from backend.opportunities.sharing import publish
from tests.backend.opportunities.posts import TODAY, a_live, officer_of
from tests.factories.councils import CouncilFactory
from tests.journeys.chromium import Watched
from tests.journeys.looking import axe_violations, sticks_out


pytestmark = pytest.mark.browser
WIDTHS = (320, 1280)


@pytest.fixture(params=["open", "ended"])
def post(request, address):
    with clock.moved_to(TODAY):
        council = CouncilFactory()
        found, officer = a_live(council), officer_of(council)
        with council_context(council.id):
            publish(opportunity=found, by=officer)
            if request.param == "ended":
                close(opportunity=found, reason="Taken", by=officer)
        yield found


def watched(browser, address, post, **options) -> Watched:
    anybody = Watched(browser, address, **options)
    anybody.page.goto(reverse("public-opportunity", args=[post.public_id]))
    expect(anybody.page.get_by_role("heading", level=1)).to_have_text(post.title)
    return anybody


def test_anybody_reads_it_on_any_screen(browser, address, post):
    anybody = watched(browser, address, post)
    for width in WIDTHS:
        anybody.page.set_viewport_size({"width": width, "height": 900})
        assert axe_violations(anybody.page) == []
        assert sticks_out(anybody.page, width) == []
    anybody.close()


def test_anybody_reads_it_without_javascript(browser, address, post):
    watched(browser, address, post, java_script_enabled=False).close()
