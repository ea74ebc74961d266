"""Which open referrals are held, computed from the facts of now and never stored.

A referral is held where the gate would not let its next step go on. While it is, an employer reads a reference and
neutral words, answers nothing and is not reminded; its adviser finds it first on Today, with the reason.
"""

import datetime as dt
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import OuterRef

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_see_safety_marks
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.viewer import Viewer
from backend.opportunities.models import Opportunity
from backend.opportunities.named_places import ANYWHERE, NamedPlace
from backend.ranking.gate import answers_to
from backend.ranking.gate_facts import council_pauses_somebody, lapsed_checks
from backend.ranking.gate_questions import Question
from backend.ranking.hold_reasons import Pair, Reasons, reasons_of
from backend.ranking.safety_marks import MarksSeen
from backend.referrals.choices import ReferralState as State
from backend.referrals.clearances import has_clearances
from backend.referrals.gate_answers import ABOUT_MARKS, GateAnswer, GateStep, Outcome
from backend.referrals.models import Referral, ReferralQuerySet
from backend.referrals.starts import planned_first_day
from backend.shortlists.models import Decision


# What is next from each open state. A start is asked about for the day it is planned for.
NEXT_STEP = {
    State.APPLYING: GateStep.APPLIED,
    State.INTRODUCED: GateStep.INTERVIEW,
    State.APPLIED: GateStep.INTERVIEW,
    State.INTERVIEW: GateStep.OFFERED,
    State.INTERVIEWED: GateStep.OFFERED,
    State.INTERVIEW_MISSED: GateStep.INTERVIEW,
    State.OFFERED: GateStep.ACCEPTED,
    State.ACCEPTED: GateStep.AWAITING_START,  # what is agreed to be told holds until they are known there
    State.STARTED: GateStep.STARTED,  # as if they began there today: asked of placements that go on
}


SUPPORT_IS_OVER = ("died", "support_ended")  # the first that holds is all that is said


@dataclass(frozen=True)
class HeldReferral:
    referral: Referral
    answer: GateAnswer

    @property
    def since(self) -> dt.date:
        """The last fact that has a day of its own, or else the last step of the referral."""
        known = [each.since for each in self.answer.obstacles if each.since]
        return max(known, default=self.referral.last_step_on)

    @property
    def is_about_safety(self) -> bool:
        return any(each.about_safety for each in self.answer.obstacles)

    @property
    def is_about_marks(self) -> bool:
        return any(each.name in ABOUT_MARKS for each in self.answer.obstacles)

    @property
    def why_support_is_over(self) -> str:
        """That they have died, or else that support has ended: nothing is settled by then but that it is withdrawn."""
        said = {each.name: each.sentence for each in self.answer.obstacles}
        return next((said[name] for name in SUPPORT_IS_OVER if name in said), "")

    @property
    def may_be_checked(self) -> bool:
        return self.answer.outcome == Outcome.HOLD

    def reasons_for(self, viewer: Viewer, seen: MarksSeen | None = None) -> Reasons:
        """Of a mark that the viewer may not read, whom to ask."""
        pair = Pair(self.referral.care_leaver, self.referral.opportunity, NamedPlace.of(self.referral))
        return reasons_of(self.answer, viewer, pair, seen=seen)


