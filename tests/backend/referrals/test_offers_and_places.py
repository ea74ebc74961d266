"""No offer where no place is left; nobody judges what is their own; who presses second is told who was first."""

import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.employers.models import EmployerContact
from backend.ranking.gate import gate_step_of
from backend.referrals import services
from backend.referrals.choices import ReferralState, Step
from backend.referrals.gate_answers import GateAnswer
from tests.factories.employers import EmployerContactFactory
from tests.factories.gated import step
from tests.factories.places import accept, put_forward, take_acceptance_back
from tests.factories.unasked import go_on


def offered_without_asking(referral, by) -> None:
    """As where the gate looked while the last place was still there."""
    gate: GateAnswer | None = go_on(
        referral.care_leaver_id, referral.opportunity_id, gate_step_of(referral, Step.OFFERED), clock.today()
    )
    services.step(referral=referral, step=Step.OFFERED, on=clock.today(), gate=gate, by=by)


@pytest.mark.parametrize(
    "offers",
    [offered_without_asking, lambda referral, by: step(referral=referral, step=Step.OFFERED, on=clock.today(), by=by)],
)
def test_an_offer_without_a_place_is_refused_with_the_way_out(in_council, offers):
    world, (first, second) = put_forward(in_council, 2)
    contact: EmployerContact = EmployerContactFactory(employer=world.opportunity.employer)
    accept(first, world.adviser)
    with pytest.raises(Refused, match="Ask the employer whether there is one more"):
        offers(second, world.adviser)
    for speaker in (world.employer_user, contact):
        with pytest.raises(Refused, match="change the number of places and then offer it") as refused:
            offers(second, speaker)
        assert "paused" not in str(refused.value)
    second.refresh_from_db()
    assert second.state == ReferralState.INTRODUCED
    take_acceptance_back(first, world.adviser)
    offers(second, contact)
    second.refresh_from_db()
    assert second.state == ReferralState.OFFERED


def test_who_presses_second_is_told_who_was_first_and_when_and_an_employer_is_told_nobodys_name(in_council):
    world, (referral,) = put_forward(in_council, 1)
    step(referral=referral, step=Step.WITHDRAWN, on=clock.today(), by=world.adviser)
    with pytest.raises(Refused, match=rf"{world.adviser.name} recorded “Withdraw the referral” on 15 June 2026 at \d"):
        step(referral=referral, step=Step.NO_RESPONSE, on=clock.today(), by=world.adviser)
    with pytest.raises(Refused) as refused:
        step(referral=referral, step=Step.OFFERED, on=clock.today(), by=world.employer_user)
    assert world.adviser.name not in str(refused.value)


def test_an_adviser_who_speaks_for_the_employer_records_no_step_of_the_councils(in_council):
    world, (referral,) = put_forward(in_council, 1)
    EmployerContactFactory(employer=world.opportunity.employer, email=world.adviser.email)
    with pytest.raises(Refused, match=r"You speak for .* somebody else has to record this step"):
        step(referral=referral, step=Step.OFFERED, on=clock.today(), by=world.adviser)
    step(referral=referral, step=Step.OFFERED, on=clock.today(), by=world.employer_user)
    assert referral.state == ReferralState.OFFERED
