"""The life of a referral: which step may follow which, where it leads, and who may take it."""

from collections.abc import Iterable

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.lifecycle import LifeCycle, Transition
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.permissions import roles_in
from backend.employers.models import EmployerContact
from backend.referrals.choices import (
    ACCESS_ASKED,
    EMPLOYERS_ANSWERS,
    ENDED,
    REOPENS,
    TAKES_BACK,
    ReferralState,
    Step,
    Way,
)
from backend.referrals.gate_answers import GateStep
from backend.referrals.models import Referral, ReferralEvent


S = ReferralState
Speaker = User | EmployerContact  # somebody at an employer may answer by a link of their own, without an account
OPEN = frozenset(S) - ENDED
ADVISER = frozenset({Role.EET_ADVISER})
EMPLOYER = frozenset({Role.EMPLOYER})
ADVISER_OR_EMPLOYER = ADVISER | EMPLOYER
ADVISER_OR_HEAD = ADVISER | {Role.HEAD}

FIRST_STATE = {Way.INTRODUCED: S.INTRODUCED, Way.HELPED_TO_APPLY: S.APPLYING}


def leads(*from_states: ReferralState, to: ReferralState | None, who=ADVISER, **more) -> Transition:
    return Transition(frozenset(from_states), to, who, **more)


WITH_THE_EMPLOYER = (S.INTRODUCED, S.APPLIED, S.INTERVIEW, S.INTERVIEW_MISSED)


class ReferralLife(LifeCycle[Step, Referral, ReferralEvent]):
    """An employer's people answer introductions to them; everything else is recorded by an adviser."""

    noun, states, saved_fields = "referral", ReferralState, ["state", "last_step_at"]
    moves_nothing = frozenset({ACCESS_ASKED})
    transitions = {
        Step.APPLIED: leads(S.APPLYING, to=S.APPLIED),
        Step.INTERVIEW: leads(S.INTRODUCED, S.APPLIED, S.INTERVIEW_MISSED, to=S.INTERVIEW, who=ADVISER_OR_EMPLOYER),
        Step.INTERVIEW_MISSED: leads(S.INTERVIEW, to=S.INTERVIEW_MISSED),
        Step.OFFERED: leads(*WITH_THE_EMPLOYER, to=S.OFFERED, who=ADVISER_OR_EMPLOYER),
        Step.ACCEPTED: leads(S.OFFERED, to=S.ACCEPTED),
        Step.STARTED: leads(S.ACCEPTED, to=S.STARTED, offered=False),  # follows from the start of a placement
        Step.DID_NOT_START: leads(S.ACCEPTED, to=S.DID_NOT_START),
        Step.DECLINED_BY_YOUNG_PERSON: leads(*OPEN, to=S.DECLINED_BY_YOUNG_PERSON),
        Step.DECLINED_BY_EMPLOYER: leads(
            *WITH_THE_EMPLOYER, S.OFFERED, to=S.DECLINED_BY_EMPLOYER, who=ADVISER_OR_EMPLOYER
        ),
        Step.WITHDRAWN: leads(*OPEN, to=S.WITHDRAWN),
        Step.NO_RESPONSE: leads(*WITH_THE_EMPLOYER, to=S.NO_RESPONSE),
        Step.REOPENED: leads(*(frozenset(S) - {S.INTRODUCED, S.APPLYING, S.STARTED}), to=None, needs_reason=True),
        # Follows from a placement that is taken away. It asks for no answer of the gate: what speaks against the pair
        # is often why it is taken back, and holds the referral from then on.
        Step.START_TAKEN_BACK: leads(S.STARTED, to=S.ACCEPTED, who=ADVISER_OR_HEAD, needs_reason=True, offered=False),
        # By its people alone, and what they said last alone: `taken_back.may_be_taken_back`.
        Step.ANSWER_TAKEN_BACK: leads(
            *EMPLOYERS_ANSWERS.values(), to=None, who=EMPLOYER, needs_reason=True, offered=False
        ),
    }

    def event(self, referral: Referral, /, *, by: Speaker | None = None, reason: str = "", **facts) -> ReferralEvent:
        who = {"by_contact": by} if isinstance(by, EmployerContact) else {"by": by}
        return ReferralEvent(
            council_id=referral.council_id,
            referral=referral,
            employer_id=referral.employer_id,
            at=clock.now(),
            note=reason,
            **who,
            **facts,
        )

    def acts_on(self, referral: Referral, *, user: Speaker, role: str) -> bool:
        """Whoever came by a link acts on introductions to where they still work, and on nothing else."""
        if role != Role.EMPLOYER:
            return True
        if referral.way != Way.INTRODUCED or bool(referral.employer.is_paused):
            return False
        if isinstance(user, EmployerContact):
            mine = referral.employer.contacts.who_may_answer().filter(pk=user.pk, email=user.email)
        else:
            mine = referral.employer.contacts.filter(user=user)
        return bool(mine.who_see(referral.opportunity_id).exists())

    def wrong_state(self, step: Step, referral: Referral) -> Refused:
        stands = f"This referral is at “{referral.get_state_display()}”"
        return Refused(f"{stands}, from where “{step.label}” cannot follow.", field="step")

    def no_reason(self, step: Step, referral: Referral) -> Refused:
        return Refused("Say why the last step is taken back.", field="note")


REFERRAL_LIFE = ReferralLife()


def roles_of(by: Speaker | None, council_id: int) -> frozenset[str]:
    """The roles in which somebody takes a step; of the service itself none."""
    if isinstance(by, EmployerContact):
        return EMPLOYER
    return roles_in(by, council_id) if by else frozenset()


# What advances a pair. An interview that was missed has happened; what ends a referral is never held up.
ADVANCES = {
    Step.APPLIED: GateStep.APPLIED,
    Step.INTERVIEW: GateStep.INTERVIEW,
    Step.OFFERED: GateStep.OFFERED,
    Step.ACCEPTED: GateStep.ACCEPTED,
    Step.STARTED: GateStep.STARTED,
}


def asks_gate(step: Step, *, from_state: str, to_state: str) -> GateStep | None:
    """What the gate is asked before the step: nothing where it ends or corrects, unless that opens what had ended."""
    if step in REOPENS:
        return GateStep.REOPENED if from_state in ENDED and to_state not in ENDED else None
    return ADVANCES.get(step)


def standing_states(events: Iterable[tuple[str, str]]) -> list[str]:
    """The states a referral went through that still count, from its (step, state) events in order.

    A step taken back counts as never taken, so that taking back twice goes back two steps.
    """
    standing: list[str] = []
    for step, state in events:
        if step in TAKES_BACK:
            standing = standing[:-1]
        elif step in Step or not standing:
            standing.append(state)
    return standing


def state_before(referral: Referral) -> str:
    """Where taking the last step back leads; where it stands now, if nothing can be taken back.

    An employer's walls let through what happened with that employer alone, and an advert may have been another's
    before: all of it is read as the council's staff would, and nothing is handed back but the state.
    """
    with council_context(referral.council_id):
        standing = standing_states(referral.events.order_by("id").values_list("step", "to_state"))
    return (standing or [referral.state])[-2:][0]
