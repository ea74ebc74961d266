"""Who lost the job as an apprentice is a line until somebody says what was asked about the training."""

import datetime as dt

import pytest

from backend.core import clock
from backend.placements.models import Placement
from backend.placements.services import end
from tests.factories.placements import placement_since
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.staff.today.reading import hints, link_of


URL, DAY = "/today/", dt.timedelta(days=1)
KIND = "training-after"


@pytest.fixture
def placement(world):
    made = placement_since(world, clock.today() - 100 * DAY, person=world.person)
    Placement.objects.filter(pk=made.pk).update(activity_code="F4")
    made.refresh_from_db()
    return made


@pytest.mark.parametrize(("reason", "begins"), [("redundancy", "Made redundant on"), ("dismissed", "Dismissed on")])
def test_it_is_a_line_until_what_was_asked_is_recorded(adviser, world, placement, reason, begins):
    assert hints(adviser.get(URL), KIND) == []
    end(placement=placement, on=clock.today() - DAY, reason=reason, by=world.adviser)
    response = get_within(adviser, URL)
    ((action, said),) = hints(response, KIND)
    assert action == f"{world.person.full_name}: ask whether the training goes on"
    assert said.startswith(begins)
    assert f"{clock.today() - DAY + 84 * DAY:%-d %B %Y} at least" in said
    url = link_of(response, KIND)
    assert "They lost the job" in text_of(page_of(get_within(adviser, url)).main)
    facts = {"kind": "learning", "words": "The provider keeps the place.", "on": f"{clock.today():%d/%m/%Y}"}
    assert adviser.post(url, facts).url == URL
    assert hints(adviser.get(URL), KIND) == []
    shown = text_of(page_of(get_within(adviser, f"/placements/{placement.public_id}/")).main)
    assert "Asked after the end The provider keeps the place." in shown
