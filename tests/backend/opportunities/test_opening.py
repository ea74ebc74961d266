"""A post opens by its date, whatever ran or did not run that day."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.notifications.models import Message
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.models import Opportunity
from backend.ranking.services import rank_council
from backend.shortlists.models import Match
from tests.backend.opportunities.posts import TODAY, a_draft, a_live, employer_with_contact, officer_of
from tests.factories.care_leavers import CareLeaverFactory


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
OPENS = dt.date(2026, 6, 15)
NEAR = {"postcode": "CR0 1EA", "easting": 532400, "northing": 165500}
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(("day", "is_open"), [(OPENS - DAY, False), (OPENS, True), (OPENS + 3 * DAY, True)])
def test_it_opens_on_its_first_day_and_a_missed_day_is_caught_up(council, day, is_open):
    post = a_live(council, opens_on=OPENS)
    assert (post in Opportunity.objects.open_on(day)) is is_open


def test_nobody_is_matched_before_its_first_day(in_council):
    post = a_live(in_council, opens_on=OPENS, sites=[NEAR])
    CareLeaverFactory(council=in_council, ready=True, living_in_croydon=True)
    rank_council(council=in_council)
    assert not Match.objects.filter(opportunity=post).exists()
    with clock.moved_to(OPENS):
        rank_council(council=in_council)
        assert Match.objects.filter(opportunity=post).exists()


def test_the_employer_is_told_that_it_opens_by_itself(council):
    employer, _ = employer_with_contact(council)
    a_live(council, employer=employer, opens_on=OPENS)
    assert "opens by itself" in Message.objects.get(subject__endswith="is approved").body


def test_it_cannot_close_before_it_opens(council):
    with pytest.raises(Refused) as refusal:
        a_draft(council, opens_on=OPENS, closing_date=OPENS - DAY)
    assert refusal.value.field == "closing_date"


def test_its_employer_may_not_move_its_first_day_unseen(council):
    employer, person = employer_with_contact(council)
    post = a_live(council, employer=employer, opens_on=OPENS)
    services.change(opportunity=post, opens_on=OPENS + DAY, by=person)
    assert post.state == State.SUBMITTED


def test_past_its_last_day_it_closes_though_it_never_opened_for_anybody(council):
    post = a_live(council, opens_on=OPENS, closing_date=OPENS)
    services.pause(opportunity=post, reason="Manager away", by=officer_of(council))
    with clock.moved_to(OPENS + DAY):
        assert services.close_past() == 1
    assert TODAY < OPENS
