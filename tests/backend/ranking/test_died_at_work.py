"""Of somebody who has died while they were placed nothing is to be checked any more."""

import datetime as dt

import pytest

from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.ranking.gated_steps import say_checked_where_they_work
from backend.ranking.placements_in_question import answers_about
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world, viewer_with
from tests.today import today_is


TODAY = dt.date(2027, 2, 15)
_today = today_is(TODAY)


def test_nobody_is_asked_to_check_anything(in_council):
    world = referral_world(in_council)
    placement = placement_since(world, TODAY - dt.timedelta(days=30), person=world.person)
    viewer = viewer_with(Role.HEAD, in_council)

    def asked_now(**facts):
        type(world.person).objects.filter(id=world.person.id).update(**facts)
        (asked,) = answers_about(viewer, placement).in_question
        return asked

    asked = asked_now(in_custody=True, licence_conditions="No knives")
    assert (len(asked.to_check.obstacles), asked.is_ruled_out) == (2, False)
    asked = asked_now(in_touch="DIED")
    assert (asked.to_check.obstacles, asked.is_ruled_out) == ((), True)
    with pytest.raises(Refused, match="Nothing waits to be checked"):
        say_checked_where_they_work(beside=asked, checked="Rang the prison and the manager.", by=world.adviser)
