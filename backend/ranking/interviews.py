"""When an interview is: chosen by an adviser, asked for anew, or missed and arranged again. Each asks the gate."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.choices import ContactMethod
from backend.care_leavers.services import record_contact
from backend.core import clock
from backend.core.errors import Refused
from backend.ranking.gate import lock_pair
from backend.ranking.gated_steps import take_step
from backend.referrals.choices import Step
from backend.referrals.interviews import Meeting, offer_of, time_problem
from backend.referrals.models import InterviewTime, Referral, ReferralEvent
from backend.referrals.transitions import REFERRAL_LIFE
from backend.referrals.words_to_employers import refuse_unread


CHOSEN_MEANWHILE = (
    "There are no such times to choose from any more: one was chosen, or the employer changed them. Look at it again."
)
HAS_PASSED = "This time has passed. Choose another one, or ask the employer for other times."
ON_THEIR_PAGE = "own_page"
SAID_BY = {
    ContactMethod.PHONE: "They chose it by telephone.",
    ContactMethod.TEXT: "They chose it by text message.",
    ContactMethod.IN_PERSON: "They chose it in person.",
    ON_THEIR_PAGE: "They chose it on their own page.",
}


@transaction.atomic
def choose_time(*, referral: Referral, time: UUID | None, how: str, by: User) -> Referral:
    """The young person chose this time, and said so in that way: of two that are chosen at once the first counts."""
    offer, offered = _offer_held(referral)
    chosen = next((each for each in offered if each.public_id == time), None)
    if chosen is None or how not in SAID_BY:
        raise Refused(CHOSEN_MEANWHILE)
    if time_problem(*chosen.when):
        raise Refused(HAS_PASSED)
    meeting = Meeting(how=offer.interview_how, minutes=offer.interview_minutes, chosen=chosen)
    facts: dict[str, Any] = {
        "interview_on": chosen.on,
        "interview_at": chosen.at,
        "meeting": meeting,
        "note": SAID_BY[how],
    }
    take_step(referral=referral, step=Step.TIME_CHOSEN, on=clock.today(), by=by, **facts)
    if how != ON_THEIR_PAGE:
        about: dict[str, Any] = {"on": clock.today(), "method": ContactMethod(how), "reached": True}
        record_contact(care_leaver=referral.care_leaver, by=by, **about)
    return referral


@transaction.atomic
def ask_for_other_times(*, referral: Referral, words: str, is_read: bool = False, by: User) -> Referral:
    """None of the times fits: it goes back to the employer, with words that somebody read for what they might tell."""
    refuse_unread(words, is_read=is_read)
    _offer_held(referral)
    take_step(referral=referral, step=Step.OTHER_TIMES, on=clock.today(), note=words.strip(), meeting=Meeting(), by=by)
    return referral


@transaction.atomic
def missed_and_again(
    *, referral: Referral, on: dt.date, note: str = "", meeting: Meeting | None = None, by: User, **when: Any
) -> Referral:
    """Nobody came, and another day is agreed already: both are recorded, or neither."""
    lock_pair(referral.care_leaver_id, referral.opportunity_id)  # the first step asks no gate, which would hold them
    take_step(referral=referral, step=Step.INTERVIEW_MISSED, on=on, note=note, meeting=meeting, by=by)
    return take_step(referral=referral, step=Step.INTERVIEW, on=clock.today(), by=by, **when)


def _offer_held(referral: Referral) -> tuple[ReferralEvent, list[InterviewTime]]:
    """What is to be chosen from, as nobody can change it before this ends."""
    lock_pair(referral.care_leaver_id, referral.opportunity_id)
    REFERRAL_LIFE.hold(referral)
    offer, offered = offer_of(referral)
    if offer is None:
        raise Refused(CHOSEN_MEANWHILE)
    return offer, offered
