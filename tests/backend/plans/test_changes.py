"""What makes a review due before its time, recorded through the services that record it."""

import datetime as dt

from backend.care_leavers.models import AccommodationSpell, EntitlementSpell
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.placements.services import end
from backend.plans.changes import records_of
from backend.plans.choices import ChangeKind
from backend.plans.reviews import review_due_of
from backend.plans.services import open_plan
from tests.backend.plans.conftest import DAY, TODAY
from tests.factories.placements import placement_since


K = ChangeKind


def found(person, today=TODAY):
    return sorted(records_of([person])[person.pk].changes(today))


def kinds(person, today=TODAY):
    return [(each.on, each.kind) for each in found(person, today)]


def home(person, code, first, last=None):
    AccommodationSpell.objects.create(
        council_id=person.council_id, care_leaver=person, code=code, starts_on=first, ends_on=last, source="here"
    )


def test_a_placement_that_ends_makes_a_review_due_four_weeks_after(world):
    placement = placement_since(world, TODAY - 60 * DAY)
    person = placement.care_leaver
    assert K.PLACEMENT_ENDED not in {each.kind for each in found(person)}
    with clock.moved_to(TODAY - 30 * DAY):
        plan = open_plan(care_leaver=person, by=world.adviser)
    end(placement=placement, on=TODAY - 2 * DAY, reason="not_recorded", by=world.adviser)
    due = review_due_of(plan, today=TODAY)
    assert (due.on, [each.kind for each in due.changes]) == (TODAY + 26 * DAY, [K.PLACEMENT_ENDED])


def test_homes_by_hand(person):
    """The first home on record is no move; custody and what follows it are told apart from moves."""
    first = dt.date(2026, 1, 1)
    home(person, "D1", first, first + 30 * DAY)
    home(person, "U1", first + 31 * DAY, first + 60 * DAY)
    home(person, "X2", first + 61 * DAY, first + 90 * DAY)
    home(person, "B1", first + 91 * DAY)
    assert kinds(person) == [
        (first + 31 * DAY, K.HOME_MOVED),
        (first + 61 * DAY, K.CUSTODY),
        (first + 91 * DAY, K.RELEASE),
    ]


def test_what_is_to_come_is_no_change_yet(person):
    home(person, "D1", TODAY - 90 * DAY, TODAY + 4 * DAY)
    home(person, "U1", TODAY + 5 * DAY)
    assert kinds(person) == []
    assert kinds(person, TODAY + 5 * DAY) == [(TODAY + 5 * DAY, K.HOME_MOVED)]


def test_facts_of_the_profile_count_from_the_day_of_which_they_are(person, adviser):
    update_profile(care_leaver=person, by=adviser, has_ehcp=True, caring_for_child=True)
    assert kinds(person) == [(TODAY, K.CHILD), (TODAY, K.EHCP)]
    assert found(person, TODAY - DAY) == []


def test_a_category_turns_by_birthday_and_by_what_is_recorded(person):
    """Born on 2 March 2006: eligible turns former relevant at 18; at 21 the category stays."""
    EntitlementSpell.objects.create(
        council_id=person.council_id, care_leaver=person, category="eligible", starts_on=dt.date(2022, 3, 2)
    )
    assert kinds(person, dt.date(2024, 3, 1)) == []
    assert kinds(person, dt.date(2027, 3, 2)) == [(dt.date(2024, 3, 2), K.CATEGORY)]


def test_people_are_read_at_once(person, in_council, django_assert_num_queries):
    with django_assert_num_queries(1):
        records_of([person])
