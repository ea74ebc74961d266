"""Putting somebody forward, and every step after it. Each is one transaction and leaves its event."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.core.lifecycle import NEW
from backend.councils.choices import Role
from backend.councils.permissions import roles_in
from backend.employers.organisations.conflicts import refuse_own
from backend.opportunities.models import Opportunity
from backend.opportunities.named_places import ANYWHERE, NamedPlace, require_place
from backend.opportunities.services import claim_place, free_place
from backend.referrals import disclosure
from backend.referrals.choices import HOLDS_A_PLACE, REFERS, EmployerWord, ReferralState, Step, Way
from backend.referrals.gate_answers import GateAnswer, GateStep, require_answer
from backend.referrals.interviews import Meeting, keep_times, meeting_facts, refuse_from_elsewhere
from backend.referrals.last_days import note_last_days
from backend.referrals.messages import tell_employer, tell_of_interview
from backend.referrals.models import Referral, ReferralEvent
from backend.referrals.own_words import record_reading, sent_after_reading
from backend.referrals.permissions import user_may_refer
from backend.referrals.settled_mail import settle_mail
from backend.referrals.step_rules import (
    refuse_day_out_of_order,
    refuse_offer_without_place,
    refuse_own_step,
    require_follows,
)
from backend.referrals.telling_places import refuse_telling_place
from backend.referrals.transitions import (
    FIRST_STATE,
    REFERRAL_LIFE,
    Speaker,
    arrangement_undone,
    asks_gate,
    roles_of,
    state_after,
)
from backend.referrals.ways_in import refuse_wrong_way, reload_opportunity
from backend.shortlists.snapshots import SnapshotPair


LONGEST_WORKPLACE = 400
FIRST_DAY_CORRECTED = "first_day_corrected"
ABOUT_STARTS = (Step.STARTED, Step.START_TAKEN_BACK)


@transaction.atomic
def refer(
    *,
    care_leaver: CareLeaver,
    opportunity: Opportunity,
    way: Way,
    previewed: dict[str, str] | None = None,
    words: str = "",
    pair: SnapshotPair,
    place: NamedPlace = ANYWHERE,
    gate: GateAnswer | None,
    by: User | None,
) -> Referral:
    """Put a young person forward. An introduction sends exactly what was previewed, or nothing at all.

    `words` is the adviser's answer about free text (`WordsAnswer`): unread, none of it goes out.
    `pair` are both records as whoever refers has them, from `ranking.snapshot_pairs.snapshot_pair_today`; `place`
    is the one they are put forward for, from `ranking.workplaces.workplace_for`.
    `gate` is the answer of `ranking.gate.may_go_on` for today.
    """
    if by and not user_may_refer(by, care_leaver.council_id):
        raise Refused("Only an EET adviser of this council may refer a young person.")
    _hold(care_leaver)
    opportunity = reload_opportunity(opportunity, care_leaver)
    if by:
        refuse_own(opportunity.employer, to="refer to it", by=by, who=REFERS)
    refuse_wrong_way(opportunity, way)
    require_answer(gate, pair=(care_leaver.id, opportunity.id), step=GateStep.REFER, on=clock.today())
    refuse_telling_place(care_leaver, opportunity)
    require_place(opportunity, place)
    disclosed = _to_disclose(care_leaver, opportunity, previewed, words) if way == Way.INTRODUCED else {}
    referral = _create(care_leaver, opportunity, way, disclosed, pair, place)
    REFERRAL_LIFE.record(referral.state, referral, from_state=NEW, on=clock.today(), by=by)
    if way == Way.INTRODUCED:
        _send(referral, by)
    return referral


def _create(
    care_leaver: CareLeaver, opportunity: Opportunity, way: Way, disclosed: dict, pair: SnapshotPair, place: NamedPlace
) -> Referral:
    return Referral.objects.create(
        council_id=care_leaver.council_id,
        care_leaver=care_leaver,
        opportunity=opportunity,
        employer=opportunity.employer,
        way=way,
        state=FIRST_STATE[way],
        disclosed=disclosed,
        workplace=place.words[:LONGEST_WORKPLACE],
        site_id=place.site_id,
        apply_by=opportunity.closing_date if way == Way.HELPED_TO_APPLY else None,
        last_step_at=clock.now(),
        **pair._asdict(),
    )


def _hold(care_leaver: CareLeaver) -> None:
    CareLeaver.objects.lock(care_leaver.id)
    care_leaver.refresh_from_db()


def _send(referral: Referral, by: User | None) -> None:
    record_reading(referral, referral.disclosed, by=by)
    note_last_days(referral)
    tell_employer(referral)


def _to_disclose(
    care_leaver: CareLeaver, opportunity: Opportunity, previewed: dict[str, str] | None, words: str
) -> dict[str, str]:
    sent = disclosure.preview_of(care_leaver, opportunity.employer)
    if "name" not in sent:
        raise Refused(
            "No agreement that an employer is told their name is recorded. Ask them, record it with their agreements,"
            " then refer again.",
            field="previewed",
        )
    if previewed != sent:
        raise Refused(
            "What the employer will see is not what was on the page. Look at the preview again, then refer.",
            field="previewed",
        )
    if not opportunity.employer.contacts.exists():
        raise Refused(
            "Nobody at this employer can be written to yet. Ask the employer-engagement officer to add a contact.",
            field="opportunity",
        )
    return sent_after_reading(care_leaver, opportunity.employer, sent, words)


@transaction.atomic
def step(
    *,
    referral: Referral,
    step: Step,
    on: dt.date,
    note: str = "",
    interview_on: dt.date | None = None,
    interview_at: dt.time | None = None,
    reasons: Sequence[str] = (),
    meeting: Meeting | None = None,
    gate: GateAnswer | None,
    by: Speaker | None,
) -> Referral:
    """Record what happened to a referral on a day. A start is recorded as a placement instead.

    An interview has its day and time where they are known, so that they can be passed on and looked out for, and more
    of it in `meeting`; a no of the employer has `reasons` about the job. `gate` is
    what `ranking.gate.answer_for` says of this step on this day: None where the step asks for no answer.
    """
    refuse_from_elsewhere(step, meeting)
    REFERRAL_LIFE.hold(referral)
    is_ours = Role.EET_ADVISER in roles_of(by, referral.council_id)
    facts = meeting_facts(referral, step, on, interview_on, interview_at, meeting, names_who=is_ours)
    if step == Step.DECLINED_BY_EMPLOYER:
        facts["reasons"] = list(reasons)
    event = _take(referral, step, on, note, gate, by, **facts)
    keep_times(event, meeting)
    if is_ours and not (meeting and meeting.is_told_together):
        tell_of_interview(referral, event)
    return referral


@transaction.atomic
def take_back_word(*, referral: Referral, said: ReferralEvent, reason: str, gate: GateAnswer | None, by: User) -> None:
    """The employer takes back what it said last. It stays on record, and so does that it was taken back.

    That it may is asked before, by `ranking.gated_steps.take_back_word`, of what was said to the young person since.
    `gate` is the answer for `Step.ANSWER_TAKEN_BACK`, for a word that was a step: a no that is taken back opens again.
    """
    REFERRAL_LIFE.hold(referral)
    if said.step in Step:
        _take(referral, Step.ANSWER_TAKEN_BACK, clock.today(), reason, gate, by, takes_back=said)
        return
    facts = {"on": clock.today(), "takes_back": said}
    REFERRAL_LIFE.record(
        EmployerWord.TAKEN_BACK, referral, from_state=referral.state, by=by, reason=reason.strip(), **facts
    )


@transaction.atomic
def record_start(*, referral: Referral, on: dt.date, gate: GateAnswer | None, by: User | None) -> Referral:
    """The last step of a referral that led somewhere; asked for by the placement that begins."""
    _take(referral, Step.STARTED, on, "", gate, by)
    return referral


@transaction.atomic
def correct_start(*, referral: Referral, on: dt.date, gate: GateAnswer | None, by: User) -> Referral:
    """The day of a start that was recorded wrongly; asked for by the placement that began. Its first event stays."""
    if not user_may_refer(by, referral.council_id):
        raise Refused("Only an EET adviser of this council may correct a first day.")
    REFERRAL_LIFE.hold(referral)
    refuse_first_day(referral, on)
    require_answer(gate, pair=(referral.care_leaver_id, referral.opportunity_id), step=GateStep.FIRST_DAY, on=on)
    referral.last_step_at = _moment_of(on, clock.now())
    referral.save(update_fields=["last_step_at"])
    REFERRAL_LIFE.record(FIRST_DAY_CORRECTED, referral, from_state=referral.state, on=on, by=by)
    return referral


@transaction.atomic
def take_back_start(*, referral: Referral, why: str, by: User) -> Referral:
    """The start was recorded by mistake; asked for by the placement that is taken away.

    The referral stands where it stood before, since the day on which it came there, and its place is held as it was.
    """
    REFERRAL_LIFE.hold(referral)
    step = Step.START_TAKEN_BACK
    if not REFERRAL_LIFE.may_take(step, referral, user=by, roles=roles_in(by, referral.council_id)):
        raise Refused("Only an EET adviser or a virtual school head of this council may take a start back.")
    REFERRAL_LIFE.require(step, referral, reason=why)
    led_here = referral.events.filter(step__in=Step, to_state=ReferralState.ACCEPTED).exclude(step__in=ABOUT_STARTS)
    referral.last_step_at = _moment_of(led_here.order_by("at", "id").reverse()[0].on, clock.now())
    REFERRAL_LIFE.take(step, referral, by=by, reason=why, on=clock.today())
    return referral


def refuse_first_day(referral: Referral, on: dt.date) -> None:
    """Neither to come, nor before the step that led to the start."""
    if on > clock.today():
        raise Refused("A first day is recorded once it has come. Give a date up to today.", field="on")
    before = referral.events.filter(step__in=[*Step, *FIRST_STATE.values()]).exclude(step__in=ABOUT_STARTS).last()
    if before and on < before.on:
        raise Refused(
            f"The step before the start was on {before.on:%-d %B %Y}. Give that day or a later one.", field="on"
        )


def _take(
    referral: Referral, step: str, on: dt.date, note: str, gate: GateAnswer | None, by: Speaker | None, **facts: Any
) -> ReferralEvent:
    step = _known(step)
    REFERRAL_LIFE.hold(referral)
    roles = roles_of(by, referral.council_id)
    if by and not REFERRAL_LIFE.may_take(step, referral, user=by, roles=roles):
        raise Refused(f"You may not record “{step.label}” on this referral.", field="step")
    neutral = bool(by) and Role.EET_ADVISER not in roles
    require_follows(referral, step, reason=note, neutral=neutral)
    refuse_own_step(referral, step, by=by, roles=roles)
    refuse_day_out_of_order(referral, on)
    to_state = REFERRAL_LIFE.transitions[step].to_state or state_after(referral, step)
    _require_gate(referral, step, to_state, on, gate, neutral=neutral)
    if step == Step.OFFERED:
        refuse_offer_without_place(referral, neutral=neutral)
    _hold_or_free_a_place(referral, to_state, by if isinstance(by, User) else None)
    referral.last_step_at = _moment_of(on, clock.now())
    if step == Step.REOPENED:
        facts["takes_back"] = arrangement_undone(referral)
    event = REFERRAL_LIFE.take(step, referral, by=by, reason=note, to_state=to_state, on=on, **facts)
    settle_mail(referral, event)
    return event


def _moment_of(day: dt.date, now: dt.datetime) -> dt.datetime:
    """When a step of that day took place: now if it is today, else the day's noon."""
    if day >= clock.day_of(now):
        return now
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


def _known(step: str) -> Step:
    if step not in Step:
        raise Refused(f"There is no step called “{step}”.", field="step")
    return Step(step)


def _require_gate(
    referral: Referral, step: Step, to_state: str, on: dt.date, gate: GateAnswer | None, *, neutral: bool
) -> None:
    """Whatever advances a referral, or opens one again that had ended, needs the gate's word; what ends one never."""
    asked = asks_gate(step, from_state=referral.state, to_state=to_state)
    if asked:
        ids = referral.care_leaver_id, referral.opportunity_id
        require_answer(gate, pair=ids, step=asked, on=on, neutral=neutral)


def _hold_or_free_a_place(referral: Referral, to_state: str, by: User | None) -> None:
    held, holds = referral.state in HOLDS_A_PLACE, to_state in HOLDS_A_PLACE
    if holds and not held:
        claim_place(opportunity=referral.opportunity, by=by)
    elif held and not holds:
        free_place(opportunity=referral.opportunity, by=by)
