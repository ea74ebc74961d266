"""When somebody was last reached: by a contact, or by a check-in with them, whichever is later."""

import datetime as dt

import pytest

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import record_contact
from backend.core import clock
from backend.placements.check_ins import record_check_in
from backend.placements.standing import not_reached_since, with_standing
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world


DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("contact", "check_in", "last", "by"),
    [
        (None, None, None, None),
        (9, None, 9, "phone"),
        (None, 9, 9, None),
        (9, 5, 5, None),
        (5, 9, 5, "phone"),
        (5, 5, 5, "phone"),
    ],
)
def test_the_later_of_the_two_counts(in_council, contact, check_in, last, by):
    """In days before today; a contact of today that reached nobody changes nothing."""
    today = clock.today()
    world = referral_world(in_council)
    placement = placement_since(world, today - 60 * DAY)
    person, adviser = placement.care_leaver, world.adviser
    record_contact(care_leaver=person, on=today, method="text", reached=False, by=adviser)
    if contact:
        record_contact(care_leaver=person, on=today - contact * DAY, method="phone", reached=True, by=adviser)
    if check_in:
        heard = {"heard_from": "young_person", "going": None, "still_there": True}
        record_check_in(check_in=placement.check_ins.first(), on=today - check_in * DAY, by=adviser, **heard)
    people = CareLeaver.objects.filter(pk=person.pk)
    standing = with_standing(people, today).get()
    on = last and today - last * DAY
    assert (standing.last_reached, standing.reached_by) == (on, by)
    silent = [people.filter(not_reached_since(day)).exists() for day in (today - 7 * DAY, today - 30 * DAY)]
    assert silent == [last is None or last > 7, last is None]
