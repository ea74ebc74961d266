"""An employer who has not answered is reminded once, after three working days, in words that name nobody."""

import datetime as dt

import pytest

from backend.care_leavers.choices import ConsentKind
from backend.core import clock
from backend.core.job_names import REMIND_EMPLOYERS
from backend.core.models import Job
from backend.notifications.models import Message
from backend.opportunities.models import Opportunity
from backend.ranking.holds import not_held
from backend.referrals.disclosure import to_be_added
from backend.referrals.models import Referral
from backend.referrals.moved_adverts import follow_employer
from backend.referrals.reminders import EMPLOYER_REMINDED, remind_employers
from tests.backend.referrals.conftest import TODAY
from tests.backend.referrals.test_disclosure import SHARES
from tests.factories.care_leavers import consent_to
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.gated import disclose_more, step
from worker.tasks.referrals import remind_every_council


DAY = dt.timedelta(days=1)
MAUNDY_THURSDAY = dt.date(2026, 4, 2)


def reminders() -> list[Message]:
    return list(Message.objects.filter(subject__startswith="A reminder").order_by("id"))


def run_on(day, council) -> int:
    with clock.moved_to(day):
        return remind_employers(council=council, not_held=not_held)


@pytest.mark.parametrize(
    ("introduced", "last_day_without", "first_day_with"),
    [
        (TODAY, TODAY + 2 * DAY, TODAY + 3 * DAY),  # Monday: Thursday
        (TODAY + 3 * DAY, TODAY + 7 * DAY, TODAY + 8 * DAY),  # Thursday: Tuesday, over a weekend
        (MAUNDY_THURSDAY, dt.date(2026, 4, 8), dt.date(2026, 4, 9)),  # Good Friday and Easter Monday do not count
    ],
)
def test_it_comes_after_three_working_days(world, introduced, last_day_without, first_day_with):
    with clock.moved_to(introduced):
        world.refer()
    assert run_on(last_day_without, world.council) == 0
    assert reminders() == []
    assert run_on(first_day_with, world.council) == 1
    assert len(reminders()) == 1


def test_it_comes_once_however_often_the_job_runs(world):
    referral = world.refer()
    assert [run_on(TODAY + days * DAY, world.council) for days in (3, 3, 4, 30)] == [1, 0, 0, 0]
    assert referral.events.filter(step=EMPLOYER_REMINDED).count() == 1
    referral.refresh_from_db()
    assert referral.working_days_waiting(TODAY + 3 * DAY) == 3, "a reminder does not stop the clock"


def test_an_employer_that_it_moves_to_has_days_and_a_reminder_of_its_own(world):
    """A Monday with the one before, which is reminded; from the next on with the one of now."""
    referral = world.refer()
    of_now = EmployerContactFactory(employer=EmployerFactory(council=world.council)).employer
    sent, late = {}, {}
    for days in (3, 7, 8, 9, 10, 11, 13, 14):
        with clock.moved_to(TODAY + days * DAY):
            if days == 7:
                offers = Opportunity.objects.filter(id=referral.opportunity_id)
                offers.update(employer=of_now)
                follow_employer(offers, by=world.adviser)
                referral.refresh_from_db()
                disclose_more(referral=referral, previewed=to_be_added(referral), words="read", by=world.adviser)
            sent[days] = remind_employers(council=world.council, not_held=not_held)
            late[days] = Referral.objects.unanswered(on=clock.today(), working_days=5).exists()
    assert [days for days, number in sent.items() if number] == [3, 10]
    assert [days for days, is_late in late.items() if is_late] == [14]


def test_nobody_is_written_to_on_a_day_off(world):
    world.refer()
    saturday = TODAY + 5 * DAY
    assert run_on(saturday, world.council) == 0
    assert run_on(saturday + 2 * DAY, world.council) == 1


def test_who_has_answered_is_left_alone(world):
    answered = world.refer()
    step(referral=answered, step="interview", on=TODAY, by=world.employer_user)
    assert run_on(TODAY + 10 * DAY, world.council) == 0


def test_every_contact_gets_a_reference_and_a_link_and_nothing_else(world):
    consent_to(world.person, *(SHARES.keys() - {ConsentKind.SHARE_NAME}))
    EmployerContactFactory(employer=world.opportunity.employer)
    referral = world.refer()
    run_on(TODAY + 3 * DAY, world.council)
    assert {message.to for message in reminders()} == set(
        world.opportunity.employer.contacts.values_list("email", flat=True)
    )
    for message in reminders():
        assert message.subject == f"A reminder: an introduction is waiting for your answer: {referral.reference}"
        assert f"http://testserver/employer/referrals/{referral.public_id}/" in message.body
        for told in (world.person.given_name, world.person.family_name, world.opportunity.title, "care"):
            assert told not in message.subject + message.body


def test_the_clock_asks_once_for_each_council(world):
    remind_every_council()
    job = Job.objects.get(name=REMIND_EMPLOYERS)
    assert job.arguments == [world.council.id]
