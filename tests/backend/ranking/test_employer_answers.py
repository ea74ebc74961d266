"""An answer of "no" is a fact: it leaves no question on a match. What nobody was asked stays a question."""

import datetime as dt

import pytest

from backend.opportunities.choices import OpportunityType
from backend.ranking.services import rank_council
from backend.shortlists.models import Match
from tests.backend.opportunities.posts import a_live
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.today import today_is


CROYDON = {"postcode": "CR0 1EA", "easting": 532400, "northing": 165500}
UNSAID = ("age", "entry_level", "english", "maths", "ehcp", "dbs", "driving")
ASKED = (*UNSAID, "permission_to_work", "duty_to_participate")
NOTHING_ASKED = {"min_age": 0, "max_age": 120}
_today = today_is(dt.date(2026, 6, 15))


def questions_of(council) -> dict[str, str]:
    rank_council(council=council)
    match = Match.objects.get()
    return {each["name"]: each["sentence"] for each in match.criteria if each["status"] == "unknown"}


@pytest.mark.parametrize("type", [OpportunityType.JOB, OpportunityType.WORK_EXPERIENCE])
def test_a_post_that_answered_no_to_everything_leaves_no_question(in_council, type):
    CareLeaverFactory(
        council=in_council,
        living_in_croydon=True,
        birth_date=dt.date(2006, 3, 1),
        right_to_work=True,
        max_travel_minutes=60,
        available_from=dt.date(2026, 1, 1),
        max_weekly_hours=40,
        funding_residence=True,
    )
    unpaid = (
        {}
        if type == OpportunityType.JOB
        else {"paid": False, "wage_from": None, "wage_period": "", "unpaid_because": "shadowing"}
    )
    a_live(in_council, type=type, sites=[CROYDON], remote=False, private_business=False, **NOTHING_ASKED, **unpaid)
    assert questions_of(in_council).keys() & set(ASKED) == set()
    ages = next(each for each in Match.objects.get().criteria if each["name"] == "age")["sentence"]
    assert ages.endswith("no age limit of its own.")


def test_an_advert_that_says_nothing_leaves_every_question(in_council):
    CareLeaverFactory(council=in_council, living_in_croydon=True, birth_date=dt.date(2006, 3, 1), right_to_work=True)
    advert = OpportunityFactory(council=in_council, from_feed=True)
    SiteFactory(opportunity=advert)
    assert set(UNSAID) <= questions_of(in_council).keys()
