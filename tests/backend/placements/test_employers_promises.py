"""What an employer promised: seen to by somebody here, and counted by whose it was."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.outcomes.promise_counts import HowKept, promise_counts
from backend.placements.models import Promise
from backend.placements.promises import employers_who_promise, keep_promise, make_promise
from backend.placements.promises_read import promised_to_person
from backend.placements.services import end
from backend.web.young_person.promised import promised
from tests.backend.placements.conftest import DAY, TODAY
from tests.backend.placements.kept_placement import kept_world, made, new_employer, placement, world


__all__ = ["kept_world", "made", "new_employer", "placement", "world"]


def promise(placement, world, days=0, **facts) -> Promise:
    said = {"words": "You get a locker.", "owner": world.adviser, "by": world.adviser} | facts
    return make_promise(care_leaver=placement.care_leaver, due_on=clock.today() + days * DAY, **said)


def test_only_whom_they_are_with_promises_them_something(world, placement, new_employer):
    here = placement.opportunity.employer
    assert employers_who_promise(placement.care_leaver) == [here]
    assert promise(placement, world, employer=here).employer == here
    with pytest.raises(Refused, match="that they are with") as refusal:
        promise(placement, world, employer=new_employer)
    assert refusal.value.field == "employer"
    end(placement=placement, on=TODAY, reason="completed", by=world.adviser)
    assert employers_who_promise(placement.care_leaver) == []


def test_they_read_their_work_and_never_its_name(world, placement):
    employer = placement.opportunity.employer
    promise(placement, world, days=5, employer=employer)
    (shown,) = promised(promised_to_person(placement.care_leaver).promises, [])
    assert shown.when.startswith("Your work does this by ")
    assert employer.name not in shown.when


def counted(world, whose):
    first = clock.today() - dt.timedelta(days=300)
    return next(each for each in promise_counts(world.council, first, clock.today()) if each.whose == whose)


def test_kept_late_and_broken_are_counted_by_whose_they_were_and_small_numbers_are_hidden(world, placement):
    employer = placement.opportunity.employer
    ours = [promise(placement, world) for _ in range(12)]
    theirs = [promise(placement, world, employer=employer) for _ in range(7)]
    for each in ours[:6]:
        keep_promise(promise=each, how="Done", by=world.adviser)
    with clock.moved_to(TODAY + 2 * DAY):
        assert counted(world, "The council").kept == {
            HowKept.IN_TIME: 6,
            HowKept.LATE_KEPT: 0,
            HowKept.LATE: 6,
            HowKept.BROKEN: 0,
        }
        keep_promise(promise=theirs[0], how="Done", by=world.adviser)
        found = counted(world, "Employers")
        assert (found.due, found.kept[HowKept.LATE_KEPT], found.kept[HowKept.LATE]) == (7, None, None)
    with clock.moved_to(TODAY + 40 * DAY):
        assert counted(world, "The council").kept[HowKept.BROKEN] == 6
