"""What named people decide about matches."""

import datetime as dt
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.audit.history import last_changed_by
from backend.care_leavers.ages import age_on, birthday
from backend.care_leavers.entitlements import ADULT
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.desks.permissions import may_be_handed, with_somebody_to_hand_to
from backend.employers.organisations.conflicts import refuse_own
from backend.opportunities.models import Opportunity
from backend.shortlists.choices import SHORTLIST_LENGTH, WAITS_FOR, DecisionKind, NotThisOne, Question, Until
from backend.shortlists.models import Decision, Match
from backend.shortlists.returning import FACTS, facts_of
from backend.shortlists.snapshots import SnapshotPair, snapshot_pair_of_match


MOST_MONTHS_AHEAD = 24
ASK_BY_NAME = "Press “Ask” and choose one of them: it is then on their Today."


@transaction.atomic
def decide(
    *,
    match: Match,
    kind: DecisionKind,
    because: NotThisOne | str = "",
    until: Until | str = "",
    until_on: dt.date | None = None,
    asked: Question | str = "",
    whom: Membership | None = None,
    note: str = "",
    by: User,
) -> Decision:
    """Record a named person's decision about a match, with the facts that were on the page.

    "Not now" says `until` what; other reasons that a fact stands behind wait for it as well. A decision that waits is
    over by itself when its fact turns, or on the day `until_on`.

    Raises Refused when a reason or a question is missing, or another decision still stands.
    """
    _refuse_incomplete(kind, because, asked, note)
    if kind != DecisionKind.ASK:
        refuse_own_decision(match.opportunity, by)
    until = _waits_for(kind, because, until)
    until_on = _day_waited_for(match, until, until_on)
    return _record(
        match.care_leaver,
        match.opportunity,
        snapshot_pair_of_match(match),
        kind=kind,
        because=because,
        waits_for=until,
        waits_facts=_facts_now(match, until),
        until_on=until_on,
        asked=asked,
        asked_whom=_colleague(match.care_leaver, asked, whom),
        note=note,
        by=by,
        model_version=match.run.model_version,
        facts=facts_shown(match),
    )


def shortlist_with_referral(*, care_leaver: CareLeaver, opportunity: Opportunity, by: User) -> None:
    """Whoever puts somebody forward for a match has decided about it: else it is asked again beside its referral."""
    mine = Match.objects.filter(care_leaver=care_leaver, opportunity=opportunity)
    match = mine.undecided().with_details().select_related("care_leaver").first()
    if match is not None:
        decide(match=match, kind=DecisionKind.SHORTLIST, by=by)


def _record(
    care_leaver: CareLeaver,
    opportunity: Opportunity,
    pair: SnapshotPair,
    *,
    kind: str,
    note: str,
    by: User,
    **more: Any,
) -> Decision:
    CareLeaver.objects.lock(care_leaver.id)  # two deciders go one by one
    if kind != DecisionKind.ASK:
        _make_way(care_leaver.id, opportunity.id, by)
    whose = {"council_id": care_leaver.council_id, "care_leaver": care_leaver, "opportunity": opportunity}
    return Decision.objects.create(**whose, kind=kind, note=note.strip(), by=by, **more, **pair._asdict())


def refuse_own_decision(opportunity: Opportunity, by: User) -> None:
    """Nobody decides alone about an employer they speak for: a colleague looks at the match, and it is theirs."""
    try:
        refuse_own(opportunity.employer, to="decide about it", by=by, who=[Role.EET_ADVISER])
    except Refused as refusal:
        raise Refused(f"{refusal.message} {ASK_BY_NAME}") from refusal


def _colleague(care_leaver: CareLeaver, asked: str, whom: Membership | None) -> User | None:
    """Who is asked by name; none but who may open the record."""
    if whom is None or asked != Question.COLLEAGUE:
        return None
    if not may_be_handed(whom, care_leaver):
        raise Refused("This colleague cannot open this young person’s record. Choose somebody else.", field="whom")
    return whom.user


