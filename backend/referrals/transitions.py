"""The life of a referral: which step may follow which, where it leads, and who may take it."""

from collections.abc import Iterable
from dataclasses import dataclass

from backend.councils.choices import Role
from backend.referrals.choices import ENDED, ReferralState, Step, Way


S = ReferralState
OPEN = frozenset(S) - ENDED
ADVISER = frozenset({Role.EET_ADVISER})
ADVISER_OR_EMPLOYER = ADVISER | {Role.EMPLOYER}

FIRST_STATE = {Way.INTRODUCED: S.INTRODUCED, Way.HELPED_TO_APPLY: S.APPLYING}


@dataclass(frozen=True)
class Transition:
    """`to_state` None leads back to where the referral stood before its last step."""

    from_states: frozenset[ReferralState]
    to_state: ReferralState | None
    who: frozenset[Role]
    needs_note: bool = False


def leads(*from_states: ReferralState, to: ReferralState | None, who=ADVISER, needs_note=False) -> Transition:
    return Transition(frozenset(from_states), to, who, needs_note)


WITH_THE_EMPLOYER = (S.INTRODUCED, S.APPLIED, S.INTERVIEW, S.INTERVIEW_MISSED)

# An employer's people answer introductions to them; everything else is recorded by an adviser.
TRANSITIONS = {
    Step.APPLIED: leads(S.APPLYING, to=S.APPLIED),
    Step.INTERVIEW: leads(S.INTRODUCED, S.APPLIED, S.INTERVIEW_MISSED, to=S.INTERVIEW, who=ADVISER_OR_EMPLOYER),
    Step.INTERVIEW_MISSED: leads(S.INTERVIEW, to=S.INTERVIEW_MISSED),
    Step.OFFERED: leads(*WITH_THE_EMPLOYER, to=S.OFFERED, who=ADVISER_OR_EMPLOYER),
    Step.ACCEPTED: leads(S.OFFERED, to=S.ACCEPTED),
    Step.STARTED: leads(S.ACCEPTED, to=S.STARTED),
    Step.DID_NOT_START: leads(S.ACCEPTED, to=S.DID_NOT_START),
    Step.DECLINED_BY_YOUNG_PERSON: leads(*OPEN, to=S.DECLINED_BY_YOUNG_PERSON),
    Step.DECLINED_BY_EMPLOYER: leads(*WITH_THE_EMPLOYER, S.OFFERED, to=S.DECLINED_BY_EMPLOYER, who=ADVISER_OR_EMPLOYER),
    Step.WITHDRAWN: leads(*OPEN, to=S.WITHDRAWN),
    Step.NO_RESPONSE: leads(*WITH_THE_EMPLOYER, to=S.NO_RESPONSE),
    Step.REOPENED: leads(
        *(frozenset(S) - {S.INTRODUCED, S.APPLYING, S.STARTED}), to=None, who=ADVISER, needs_note=True
    ),
}


def standing_states(events: Iterable[tuple[str, str]]) -> list[str]:
    """The states a referral went through that still count, from its (step, state) events in order.

    A step taken back counts as never taken, so that taking back twice goes back two steps.
    """
    standing: list[str] = []
    for step, state in events:
        if step == Step.REOPENED:
            standing.pop()
        elif step in Step or not standing:
            standing.append(state)
    return standing
