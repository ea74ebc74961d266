"""What an adviser promised and has still to do goes to the next one; what was kept stays theirs who kept it."""

import pytest

from backend.care_leavers.assignments import end_access
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.job_names import HAND_PROMISES_ON
from backend.core.models import Job
from backend.councils.choices import Role
from backend.placements.promise_owners import hand_promises_on
from backend.placements.promises import keep_promise, make_promise
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory


@pytest.fixture
def advisers(in_council):
    return [MembershipFactory(council=in_council, role=Role.EET_ADVISER) for _ in range(3)]


@pytest.fixture
def person(in_council, advisers):
    return CareLeaverFactory(council=in_council, eet_adviser=advisers[0].user)


def promised(person, owner):
    facts = {"care_leaver": person, "words": "We find you a mentor.", "due_on": clock.today()}
    return make_promise(owner=owner, by=owner, **facts)


def done(person) -> None:
    """As the worker does what was asked for."""
    for job in Job.objects.filter(name=HAND_PROMISES_ON).order_by("id"):
        assert job.arguments[:2] == [person.council_id, person.id]
        person.refresh_from_db()
        hand_promises_on(care_leaver=person, former_id=job.arguments[2])
        job.delete()


def owner_of(promise):
    promise.refresh_from_db()
    return promise.owner


def test_it_goes_to_the_next_adviser_and_on_to_the_one_after(person, advisers):
    old, new, last = (each.user for each in advisers)
    kept, waits, anothers = promised(person, old), promised(person, old), promised(person, last)
    keep_promise(promise=kept, how="Met Jo", by=old)
    update_profile(care_leaver=person, eet_adviser=new, by=None)
    done(person)
    assert [owner_of(each) for each in (kept, waits, anothers)] == [old, new, last]
    assert waits.promised_by == old
    update_profile(care_leaver=person, eet_adviser=last, by=None)
    done(person)
    assert owner_of(waits) == last


def test_where_they_left_before_anybody_came_it_waits_for_who_comes(person, advisers):
    old, new = advisers[0].user, advisers[1].user
    waits = promised(person, old)
    end_access(membership=advisers[0], by=new)
    done(person)
    assert owner_of(waits) == old
    person.handovers.update(ended_at=clock.now(), ended_why="I never met them.", ended_by=new)
    update_profile(care_leaver=person, eet_adviser=new, by=None)
    done(person)
    assert owner_of(waits) == new


def test_of_two_who_left_one_after_the_other_it_comes_from_the_last(person, advisers):
    """The handover of the first is still open."""
    _, second, third = (each.user for each in advisers)
    update_profile(care_leaver=person, eet_adviser=second, by=None)
    waits = promised(person, second)
    end_access(membership=advisers[1], by=third)
    done(person)
    update_profile(care_leaver=person, eet_adviser=third, by=None)
    done(person)
    assert owner_of(waits) == third


def test_the_same_adviser_and_the_first_one_take_over_nothing(in_council, person, advisers):
    update_profile(care_leaver=person, preferred_name="Bo", by=None)
    nobodys = CareLeaverFactory(council=in_council)
    update_profile(care_leaver=nobodys, eet_adviser=advisers[1].user, by=None)
    assert not Job.objects.filter(name=HAND_PROMISES_ON).exists()
