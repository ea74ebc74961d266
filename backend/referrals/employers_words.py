"""What an employer says of an introduction beside its answers: a question, and whether somebody started.

Each is an event of the referral and no step of it: nothing moves until an adviser has taken it up.
"""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Case, OuterRef, Subquery, When

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.referrals.choices import ONLY_READ, SETTLES, WAITS_FOR_US, EmployerWord, ReferralState
from backend.referrals.disclosure import shown_to_employer
from backend.referrals.models import Referral, ReferralEvent, ReferralQuerySet, words_to_settle
from backend.referrals.permissions import user_may_refer
from backend.referrals.transitions import REFERRAL_LIFE, Speaker


@transaction.atomic
def ask(*, referral: Referral, question: str, by: Speaker) -> ReferralEvent:
    """A question about an introduction: it is with the council until an adviser has answered it."""
    _hold_for_employer(referral, by)
    return _record(EmployerWord.ASKED, referral, by, reason=question)


@transaction.atomic
def settle_question(*, referral: Referral, read: UUID | None, by: User, words: str = "") -> ReferralEvent:
    """An adviser has answered what the employer said, up to the event `read`: what came after it nobody has seen yet.

    Of what it took back alone they have read that, and there was nothing to answer.
    The words are for the records; the employer never reads them.
    """
    REFERRAL_LIFE.hold(referral)
    if not user_may_refer(by, referral.council_id):
        raise Refused("Only an EET adviser of this council may say that a question is answered.")
    waiting = words_waiting(referral.events.order_by("id")) if referral.is_open else []
    if not waiting:
        raise Refused("No question of the employer is left to answer.")
    if waiting[-1].public_id != read:
        raise Refused("The employer has said something more. Read it below, and press the button again.")
    heard = EmployerWord.SETTLED if asks_for_an_answer(waiting) else EmployerWord.READ
    return _record(heard, referral, by, reason=words)


@transaction.atomic
def say_whether_started(
    *, referral: Referral, started: bool, on: dt.date | None = None, words: str = "", by: Speaker
) -> ReferralEvent:
    """The employer's word on a first day that has come. The start itself is recorded by an adviser, who asks the gate.

    Raises Refused where no offer stands accepted, and for a day to come.
    """
    _hold_for_employer(referral, by)
    if referral.state != ReferralState.ACCEPTED:
        raise Refused("We are not waiting for a first day here any more. See how things are now.")
    if started and on is None:
        raise Refused("Give the day on which they started.", "on")
    if started and on and on > clock.today():
        raise Refused("The first day is still to come. Give a date up to today.", "on")
    if started and on and on < clock.day_of(referral.created_at):
        raise Refused("The first day is before they were introduced to you. Check the date.", "on")
    step = EmployerWord.STARTED if started else EmployerWord.NOT_STARTED
    return REFERRAL_LIFE.record(
        step, referral, from_state=referral.state, by=by, reason=words.strip(), on=(on if started else clock.today())
    )


@transaction.atomic
def say_did_not_come(*, referral: Referral, words: str = "", by: Speaker) -> ReferralEvent:
    """The employer's word on an interview to which nobody came. That it was missed is recorded by an adviser, who has
    heard the other side."""
    _hold_for_employer(referral, by)
    if referral.state != ReferralState.INTERVIEW:
        raise Refused("No interview is arranged here any more. See how things are now.")
    return _record(EmployerWord.DID_NOT_COME, referral, by, reason=words)


def with_last_word(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Each with what the employer said last that is to be taken up: `word_step`, its words `word`, and `word_at`;
    `word_by_link` is the name of who said it without signing in.

    What waits for an answer comes before what is only to be read, however much later that was.
    """
    events = words_to_settle(*WAITS_FOR_US, *ONLY_READ)
    events = events.order_by(Case(When(step__in=ONLY_READ, then=1), default=0), "-id")
    names = {"word_step": "step", "word": "note", "word_at": "at", "word_by_link": "by_contact__name"}
    found: ReferralQuerySet = referrals.annotate(**{key: Subquery(events.values(of)[:1]) for key, of in names.items()})
    return found


def words_waiting(events: Iterable[ReferralEvent]) -> list[ReferralEvent]:
    """Of the events of one referral, in order, what came from the employer that nobody has taken up yet."""
    waiting: list[ReferralEvent] = []
    for each in events:
        if each.step in SETTLES:
            waiting = []
        elif each.step in (*WAITS_FOR_US, *ONLY_READ) and each.employer_id == each.referral.employer_id:
            waiting.append(each)  # of the employer of now, and not of the one before
    taken_back = {each.takes_back_id for each in waiting}
    return [each for each in waiting if each.id not in taken_back]


def asks_for_an_answer(waiting: Iterable[ReferralEvent]) -> bool:
    """Of what waits: the rest is read, and there is nothing to answer."""
    return any(each.step in WAITS_FOR_US for each in waiting)


def with_word_on_start(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Each with what the employer last said of the first day: `said_step`, `said_on`, `said_words` and `said_at`."""
    said = ReferralEvent.objects.filter(
        referral=OuterRef("pk"),
        employer=OuterRef("employer"),
        step__in=(EmployerWord.STARTED, EmployerWord.NOT_STARTED),
        taken_back_by__isnull=True,
    ).order_by("-id")
    names = {"said_step": "step", "said_on": "on", "said_words": "note", "said_at": "at"}
    found: ReferralQuerySet = referrals.annotate(**{key: Subquery(said.values(of)[:1]) for key, of in names.items()})
    return found


def _hold_for_employer(referral: Referral, by: Speaker) -> None:
    REFERRAL_LIFE.hold(referral)
    acts = REFERRAL_LIFE.acts_on(referral, user=by, role=Role.EMPLOYER)
    if not (acts and referral.is_open and shown_to_employer(referral)):
        raise Refused("You cannot say anything about this introduction any more. See how things are now.")


def _record(step: str, referral: Referral, by: Speaker, *, reason: str) -> ReferralEvent:
    return REFERRAL_LIFE.record(
        step, referral, from_state=referral.state, by=by, reason=reason.strip(), on=clock.today()
    )
