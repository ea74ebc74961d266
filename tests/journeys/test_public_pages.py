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


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without"])
def anybody(request, browser, address):
    watched = Watched(browser, address, java_script_enabled=request.param)
    yield watched.page
    watched.close()


def test_anybody_reads_it_on_any_screen(anybody, post):
    anybody.goto(reverse("public-opportunity", args=[post.public_id]))
    expect(anybody.get_by_role("heading", level=1)).to_have_text(post.title)
    for width in WIDTHS:
        anybody.set_viewport_size({"width": width, "height": 900})
        assert axe_violations(anybody) == []
        assert sticks_out(anybody, width) == []