def for_holds(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Referrals with all that a hold asks of their opportunities, in two queries.

    For the council's staff alone: inside an employer's walls no check can be read, and every one would have lapsed.
    """
    lapsed = lapsed_checks(clock.today(), "opportunity__employer_id")
    said = has_clearances(OuterRef("care_leaver_id"), "opportunity_id")
    anybody = council_pauses_somebody("opportunity__council_id")
    rows: ReferralQuerySet = (
        referrals.annotate(checks_have_lapsed=lapsed, has_clearances=said, anybody_paused=anybody)
        .prefetch_related("opportunity__sites")
        .select_related("employer", "opportunity__employer", "opportunity__council")
    )
    return rows


def _question(referral: Referral, today: dt.date, person: CareLeaver | None) -> Question:
    step, on = NEXT_STEP[State(referral.state)], today
    offer = _offer_of(referral)
    start = planned_first_day(referral)
    if step == GateStep.AWAITING_START and start:
        on = max(today, start)
    pair = referral.care_leaver_id, referral.opportunity_id
    planned = Question(*pair, step, on, referral, person, offer, is_planned=True)
    if step != GateStep.STARTED:
        return planned
    worked = referral.placement  # where they work, and the hours they do
    return replace(planned, place=NamedPlace.of(worked), weekly_hours=worked.weekly_hours)


def answer_about_day(
    referral: Referral,
    step: GateStep,
    on: dt.date,
    place: NamedPlace = ANYWHERE,
    *,
    person: CareLeaver | None = None,
    weekly_hours: Decimal | None = None,
) -> GateAnswer:
    """What the gate says of a first day and hours that somebody gives, to look at alone.

    `person` was read `.with_profile()`.
    """
    pair = referral.care_leaver_id, referral.opportunity_id
    question = Question(*pair, step, on, referral, person, place=place, weekly_hours=weekly_hours)
    return answers_to([question], looking=True)[0]


def _offer_of(referral: Referral) -> Opportunity | None:
    """Of a row that was read `for_holds`, its opportunity with what the gate asks of it."""
    if not hasattr(referral, "checks_have_lapsed"):
        return None
    for name in ("checks_have_lapsed", "anybody_paused"):
        setattr(referral.opportunity, name, getattr(referral, name))
    return referral.opportunity


def answers_about(
    referrals: Iterable[Referral], *, on: dt.date | None = None, person: CareLeaver | None = None
) -> dict[int, GateAnswer]:
    """By the id of each open referral what the gate says of its next step.

    Rows read `for_holds` save queries, as does the `person`, read `.with_profile()`, where all are about one.
    """
    return answers_about_next([each for each in referrals if each.is_open], on=on, person=person)


def answers_about_next(
    referrals: Sequence[Referral], *, on: dt.date | None = None, person: CareLeaver | None = None
) -> dict[int, GateAnswer]:
    """The same of rows that are open, or of which a placement came."""
    today = on or clock.today()
    answers = answers_to([_question(each, today, person) for each in referrals], looking=True)
    return {referral.id: answer for referral, answer in zip(referrals, answers, strict=True)}


def answers_for_shortlist(
    care_leaver: CareLeaver, decisions: Sequence[Decision], *, on: dt.date | None = None
) -> dict[int, GateAnswer]:
    """By the id of each of their shortlisted decisions whether they could be referred today.

    `care_leaver` was read `.with_profile()`.
    """
    pairs = [(care_leaver.id, each.opportunity_id, GateStep.PREVIEW, on or clock.today()) for each in decisions]
    answers = answers_to([Question(*pair, person=care_leaver) for pair in pairs])
    return {decision.id: answer for decision, answer in zip(decisions, answers, strict=True)}


def held_among(
    referrals: Iterable[Referral], *, on: dt.date | None = None, person: CareLeaver | None = None
) -> dict[int, GateAnswer]:
    answers = answers_about(referrals, on=on, person=person)
    return {key: answer for key, answer in answers.items() if answer.outcome != Outcome.GO_ON}


def held_reason(referral: Referral, on: dt.date) -> str:
    """Why a referral is held on a day, for its adviser; empty where it is not."""
    held = held_among([referral], on=on)
    return held[referral.id].refusal if referral.id in held else ""


def held_first(rows: Iterable[Referral], answers: Mapping[int, GateAnswer]) -> list[HeldReferral]:
    """The held ones of these, the longest held first."""
    found = [HeldReferral(row, answers[row.id]) for row in rows if row.is_open]
    held = [each for each in found if each.answer.outcome != Outcome.GO_ON]
    return sorted(held, key=lambda each: (each.since, each.referral.id))


def with_holds_seen_by(
    viewer: Viewer, referrals: ReferralQuerySet | Sequence[Referral], *, person: CareLeaver | None = None
) -> list[Referral]:
    """The same rows, each with `is_held` as this viewer may know it.

    Whoever sees no safety marks is not told of any hold: what else could hold it stands on pages they read, so that one
    which nothing there explains would name an employer or a place.
    """
    rows = list(referrals)
    return _told(rows, held_among(rows, person=person) if can_see_safety_marks(viewer) else ())


def with_holds(
    referrals: ReferralQuerySet | Sequence[Referral], *, council_id: int, person: CareLeaver | None = None
) -> list[Referral]:
    """The same rows, each with `is_held` as it is now: what an employer's page asks before it shows anybody.

    An employer's walls let no facts of a young person through, so they are read as the council's staff would, and yes
    or no is all that comes back.
    """
    rows = list(referrals)
    with council_context(council_id):
        held = held_among(rows, person=person)
    return _told(rows, held)


def _told(rows: list[Referral], held: Container[int]) -> list[Referral]:
    for row in rows:
        row.is_held = row.id in held
    return rows


def not_held(referrals: ReferralQuerySet) -> list[Referral]:
    """Those of the referrals that are not held."""
    rows = list(referrals.select_related("opportunity"))
    held = held_among(rows)
    return [row for row in rows if row.id not in held]
