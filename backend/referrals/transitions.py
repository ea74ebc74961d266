"""The life of a referral: which step may follow which, where it leads, and who may take it."""

import datetime as dt
from collections.abc import Iterable
from typing import TypeVar

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.lifecycle import LifeCycle, Transition
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.permissions import roles_in
from backend.employers.models import EmployerContact
from backend.reference.working_days import add_working_days
from backend.referrals.choices import (
    ACCESS_ASKED,
    ARRANGES,
    EMPLOYERS_STATES,
    ENDED,
    NO_RESPONSE_AFTER,
    REOPENS,
    TAKES_BACK,
    ApplicationWord,
    PlaceWord,
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
FIRST_ANSWER = {Way.INTRODUCED: S.INTRODUCED, Way.HELPED_TO_APPLY: S.APPLIED}  # where an employer's answer is awaited


def leads(*from_states: ReferralState, to: ReferralState | None, who=ADVISER, **more) -> Transition:
    return Transition(frozenset(from_states), to, who, **more)


WITH_THE_EMPLOYER = (S.INTRODUCED, S.APPLIED, S.INTERVIEW, S.INTERVIEWED, S.INTERVIEW_MISSED)
Stood = TypeVar("Stood")


def silence_may_end_it(referral: Referral, role: str = "") -> bool:
    """After an interview an employer has its days to answer before anybody takes silence for an end."""
    return referral.state != S.INTERVIEWED or answer_awaited_until(referral) <= clock.today()


def answer_awaited_until(referral: Referral) -> dt.date:
    """From the day they met, whatever was said since: what is on the row moves with the step that is asked about."""
    met = [each.on for each in standing_events(referral) if each.step == Step.INTERVIEW_HELD]
    return add_working_days(met[-1] if met else clock.today(), NO_RESPONSE_AFTER)


class ReferralLife(LifeCycle[Step, Referral, ReferralEvent]):
    """An employer's people answer introductions to them; everything else is recorded by an adviser."""

    noun, states, saved_fields = "referral", ReferralState, ["state", "last_step_at"]
    moves_nothing = frozenset({ACCESS_ASKED, *PlaceWord, *ApplicationWord})
    transitions = {
        Step.APPLIED: leads(S.APPLYING, to=S.APPLIED),
        Step.INTERVIEW: leads(
            *(S.INTRODUCED, S.APPLIED, S.INTERVIEWED, S.INTERVIEW_MISSED), to=S.INTERVIEW, who=ADVISER_OR_EMPLOYER
        ),
        Step.RESCHEDULED: leads(S.INTERVIEW, to=S.INTERVIEW, who=ADVISER_OR_EMPLOYER),
        Step.CALLED_OFF: leads(S.INTERVIEW, to=None, who=ADVISER_OR_EMPLOYER, needs_reason=True),
        Step.INTERVIEW_HELD: leads(S.INTERVIEW, to=S.INTERVIEWED, who=ADVISER_OR_EMPLOYER),
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
        Step.NO_RESPONSE: leads(*WITH_THE_EMPLOYER, to=S.NO_RESPONSE, only_if=silence_may_end_it),
        Step.REOPENED: leads(*(frozenset(S) - {S.INTRODUCED, S.APPLYING, S.STARTED}), to=None, needs_reason=True),
        # Follows from a placement that is taken away. It asks for no answer of the gate: what speaks against the pair
        # is often why it is taken back, and holds the referral from then on.
        Step.START_TAKEN_BACK: leads(S.STARTED, to=S.ACCEPTED, who=ADVISER_OR_HEAD, needs_reason=True, offered=False),
        # By its people alone, and what they said last alone: `taken_back.may_be_taken_back`.
        Step.ANSWER_TAKEN_BACK: leads(*EMPLOYERS_STATES, to=None, who=EMPLOYER, needs_reason=True, offered=False),
        # On the page of the times, where a young person has said which of them suits, or that none does.
        Step.TIME_CHOSEN: leads(S.INTERVIEW, to=S.INTERVIEW, offered=False),
        Step.OTHER_TIMES: leads(S.INTERVIEW, to=S.INTERVIEW, offered=False),
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

    def leads_from(self, step: Step, row: Referral) -> bool:
        return super().leads_from(step, row) and (step != Step.NO_RESPONSE or silence_may_end_it(row))

    def wrong_state(self, step: Step, referral: Referral) -> Refused:
        if step == Step.NO_RESPONSE and not silence_may_end_it(referral):
            until = answer_awaited_until(referral)
            ask = (
                "Ring them first" if referral.way == Way.INTRODUCED else "Ask the young person whether they have heard"
            )
            return Refused(f"They have met, and the employer has until {until:%-d %B %Y} to answer. {ask}.", "step")
        stands = f"This referral is at “{referral.get_state_display()}”"
        return Refused(f"{stands}, from where “{step.label}” cannot follow.", field="step")

    def no_reason(self, step: Step, referral: Referral) -> Refused:
        if step == Step.CALLED_OFF:
            return Refused("Say why the interview is called off.", field="note")
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
    **dict.fromkeys(ARRANGES, GateStep.INTERVIEW),
    Step.OFFERED: GateStep.OFFERED,
    Step.ACCEPTED: GateStep.ACCEPTED,
    Step.STARTED: GateStep.STARTED,
}


def asks_gate(step: Step, *, from_state: str, to_state: str) -> GateStep | None:
    """What the gate is asked before the step: nothing where it ends or corrects, unless that opens what had ended."""
    if step in REOPENS:
        return GateStep.REOPENED if from_state in ENDED and to_state not in ENDED else None
    return ADVANCES.get(step)


def standing_states(events: Iterable[tuple[str, Stood]]) -> list[Stood]:
    """The states a referral went through that still count, from its (step, state) events in order.

    A step taken back counts as never taken, so that taking back twice goes back two steps.
    """
    standing: list[Stood] = []
    for step, state in events:
        if step in TAKES_BACK:
            standing = standing[:-1]
        elif step in Step or not standing:
            standing.append(state)
    return standing


def standing_events(referral: Referral) -> list[ReferralEvent]:
    return standing_states((each.step, each) for each in referral.events.order_by("id"))


def state_before(referral: Referral) -> str:
    """Where taking the last step back leads; where it stands now, if nothing can be taken back.

    An employer's walls let through what happened with that employer alone, and an advert may have been another's
    before: all of it is read as the council's staff would, and nothing is handed back but the state.
    """
    with council_context(referral.council_id):
        standing = standing_states(referral.events.order_by("id").values_list("step", "to_state"))
    return (standing or [referral.state])[-2:][0]


def state_after(referral: Referral, step: Step) -> str:
    """Where a step leads that has no state of its own: back, or to the employer's answer that is waited for again."""
    return FIRST_ANSWER[Way(referral.way)] if step == Step.CALLED_OFF else state_before(referral)


def arrangement_undone(referral: Referral) -> ReferralEvent | None:
    """What taking the last step back undoes, where that said when an interview is; read as `state_before` is."""
    with council_context(referral.council_id):
        standing = standing_events(referral)
    last = standing[-1] if standing else None
    return last if last and last.step in ARRANGES else None
