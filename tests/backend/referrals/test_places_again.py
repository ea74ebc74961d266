"""Who is asked about a place that is free again follows from what happened: held against a plain account of it."""

import datetime as dt
import random

import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.opportunities.models import Opportunity
from backend.ranking.places_again import settle_free_place
from backend.referrals.choices import PlaceWord, ReferralState, Step, WhyNot
from backend.referrals.models import Referral
from backend.referrals.places_again import first_in_line
from tests.backend.referrals.conftest import TODAY
from tests.factories.gated import step
from tests.factories.places import accept, offer, put_forward, take_acceptance_back, told_gone
from tests.sampling import one_in


HOUR = dt.timedelta(hours=1)
MORNING = dt.datetime.combine(TODAY, dt.time(9), tzinfo=dt.UTC)
SEEDS = range(12)
ACTS = 22


def asked_now(council) -> list[int]:
    return list(first_in_line(Referral.objects.all(), council.id).values_list("id", flat=True))


def test_who_lost_it_first_is_asked_and_the_next_once_they_say_no(in_council):
    world, (first, second, third) = put_forward(in_council, 3)
    accept(first, world.adviser)
    told_gone(third, world.adviser)
    told_gone(second, world.adviser)
    assert asked_now(in_council) == []
    take_acceptance_back(first, world.adviser)
    assert asked_now(in_council) == [second.id], "by one claim both lost it: who was put forward first comes first"
    with pytest.raises(Refused, match="not to be asked about here any more"):
        settle_free_place(referral=third, wanted=True, by=world.adviser)
    settle_free_place(referral=second, wanted=False, by=world.adviser)
    assert asked_now(in_council) == [third.id]
    settle_free_place(referral=third, wanted=True, by=world.adviser)
    third.refresh_from_db()
    assert third.state == ReferralState.INTRODUCED, "where it stood before it was withdrawn"
    assert asked_now(in_council) == []
    second.refresh_from_db()
    assert second.state == ReferralState.WITHDRAWN
    assert third.events.last().step == PlaceWord.WANTED


def test_to_open_it_again_asks_the_gate(in_council):
    world, (first, second) = put_forward(in_council, 2)
    accept(first, world.adviser)
    told_gone(second, world.adviser)
    take_acceptance_back(first, world.adviser)
    Opportunity.objects.filter(id=world.opportunity.id).update(state="paused")
    second.care_leaver.consents.update(withdrawn_on=clock.today(), withdrawal_recorded_by=world.adviser)
    with pytest.raises(Refused, match="You cannot take the last step back now"):
        settle_free_place(referral=second, wanted=True, by=world.adviser)
    second.refresh_from_db()
    assert second.state == ReferralState.WITHDRAWN
    assert second.events.last().step == PlaceWord.GONE, "nothing is half recorded"


def test_an_employers_no_because_the_place_was_taken_is_a_loss_and_any_other_no_is_none(in_council):
    world, (first, second, third) = put_forward(in_council, 3)
    for referral, why in ((second, WhyNot.HOURS), (third, WhyNot.TAKEN)):
        step(referral=referral, step=Step.DECLINED_BY_EMPLOYER, on=TODAY, reasons=[why], by=world.employer_user)
    assert asked_now(in_council) == [], "a place is left, and nobody gave one back"
    accept(first, world.adviser)
    take_acceptance_back(first, world.adviser)
    assert asked_now(in_council) == [third.id]


def test_who_has_something_else_or_is_put_forward_anew_is_not_asked(in_council):
    world, (first, second, third) = put_forward(in_council, 3)
    accept(first, world.adviser)
    told_gone(second, world.adviser)
    told_gone(third, world.adviser)
    take_acceptance_back(first, world.adviser)
    elsewhere, (other,) = put_forward(in_council, 1, places=3)
    anywhere = elsewhere.refer(care_leaver=second.care_leaver)
    accept(anywhere, world.adviser)
    assert asked_now(in_council) == [third.id]
    world.refer(care_leaver=third.care_leaver)
    assert asked_now(in_council) == []
    assert other.is_open


class Account:
    """What happened, told plainly: who lost a place when, and who is being asked."""

    def __init__(self, referrals, places):
        self.states = ["introduced"] * len(referrals)
        self.ids = [each.id for each in referrals]
        self.places, self.taken, self.claimed_at = places, 0, None
        self.lost: dict[int, dt.datetime] = {}
        self.heard: set[int] = set()
        self.before: dict[int, str] = {}

    @property
    def left(self) -> int:
        return self.places - self.taken

    def line(self) -> list[int]:
        asked = [
            each for each in self.heard if each not in self.lost and self.states[each] in ("introduced", "offered")
        ]
        waiting = sorted(self.lost, key=lambda each: (self.lost[each], each))
        return [self.ids[each] for each in waiting[: max(self.left - len(asked), 0)]]


def act(account: Account, world, referrals, rng: random.Random) -> None:
    which = rng.randrange(len(referrals))
    referral, state = referrals[which], account.states[which]
    referral.refresh_from_db()
    line = account.line()
    if line and rng.random() < 0.5:
        _settle(account, world, referrals, line, rng)
    elif state == "introduced" and account.left:
        offer(referral, world.adviser)
        account.states[which] = "offered"
        account.lost.pop(which, None)
    elif state == "offered" and account.left:
        accept(referral, world.adviser)
        account.states[which], account.claimed_at = "accepted", clock.now()
        account.taken += 1
        account.lost.pop(which, None)
    elif state == "accepted":
        take_acceptance_back(referral, world.adviser)
        account.states[which] = "offered"
        account.taken -= 1
    elif state in ("introduced", "offered") and not account.left:
        withdraw = rng.random() < 0.7
        told_gone(referral, world.adviser, withdraw=withdraw)
        account.lost[which] = account.claimed_at
        account.heard.add(which)
        if withdraw:
            account.before[which], account.states[which] = state, "withdrawn"


def _settle(account: Account, world, referrals, line, rng) -> None:
    which = account.ids.index(line[0])
    wanted = rng.random() < 0.5
    settle_free_place(referral=referrals[which], wanted=wanted, by=world.adviser)
    del account.lost[which]
    account.heard.add(which)
    if wanted and account.states[which] == "withdrawn":
        account.states[which] = account.before[which]
    elif not wanted and account.states[which] != "withdrawn":
        account.states[which] = "declined"


@pytest.mark.parametrize("seed", one_in(3, SEEDS))
def test_after_every_act_of_a_history_those_are_asked_whom_a_plain_account_names(in_council, seed):
    rng = random.Random(seed)
    with clock.moved_to(MORNING):
        world, referrals = put_forward(in_council, 4, places=rng.choice([1, 2]))
    account = Account(referrals, world.opportunity.places)
    seen = set()
    for number in range(ACTS):
        with clock.moved_to(MORNING + number * HOUR / 4):
            act(account, world, referrals, rng)
            assert asked_now(in_council) == account.line(), f"seed {seed}, act {number}"
            seen.add(len(account.line()))
    assert len(seen) > 1 or seed, "the first history has a place to ask about"
