"""In a real browser: how far a ranking of everybody is follows it, and its end is said and takes nobody's page away."""

import pytest
from playwright.sync_api import expect

from backend.core import clock
from backend.core.jobs import defer_sending
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.ranking import council_chunks
from backend.ranking.council_chunks import begin_ranking, rank_chunk
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.journeys.looking import axe_violations, sticks_out
from tests.journeys.people import member


pytestmark = pytest.mark.browser


def test_the_figure_follows_the_ranking_and_the_end_is_said(at_a_browser, monkeypatch):
    monkeypatch.setattr(council_chunks, "PEOPLE_OF_A_CHUNK", 1)
    council = CouncilFactory()
    head = at_a_browser(member(council, Role.HEAD, "Helen Marchbank")).is_signed_in()
    with council_context(council.id), defer_sending():
        CareLeaverFactory.create_batch(3, council=council, ready=True)
        ranking = begin_ranking(council, clock.today())
        first, *others = ranking.chunks.order_by("id").values_list("id", flat=True)
    rank_chunk(council=council, chunk_id=first)
    page = head.page
    page.goto("/models/")
    status = page.locator("main [role=status]")
    expect(status).to_have_text("1 of 3 young people ranked")
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert sticks_out(page, width) == []
        assert axe_violations(page) == []
    rank_chunk(council=council, chunk_id=others[0])
    expect(status).to_have_text("2 of 3 young people ranked")
    rank_chunk(council=council, chunk_id=others[1])
    expect(status).to_contain_text("No ranking of everybody is under way")
    expect(page.locator("main progress")).to_have_count(0)
