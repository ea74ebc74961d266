"""When somebody was last reached, by a contact or by a check-in with them; and whether they are looked for."""

import datetime as dt

import pytest

from backend.activities.choices import Source
from backend.activities.services import start_activity
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import record_contact
from backend.core import clock
from backend.placements.check_ins import record_check_in
from backend.placements.standing import not_reached_since, with_standing
from backend.shortlists.services import decide, undo_decision
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.factories.shortlists import MatchFactory


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


def test_nothing_is_looked_for_while_somebody_is_in_eet_unless_an_adviser_keeps_looking(in_council):
    """What was shortlisted by the first day led there; what is shortlisted later, and stands and is open, tells."""
    today = clock.today()
    world = referral_world(in_council)
    person = world.person

    def is_looked_for(on=today):
        return with_standing(CareLeaver.objects.filter(pk=person.pk), on).get().is_looked_for

    assert is_looked_for()
    start_activity(care_leaver=person, code="F4", on=today - 60 * DAY, source=Source.WORKER, by=None)
    assert [is_looked_for(today - days * DAY) for days in (61, 60, 0)] == [True, False, False]
    match = MatchFactory(care_leaver=person, opportunity__closing_date=today + 5 * DAY)
    with clock.moved_to(today - 60 * DAY):
        decision = decide(match=match, kind="shortlist", by=world.adviser)
    assert not is_looked_for()
    undo_decision(decision=decision, reason="Wrong one", by=world.adviser)
    decision = decide(match=match, kind="shortlist", by=world.adviser)
    assert [is_looked_for(today + days * DAY) for days in (0, 6)] == [True, False]
    undo_decision(decision=decision, reason="Content where they are", by=world.adviser)
    assert not is_looked_for()
