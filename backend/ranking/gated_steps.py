"""Putting forward, every step after it, and the start: each asks the gate and hands its answer to the service below.

`checked` are the words of a named person about what is unknown and about safety. They are written down first, and the
gate is asked again: its answer stands on them.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.acting import acting_viewer
from backend.councils.models import Membership
from backend.councils.viewer import Viewer
from backend.employers.models import EmployerContact
from backend.opportunities.models import Opportunity
from backend.opportunities.named_places import ANYWHERE, NamedPlace
from backend.placements import employer_change_corrections, employer_changes, first_days
from backend.placements.models import EmployerChange, Placement
from backend.placements.services import start_from
from backend.placements.taken_back import refuse_to_take_back
from backend.ranking.eligibility import Eligibility
from backend.ranking.gate import answer_for, lock_pair, may_go_on
from backend.ranking.hold_reasons import Pair, as_read_by, safety_answer
from backend.ranking.placed_beside_marks import PlacedBesideMark
from backend.ranking.placements_in_question import PlacementInQuestion
from backend.ranking.snapshot_pairs import snapshot_pair_today
from backend.ranking.workplaces import workplace_for, workplace_of_start
from backend.referrals import sent_documents
from backend.referrals import services as referral_services
from backend.referrals.choices import MAY_CHECK, Step
from backend.referrals.clearances import record_checked
from backend.referrals.details import disclose_more
from backend.referrals.gate_answers import ABOUT_MARKS, GateAnswer, GateStep, Outcome
from backend.referrals.models import Clearance, Referral, ReferralEvent, SentDocument
from backend.referrals.transitions import REFERRAL_LIFE, Speaker
from backend.shortlists.models import Decision
from backend.shortlists.services import shortlist_beside_ranking, shortlist_with_referral


@transaction.atomic
def refer_person(
    *, care_leaver: CareLeaver, opportunity: Opportunity, checked: str = "", by: User | None, **sent: Any
) -> Referral:
    """Put a young person forward today. `sent` are the way in and what was previewed, as `referrals.services.refer`
    takes them, and the documents that go with it."""
    today = clock.today()
    lock_pair(care_leaver.id, opportunity.id)
    place = workplace_for(care_leaver, opportunity, sent.pop("workplace", ""))
    chosen = {name: sent.pop(name) for name in ("documents", "documents_read") if name in sent}
    ask = partial(may_go_on, care_leaver, opportunity, GateStep.REFER, today, place=place)
    gate = _answer_after_check(ask, checked, by, place)
    if "pair" not in sent:
        sent["pair"] = snapshot_pair_today(care_leaver=care_leaver, opportunity=opportunity)
    facts = {"care_leaver": care_leaver, "opportunity": opportunity, "place": place, **sent}
    referral = referral_services.refer(gate=gate, by=by, **facts)
    if by:
        shortlist_with_referral(care_leaver=care_leaver, opportunity=opportunity, by=by)
    if by and chosen.get("documents"):
        sent_documents.send_with_introduction(referral=referral, by=by, **chosen)
    return referral


def require_may_shortlist(*, care_leaver: CareLeaver, opportunity: Opportunity, by: User) -> None:
    """Raises Refused, with what this person may read, where nobody may be shortlisted for it today."""
    answer = may_go_on(care_leaver, opportunity, GateStep.SHORTLIST, clock.today())
    (_read_by(answer, by) or answer).require_go_on()


@transaction.atomic
def shortlist_unranked(*, care_leaver: CareLeaver, opportunity: Opportunity, note: str = "", by: User) -> Decision:
    """Shortlist what no ranking keeps, by the rules of today and what was gone past.

    The person comes `.with_profile()`, the opportunity `.with_details()`.
    """
    require_may_shortlist(care_leaver=care_leaver, opportunity=opportunity, by=by)
    (criteria,) = Eligibility(care_leaver).criteria([opportunity])
    pair = snapshot_pair_today(care_leaver=care_leaver, opportunity=opportunity)
    return shortlist_beside_ranking(
        care_leaver=care_leaver, opportunity=opportunity, criteria=criteria, pair=pair, note=note, by=by
    )


@transaction.atomic
def take_step(
    *,
    referral: Referral,
    step: Step,
    on: dt.date,
    checked: str = "",
    neutral: bool = False,
    by: Speaker | None,
    **facts: Any,
) -> Referral:
    """Record what happened to a referral on a day; with `neutral`, for somebody of the employer."""
    if neutral or isinstance(by, EmployerContact):
        answer = answer_for(referral, step, on, neutral=True)
    else:
        answer = _answer_after_check(partial(answer_for, referral, step, on), checked, by, NamedPlace.of(referral))
    # what is no step at all is refused by the service, with its sentence
    return referral_services.step(referral=referral, step=step, on=on, gate=answer, by=by, **facts)


@transaction.atomic
def take_back_word(*, referral: Referral, said: ReferralEvent, reason: str, by: User) -> None:
    """Somebody of the employer takes back what they said last; a no that is taken back asks the gate to open it."""
    step = Step.ANSWER_TAKEN_BACK
    answer = answer_for(referral, step, clock.today(), neutral=True) if said.step in Step else None
    REFERRAL_LIFE.hold(referral)
    refuse_to_take_back(referral, said, by=by)
    referral_services.take_back_word(referral=referral, said=said, reason=reason, gate=answer, by=by)


@transaction.atomic
def start_placement(
    *, referral: Referral, on: dt.date, checked: str = "", workplace: str = "", by: User | None, **facts: Any
) -> Placement:
    """Record the first day of what a referral led to, by the facts of that day, of the hours given and of the
    place they start at."""
    place = workplace_of_start(referral, workplace)
    ask = partial(answer_for, referral, Step.STARTED, on, place=place, weekly_hours=facts.get("weekly_hours"))
    gate = _answer_after_check(ask, checked, by, place)
    return start_from(referral=referral, on=on, place=place, gate=gate, by=by, **facts)


@transaction.atomic
def change_employer(
    *,
    placement: Placement,
    referral: Referral,
    on: dt.date,
    checked: str = "",
    workplace: str = "",
    by: User,
    **facts: Any,
) -> Placement:
    """Record the first day with another employer within an apprenticeship; asked as a start there is."""
    employer_changes.refuse_change(placement, referral)
    place = workplace_of_start(referral, workplace)
    placement.refresh_from_db(fields=["weekly_hours"])
    hours = employer_changes.hours_after(placement, referral.opportunity)
    ask = partial(answer_for, referral, Step.STARTED, on, place=place, weekly_hours=hours)
    facts |= {"place": place, "gate": _answer_after_check(ask, checked, by, place)}
    return employer_changes.change_employer(placement=placement, referral=referral, on=on, by=by, **facts)


@transaction.atomic
def correct_employer_change(
    *, change: EmployerChange, on: dt.date, checked: str = "", why: str, by: User, **facts: Any
) -> EmployerChange:
    """Put a change of employer right. Of its day there what a first day asks is asked; one that stays asks nothing."""
    about = employer_changes.facts_there(change)
    referral, gate = change.to_referral, None
    if on != change.on:
        asked = referral.care_leaver, referral.opportunity, GateStep.FIRST_DAY, on
        ask = partial(may_go_on, *asked, referral=referral, **about)
        gate = _answer_after_check(ask, checked, by, about["place"])
    return employer_change_corrections.correct_change(change=change, on=on, gate=gate, by=by, why=why, **facts)


@transaction.atomic
def correct_first_day(*, placement: Placement, on: dt.date, why: str, checked: str = "", by: User) -> Placement:
    """Put the first day right; what the law asks is asked of that day, as at a start, and whether they could be there.

    A day that stays as it is asks nothing.
    """
    referral, place = placement.first_referral, first_days.first_place(placement)
    asked = placement.care_leaver, referral.opportunity, GateStep.FIRST_DAY, on
    hours = first_days.first_hours(placement)
    ask = partial(may_go_on, *asked, referral=referral, place=place, weekly_hours=hours)
    gate = _answer_after_check(ask, checked if on != placement.starts_on else "", by, place)
    return first_days.correct_first_day(placement=placement, on=on, gate=gate, why=why, by=by)


@transaction.atomic
def tell_more(*, referral: Referral, by: User | None, **sent: Any) -> Referral:
    """Add what they have agreed to since to what the employer reads. `sent` is as `referrals.details.disclose_more`
    takes it."""
    answer = may_go_on(referral.care_leaver, referral.opportunity, GateStep.DISCLOSE, clock.today(), referral=referral)
    return disclose_more(referral=referral, gate=_read_by(answer, by, NamedPlace.of(referral)), by=by, **sent)


@transaction.atomic
def send_documents(*, referral: Referral, by: User, **chosen: Any) -> list[SentDocument]:
    """Send documents with an introduction that is out. `chosen` is as `referrals.sent_documents.send_documents` takes
    it."""
    answer = may_go_on(referral.care_leaver, referral.opportunity, GateStep.DISCLOSE, clock.today(), referral=referral)
    gate = _read_by(answer, by, NamedPlace.of(referral))
    return sent_documents.send_documents(referral=referral, gate=gate, by=by, **chosen)


@transaction.atomic
def say_checked(*, referral: Referral, answer: GateAnswer | None, checked: str, by: User) -> list[Clearance]:
    """Write down what was checked of a referral that is held, without a step."""
    if answer:
        _refuse_to_check_unseen(answer, by, NamedPlace.of(referral))
    return record_checked(answer=answer, words=checked, by=by)


@transaction.atomic
def say_checked_where_they_work(
    *, beside: PlacedBesideMark | PlacementInQuestion, checked: str, by: User
) -> list[Clearance]:
    """Write down what was checked of a placement that goes on. Raises Refused where they must not be at that place."""
    if isinstance(beside, PlacedBesideMark) and beside.is_ruled_out:
        raise Refused("They are to avoid it, whatever was checked. Speak with them about where they work.", "checked")
    _refuse_to_check_unseen(beside.to_check, by, NamedPlace.of(beside.placement))
    return record_checked(answer=beside.to_check, words=checked, by=by)


def _answer_after_check(
    ask: Callable[[], GateAnswer | None], checked: str, by: User | None, place: NamedPlace
) -> GateAnswer | None:
    """What the gate says once it is written down what was checked, as whoever takes the step may read it."""
    answer = ask()
    if _records_check(answer, checked, by, place):
        answer = ask()
    return _read_by(answer, by, place)


def _records_check(answer: GateAnswer | None, checked: str, by: User | None, place: NamedPlace) -> bool:
    """Only where nothing but a check is missing: what is refused is not made right by words."""
    if answer is None or by is None or not checked.strip() or answer.outcome != Outcome.HOLD:
        return False
    _refuse_to_check_unseen(answer, by, place)
    record_checked(answer=answer, words=checked, by=by)
    return True


def _refuse_to_check_unseen(answer: GateAnswer, by: User, place: NamedPlace) -> None:
    """Nobody says what they checked of a mark that is closed to them: whom to ask is what they read instead."""
    read = _who_reads(answer, by, place)
    said = safety_answer(answer, *read) if read else None
    if said and said.ask:
        raise Refused(said.ask, "checked")


def _read_by(answer: GateAnswer | None, by: User | None, place: NamedPlace = ANYWHERE) -> GateAnswer | None:
    """The answer as whoever takes the step may read it."""
    if answer is None or by is None or not ABOUT_MARKS & {each.name for each in answer.obstacles}:
        return answer
    read = _who_reads(answer, by, place)
    return as_read_by(answer, *read) if read else answer


def _who_reads(answer: GateAnswer, by: User, place: NamedPlace) -> tuple[Viewer, Pair] | None:
    """None where the step is refused for another reason."""
    person = CareLeaver.objects.with_profile().get(id=answer.care_leaver_id)
    viewer = _as_whom(by, person.council_id)
    opportunity = Opportunity.with_found.with_details().filter(id=answer.opportunity_id).first()
    return (viewer, Pair(person, opportunity, place)) if viewer and opportunity else None


def _as_whom(by: User, council_id: int) -> Viewer | None:
    """In a request the role they act in, whatever else they are; elsewhere one in which they may check."""
    acting = acting_viewer()
    if acting is not None and acting.user_id == by.pk:
        return acting
    mine = Membership.objects.current().for_council(council_id).filter(user=by, role__in=MAY_CHECK)
    membership = mine.select_related("user", "council").order_by("id").first()
    return Viewer.of(membership) if membership else None
