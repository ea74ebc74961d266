"""Whom an advert went to after a referral has kept nobody waiting before it could read of them."""

import datetime as dt

import pytest

from backend.care_leavers.services import record_view
from backend.core import clock
from backend.councils.choices import Role
from backend.placements.still_to_tell import moved_and_not_spoken_of
from backend.ranking.holds import not_held
from backend.referrals.disclosure import to_be_added
from backend.referrals.models import Referral
from backend.referrals.reminders import remind_employers
from tests.backend.referrals.test_moved_adverts import NOW, moves, read
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.gated import disclose_more, step
from tests.factories.referrals import referral_world


MONDAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)


@pytest.fixture
def world(in_council):
    with clock.moved_to(MONDAY):
        return referral_world(in_council, external_reference="JOB-7", places=9)


@pytest.fixture
def referral(world):
    """Introduced on a Monday; its advert moved on the Monday after, when the first had had its reminder."""
    EmployerContactFactory(employer=EmployerFactory(council=world.council, name=NOW), signs_in=True)
    officer = MembershipFactory(council=world.council, role=Role.ENGAGEMENT_OFFICER).user
    with clock.moved_to(MONDAY):
        referral = world.refer()
    assert reminders_on(MONDAY + 3 * DAY, world) == 1
    with clock.moved_to(MONDAY + 7 * DAY):
        moves(world.opportunity, officer)
    return read(referral)


def reminders_on(day: dt.date, world) -> int:
    with clock.moved_to(day):
        return remind_employers(council=world.council, not_held=not_held)


def told(world, referral, day: dt.date) -> None:
    with clock.moved_to(day):
        disclose_more(referral=referral, previewed=to_be_added(referral), words="read", by=world.adviser)


def test_it_is_silent_from_the_day_of_the_move(referral):
    assert not Referral.objects.unanswered(on=MONDAY + 13 * DAY, working_days=5).exists()
    assert Referral.objects.unanswered(on=MONDAY + 14 * DAY, working_days=5).exists()
    assert referral.working_days_waiting(MONDAY + 9 * DAY) == 2


def test_it_is_reminded_once_three_working_days_after_it_could_read(world, referral):
    assert reminders_on(MONDAY + 10 * DAY, world) == 0, "it reads of nobody yet"
    told(world, referral, MONDAY + 10 * DAY)  # a Thursday
    assert [reminders_on(MONDAY + days * DAY, world) for days in (11, 14, 15, 16)] == [0, 0, 1, 0]


def waits(world) -> list[dt.date]:
    return [each.moved_on for each in moved_and_not_spoken_of(Referral.objects.for_council(world.council.id))]


@pytest.mark.parametrize("what", ["nothing", "an agreement taken back", "told", "a view", "a step", "an older view"])
def test_it_is_settled_by_what_was_done_about_it_and_nothing_else(world, referral, what):
    day = MONDAY + 8 * DAY
    with clock.moved_to(day):
        match what:
            case "an agreement taken back":
                world.person.consents.get(kind="share_name").delete()
            case "told":
                told(world, referral, day)
            case "a step":
                step(referral=referral, step="interview", on=day, by=world.adviser)
            case "a view" | "an older view":
                on = day if what == "a view" else MONDAY
                record_view(care_leaver=world.person, words="Is it far?", on=on, by=world.adviser)
    settled = {"told", "a step", "a view"}
    assert waits(world) == ([] if what in settled else [MONDAY + 7 * DAY])
