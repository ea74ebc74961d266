"""The services of a referral without asking the gate: how a test arrives at where it begins.

What it is about is asked through `tests.factories.gated`.
"""

import datetime as dt

from backend.core import clock
from backend.opportunities.named_places import NamedPlace
from backend.placements import services as placements
from backend.ranking.gate import gate_step_of
from backend.ranking.workplaces import workplace_for, workplace_of_start
from backend.referrals import services
from backend.referrals.gate_answers import GateAnswer, GateStep, transaction_now


def go_on(care_leaver_id: int, opportunity_id: int, step: GateStep | None, on: dt.date) -> GateAnswer | None:
    """As the gate says it where nothing speaks against it; of a step that it is not asked about, nothing."""
    if step is None:
        return None
    nothing = {"obstacles": (), "goes_on": (), "cleared": (), "team": ""}
    of_now = {"asked_at": clock.now(), "transaction": transaction_now()}
    return GateAnswer(care_leaver_id, opportunity_id, step, on, **nothing, **of_now)


def refer(*, care_leaver, opportunity, **asked):
    gate = go_on(care_leaver.id, opportunity.id, GateStep.REFER, clock.today())
    place = workplace_for(care_leaver, opportunity, asked.pop("workplace", ""))
    return services.refer(care_leaver=care_leaver, opportunity=opportunity, gate=gate, place=place, **asked)


def step(*, referral, step, on, by):
    gate = go_on(referral.care_leaver_id, referral.opportunity_id, gate_step_of(referral, step), on)
    return services.step(referral=referral, step=step, on=on, gate=gate, by=by)


def start_from(*, referral, on, by):
    place: NamedPlace = workplace_of_start(referral, "")
    gate = go_on(referral.care_leaver_id, referral.opportunity_id, gate_step_of(referral, "started"), on)
    return placements.start_from(referral=referral, on=on, place=place, gate=gate, by=by)
