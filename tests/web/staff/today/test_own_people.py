"""The home of a personal adviser: what waits for them, and below it each of their young people in one line."""

import datetime as dt

from backend.activities.choices import ActivityCode, Source
from backend.activities.services import start_activity
from backend.core import clock
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints


URL = "/today/"


def test_a_personal_adviser_has_their_own_young_people_with_their_facts_and_what_waits(in_council):
    client, membership = signed_in(in_council, Role.PERSONAL_ADVISER)
    adviser = MembershipFactory(council=in_council, user__name="Priya Ravenscar").user
    theirs = {"personal_adviser": membership.user, "eet_adviser": adviser, "phone": "07700 900118", "age": 19}
    own = CareLeaverFactory(council=in_council, given_name="Sam", family_name="Own", **theirs)
    began = clock.today() - dt.timedelta(days=30)
    start_activity(care_leaver=own, code=ActivityCode.G5, on=began, source=Source.WORKER, by=None)
    working = CareLeaverFactory(council=in_council, given_name="Sam", family_name="Working", **theirs)
    placement_since(referral_world(in_council), clock.today() - dt.timedelta(days=30), person=working)
    CareLeaverFactory(council=in_council, given_name="Sam", family_name="Another", eet_adviser=adviser)
    response = get_within(client, URL)
    rows = {text_of(row.th): text_of(row) for row in page_of(response).select(".onward-own tbody tr")}
    assert list(rows) == ["Sam Own", "Sam Working"]
    for told in ("19", "Not in EET", "never", "07700 900118", "Priya Ravenscar"):
        assert told in rows["Sam Own"]
    assert "check in, week 4" in str(hints(response, "check-ins"))
    assert "Sam Another" not in response.content.decode()


def test_a_personal_adviser_of_nobody_is_told_how_young_people_come_here_and_others_have_no_such_list(in_council):
    client, _ = signed_in(in_council, Role.PERSONAL_ADVISER)
    own = text_of(page_of(client.get(URL)).select_one(".onward-own"))
    assert "once you are recorded as their personal adviser" in own
    adviser, _ = signed_in(in_council)
    assert not page_of(adviser.get(URL)).select(".onward-own")
