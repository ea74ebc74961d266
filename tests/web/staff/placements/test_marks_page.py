"""The marks of a placement: how each is known, what changed them, and DfE's measures."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.audit.history import history_context
from backend.core import clock
from backend.councils.choices import Role
from backend.reference.services import load_reference
from tests.factories.heard import heard_on
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


TODAY = dt.date(2026, 6, 1)
_today = today_is(TODAY)


@pytest.fixture
def world(in_council):
    load_reference()
    return referral_world(in_council, places=50)


def rows(response, caption):
    tables = page_of(response).select("table")
    table = next(each for each in tables if text_of(each.caption) == caption)
    return [[text_of(cell) for cell in row.find_all(["th", "td"])] for row in table.select("tbody tr")]


def test_the_page_tells_what_each_is_known_by_and_who_changed_it(in_council, world):
    client, membership = signed_in(in_council, Role.STAFF)
    placement = placement_since(world, TODAY - dt.timedelta(days=99))
    with history_context(user=membership.user_id):
        heard_on(placement, TODAY - dt.timedelta(days=60), week=4, by=world.adviser)
    response = get_within(client, reverse("placement-marks", args=[placement.public_id]))
    known = {each[0].split(",")[0]: (each[2], each[6]) for each in rows(response, "Marks, computed from the days")}
    assert known["In placement for 4 weeks"] == ("Reached", "The employer, on 2 April 2026")
    assert known["In placement for 13 weeks"] == (
        "Not known",
        "Nobody has said since 23 May 2026 that they are still there",
    )
    (change,) = [each for each in rows(response, "What changed the marks, the latest first") if each[3] == "week 4"]
    assert change[1:4] == [membership.user.name, "a check-in", "week 4"]
    assert change[5] == "Reached: The employer, on 2 April 2026"
    measures = {each[0].split(":")[0]: each[3] for each in rows(response, "DfE’s measures of these years")}
    assert measures["DfE sustained apprenticeship"] == "Not yet"


def test_the_list_says_in_short_how_marks_stand(in_council, world):
    client, _ = signed_in(in_council)
    heard = placement_since(world, TODAY - dt.timedelta(days=99))
    heard_on(heard, clock.today(), by=world.adviser)
    silent = placement_since(world, TODAY - dt.timedelta(days=30))
    ended = placement_since(world, TODAY - dt.timedelta(days=40), last=TODAY - dt.timedelta(days=20), reason="pay")
    table = rows(get_within(client, reverse("placements")), "EET placements")
    marks = {row[0]: row[6] for row in table}
    assert marks[heard.care_leaver.full_name].startswith("week 13 reached, next day 120")
    assert marks[silent.care_leaver.full_name].startswith("week 4 not known, next day 42")
    assert marks[ended.care_leaver.full_name].startswith("week 4 missed")