def _waits_for(kind: str, because: str, until: str) -> str:
    if kind != DecisionKind.NOT_THIS_ONE:
        return ""
    if because != NotThisOne.NOT_NOW:
        return WAITS_FOR.get(NotThisOne(because), "")
    if until not in Until:
        raise Refused("Say what it waits for.", field="until")
    return until


def _day_waited_for(match: Match, until: str, until_on: dt.date | None) -> dt.date | None:
    """The day it is back at the latest: the one given, or the birthday on which they are old enough."""
    today = clock.today()
    if until == Until.AGE:
        return next_old_enough(match.care_leaver.birth_date, match.opportunity.min_age, today)
    if until != Until.DAY:
        return None
    if until_on is None:
        raise Refused("Give the day from which it is to be looked at again.", field="until_on")
    if until_on <= today:
        raise Refused("Give a day to come, from which it is to be looked at again.", field="until_on")
    if until_on > clock.months_after(today, MOST_MONTHS_AHEAD):
        raise Refused(f"Give a day within the next {MOST_MONTHS_AHEAD} months.", field="until_on")
    return until_on


def next_old_enough(born: dt.date, min_age: int | None, today: dt.date) -> dt.date:
    """The birthday that makes them old enough for it, or an adult; for an adult the next birthday."""
    age = age_on(today, born)
    wanted = next((years for years in (min_age or 0, ADULT) if years > age), age + 1)
    return birthday(born, wanted)


def _facts_now(match: Match, until: str) -> dict | None:
    """What it waits for as it is now, read by the database as it will be read to compare."""
    if until not in FACTS:
        return None
    facts: dict = Match.objects.filter(id=match.id).values_list(facts_of(Until(until)), flat=True).get()
    return facts


@transaction.atomic
def shortlist_beside_ranking(
    *,
    care_leaver: CareLeaver,
    opportunity: Opportunity,
    criteria: list[dict],
    pair: SnapshotPair,
    note: str = "",
    by: User,
) -> Decision:
    """Shortlist what no ranking keeps: lower than the shortlist goes, or ruled out by what a head went past.

    `criteria` are those of today, as `ranking.eligibility` has them, and `pair` is what they were read from. Raises
    Refused when another decision still stands.
    """
    refuse_own_decision(opportunity, by)
    facts = {"offer": _offer(opportunity), "on": clock.today().isoformat(), "criteria": criteria}
    return _record(care_leaver, opportunity, pair, kind=DecisionKind.SHORTLIST, note=note, by=by, facts=facts)


def _offer(opportunity: Opportunity) -> dict[str, str]:
    return {"title": opportunity.title, "employer": opportunity.employer.name}


def _make_way(care_leaver_id: int, opportunity_id: int, by: User) -> None:
    """Refuse while another decision is in force; a "not now" that is over is taken back by the new one."""
    pair = {"care_leaver": care_leaver_id, "opportunity": opportunity_id}
    standing = Decision.objects.standing().filter(**pair).exclude(kind=DecisionKind.ASK).first()
    if standing is None:
        return
    if not Decision.objects.returned(clock.today()).filter(id=standing.id).exists():
        raise Refused(
            f"This match is already decided, {by_whom_on(standing.by_id, standing.created_at)}. Undo that decision"
            " first, with a reason."
        )
    undo_decision(decision=standing, reason="“Not now” was over, and it was decided anew.", by=by)


def _refuse_incomplete(kind: str, because: str, asked: str, note: str) -> None:
    if kind == DecisionKind.NOT_THIS_ONE and because not in NotThisOne:
        raise Refused("Say what about the opportunity makes it not this one.", field="because")
    if because == NotThisOne.OTHER and not note.strip():
        raise Refused("Write the reason in your own words.", field="note")
    if kind == DecisionKind.ASK and not note.strip():
        raise Refused("Write the question you want to ask.", field="note")
    if kind == DecisionKind.ASK and not asked:
        raise Refused("Choose whom to ask.", field="asked")


