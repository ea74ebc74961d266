"""Fifty at once, each on a connection of their own: acceptances, an employer's offers and advisers' decisions."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.opportunities.models import Opportunity, OpportunityEvent
from backend.referrals.choices import ReferralState, Step
from backend.referrals.models import Referral, ReferralEvent
from backend.shortlists.choices import DecisionKind, NotThisOne
from backend.shortlists.models import Decision, Match
from backend.shortlists.services import decide
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.factories.employers import EmployerContactFactory
from tests.factories.gated import step
from tests.factories.places import offer, put_forward
from tests.factories.shortlists import MatchFactory


ACCEPTING, OFFERING, DECIDING = 17, 17, 16


def all_at_once(acts) -> list[str]:
    """What each was told instead of what they asked for, or nothing where it was recorded."""
    together = Barrier(len(acts))

    def press(act) -> str:
        try:
            together.wait(timeout=60)
            act()
        except Refused as refusal:
            return refusal.message
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as hands:
        return list(hands.map(press, acts))


class Race:
    """One place, two who have an offer of it, two whom the employer may still make one, and a match to decide."""

    def __init__(self, council):
        self.council = council
        with council_context(council.id):
            self.world, referrals = put_forward(council, 4, places=1)
            self.contacts = [EmployerContactFactory(employer=self.world.opportunity.employer) for _ in range(2)]
            self.offered, self.introduced = referrals[:2], referrals[2:]
            for referral in self.offered:
                offer(referral, self.world.adviser)
            self.match = MatchFactory(care_leaver=self.world.person)
            self.advisers = [MembershipFactory(council=council, role="eet_adviser").user for _ in range(2)]

    def accepting(self, number: int) -> None:
        self._steps(self.offered[number % 2], Step.ACCEPTED, by=self.advisers[number % 2])

    def offering(self, number: int) -> None:
        self._steps(self.introduced[number % 2], Step.OFFERED, by=self.contacts[number % 2])

    def _steps(self, referral, name: Step, *, by) -> None:
        with council_context(self.council.id):
            step(referral=Referral.objects.get(id=referral.id), step=name, on=clock.today(), by=by)

    def deciding(self, number: int) -> None:
        no = {"kind": DecisionKind.NOT_THIS_ONE, "because": NotThisOne.PAY}
        chosen = {"kind": DecisionKind.SHORTLIST} if number % 2 else no
        with council_context(self.council.id):
            found = Match.objects.select_related("run", "care_leaver", "opportunity__employer").get(id=self.match.id)
            decide(match=found, by=self.advisers[number % 2], **chosen)


@pytest.mark.django_db(transaction=True)
def test_fifty_answers_and_decisions_at_once_are_one_change_each_and_the_others_are_told():
    race = Race(CouncilFactory())
    acts = [(race.accepting, ACCEPTING), (race.offering, OFFERING), (race.deciding, DECIDING)]
    told = all_at_once([partial(act, number) for act, many in acts for number in range(many)])
    with council_context(race.council.id):
        _is_accepted_once(race.world, told[:ACCEPTING])
        _is_offered_only_while_a_place_was_left(told[ACCEPTING:-DECIDING], [each.id for each in race.introduced])
        _is_decided_once(race.world, told[-DECIDING:])


def _is_decided_once(world, told) -> None:
    standing = Decision.objects.standing().get(care_leaver=world.person)
    assert Counter(bool(each) for each in told) == {False: 1, True: DECIDING - 1}
    assert {each for each in told if each} == {
        f"This match is already decided, by {standing.by.name}, on {clock.today():%-d %B %Y}. Undo that decision"
        " first, with a reason."
    }


def _is_accepted_once(world, told) -> None:
    assert Counter(bool(each) for each in told) == {False: 1, True: ACCEPTING - 1}
    opportunity = Opportunity.objects.get(id=world.opportunity.id)
    assert (opportunity.places_taken, opportunity.places_left) == (1, 0)
    assert ReferralEvent.objects.filter(step=Step.ACCEPTED).count() == 1
    winner = Referral.objects.get(state=ReferralState.ACCEPTED)
    by = winner.events.get(step=Step.ACCEPTED).by
    for said in filter(None, told):
        assert "Every place of this opportunity is taken." in said or f"{by.name} recorded “The young person" in said


def _is_offered_only_while_a_place_was_left(told, introduced) -> None:
    """Each at most once; none after the place was claimed: both wait for one lock, and write within it."""
    events = ReferralEvent.objects.filter(step=Step.OFFERED, referral__in=introduced)
    assert events.count() == sum(not each for each in told) <= len(introduced)
    assert events.values("referral").distinct().count() == events.count()
    claimed = OpportunityEvent.objects.get(step="claim_place")
    assert all(each.at <= claimed.at for each in events)
    late = [each for each in told if each]
    assert all("Every place" in each or "cannot follow" in each for each in late), set(late)
