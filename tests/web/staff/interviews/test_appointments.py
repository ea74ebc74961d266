"""What stands beside a time to choose: bank holidays, early mornings, and what is recorded of when somebody is free."""

import datetime as dt

import pytest

from backend.ranking.gated_steps import take_step
from backend.referrals.choices import Step
from backend.referrals.interviews import Meeting, offer_of
from backend.web.staff.interviews.appointments import times_beside_record
from tests.web.staff.interviews.conftest import DAY, TODAY


BANK_HOLIDAY, SATURDAY, MONDAY = dt.date(2026, 8, 31), dt.date(2026, 6, 27), TODAY + 7 * DAY


@pytest.mark.parametrize(
    ("facts", "when", "said"),
    [
        ({}, (BANK_HOLIDAY, dt.time(10)), ["It is a bank holiday: buses and trains run less often."]),
        ({}, (SATURDAY, dt.time(10)), ["It is a Saturday."]),
        ({}, (MONDAY, dt.time(6, 59)), ["Before 7am: ask them about the first bus."]),
        ({"can_drive": True}, (MONDAY, dt.time(6, 59)), []),
        ({}, (MONDAY, dt.time(7)), []),
        ({"available_from": dt.date(2026, 7, 1)}, (MONDAY, dt.time(9)), ["They are free from 1 July 2026."]),
        ({"caring_for_child": True}, (MONDAY, dt.time(9)), ["They care for a child: ask who minds it."]),
    ],
)
def test_what_the_record_has_stands_beside_a_time(world, facts, when, said):
    type(world.person).objects.filter(pk=world.person.pk).update(
        **{"can_drive": None, "available_from": None, "caring_for_child": None} | facts
    )
    referral = world.refer()
    meeting = Meeting(times=(when, (MONDAY, dt.time(15))))
    take_step(referral=referral, step=Step.INTERVIEW, on=TODAY, by=world.employer_user, neutral=True, meeting=meeting)
    world.person.refresh_from_db()
    times = [each for each in offer_of(referral)[1] if each.when == when]
    (offered,) = times_beside_record(world.viewer(), world.person, referral, times, None)
    assert [each for each in offered.beside if "check-in" not in each] == said
    assert (offered.clashes, offered.has_passed, offered.is_wished) == ([], False, False)