def facts_shown(match: Match) -> dict:
    """What the page shows of a match, to be kept with the decision taken on it."""
    return {
        "offer": _offer(match.opportunity),
        "position": match.position,
        "shown": SHORTLIST_LENGTH,
        "on": match.run.on.isoformat(),
        "calibrated": match.run.calibrated,
        "score": match.score,
        "reference": match.reference,
        "chance_start": [match.chance_start_low, match.chance_start, match.chance_start_high],
        "chance_stay": [match.chance_stay_low, match.chance_stay, match.chance_stay_high],
        "likelier_to_stay": match.likelier_to_stay,
        "base_rates": match.run.base_rates,
        "chance_26_weeks": [match.chance_26_weeks_low, match.chance_26_weeks, match.chance_26_weeks_high],
        "minutes": match.minutes,
        "reasons": match.reasons,
        "criteria": match.criteria,
    }


def _hold(decision: Decision) -> None:
    """As it stands now, so that of two who press at once the second reads what the first did."""
    lock_row(decision)


@transaction.atomic
def undo_decision(*, decision: Decision, reason: str, by: User) -> Decision:
    """Take a decision back. It stays on record with who took it back and why."""
    _hold(decision)
    if decision.undone_at:
        raise Refused(
            f"This decision has already been undone, {by_whom_on(decision.undone_by_id, decision.undone_at)}."
        )
    if not reason.strip():
        raise Refused("Say why the decision is undone.", field="reason")
    decision.undone_at, decision.undone_by, decision.undone_reason = clock.now(), by, reason.strip()
    decision.save(update_fields=["undone_at", "undone_by", "undone_reason"])
    return decision


@transaction.atomic
def answer_question(*, decision: Decision, answer: str, by: User) -> Decision:
    """Note the answer to a question that was asked about a match."""
    _hold(decision)
    if decision.kind != DecisionKind.ASK:
        raise Refused("Only a question can be answered.")
    if decision.answered_at:
        answered = by_whom_on(decision.answered_by_id or last_changed_by(decision), decision.answered_at)
        raise Refused(f"This question has already been answered, {answered}: “{decision.answer}”.")
    if not answer.strip():
        raise Refused("Write the answer.", field="answer")
    decision.answered_at, decision.answered_by, decision.answer = clock.now(), by, answer.strip()
    decision.save(update_fields=["answered_at", "answered_by", "answer"])
    return decision


@transaction.atomic
def read_answer(*, decision: Decision, by: User) -> Decision:
    """Whoever asked a colleague has read what they say; where they may not open the young person any more, anybody who
    works with them has."""
    _hold(decision)
    asker_is_here = Decision.objects.filter(with_somebody_to_hand_to("by"), pk=decision.pk).exists()
    if not decision.answered_at or (decision.by_id != by.pk and asker_is_here):
        raise Refused("Only who asked reads the answer, once there is one.")
    decision.answer_read_at = decision.answer_read_at or clock.now()
    decision.save(update_fields=["answer_read_at"])
    return decision


@transaction.atomic
def note_oversight(*, decision: Decision, note: str, by: User) -> Decision:
    """What the head says of a decision. It changes nothing of it, and stands beside it for good."""
    _hold(decision)
    if decision.kind == DecisionKind.ASK:
        raise Refused("A question is answered, and not overseen.")
    if decision.overseen_at:
        written = by_whom_on(decision.overseen_by_id, decision.overseen_at)
        raise Refused(f"A note stands there already, {written}: “{decision.oversight_note}”.")
    if not note.strip():
        raise Refused("Write what you say of this decision.", field="note")
    decision.overseen_at, decision.overseen_by, decision.oversight_note = clock.now(), by, note.strip()
    decision.save(update_fields=["overseen_at", "overseen_by", "oversight_note"])
    return decision
