"""What happens next with each one they are put forward for, and who does it by when."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Subquery
from django.utils.html import format_html

from backend.core import clock
from backend.ranking.holds import for_holds, held_among
from backend.reference.working_days import add_working_days
from backend.referrals.applications import with_application_rows
from backend.referrals.choices import ReferralState, Way
from backend.referrals.disclosure import as_the_employer_reads
from backend.referrals.models import Referral
from backend.referrals.papers_sent import with_papers_sent
from backend.shortlists.choices import OwnAnswer
from backend.shortlists.suggestions import answers_about
from backend.web.kit.in_language import typed
from backend.web.kit.near_days import long_day
from backend.web.young_person import words
from backend.web.young_person.applying import Application, application_of, last_day_of
from backend.web.young_person.frame import Mine
from backend.web.young_person.meeting import Meeting, Meetings
from backend.web.young_person.picks import Pick, title_of


TOLD_FOR = dt.timedelta(days=28)  # what has ended stays there for so long


@dataclass(frozen=True)
class NextUp:
    title: str
    sentence: str
    referral: Referral | None = None  # of which they can look up what is seen
    is_over: bool = False
    application: Application | None = None
    meeting: Meeting | None = None  # whose times they may choose from
    of: UUID | None = None


def referrals_of(mine: Mine) -> list[Referral]:
    """All of them, those that are open as the gate reads them, each with their `own_answer`: what they said last of its
    opportunity, also where it was taken off their page since. They were told that somebody talks to them first."""
    last = answers_about("care_leaver", "opportunity").values("answer")[:1]
    theirs = with_application_rows(with_papers_sent(mine.person.referrals.with_answer_clock().latest_first()))
    theirs = theirs.annotate(own_answer=Subquery(last))
    return list(for_holds(theirs))


def what_is_next(
    mine: Mine, referrals: Sequence[Referral], picks: Sequence[Pick], *, on_paper: bool = False
) -> list[NextUp]:
    """Those put forward, and those they said yes to, which wait for somebody to talk to them.

    That they agreed to read when they meet a place is for their page, behind their word: `on_paper` leaves it out.
    """
    open_ones = [each for each in referrals if each.is_open]
    held = held_among(open_ones, person=mine.for_gate) if open_ones else {}
    listed = [each for each in referrals if _is_told(each)]
    meetings = {} if on_paper else Meetings(mine, [each for each in listed if each.pk not in held]).by_referral
    told = [_of_referral(mine, each, meetings.get(each.pk), is_held=each.pk in held) for each in listed]
    said_since = {each.opportunity_id: each.last_step_at for each in reversed(listed)}
    waiting = [each for each in picks if not each.is_put_forward and _waits(each, said_since.get(each.opportunity.pk))]
    return told + [NextUp(typed(each.title), words.about(words.YES_FIRST, mine.adviser)) for each in waiting]


def _waits(pick: Pick, ended_at: dt.datetime | None) -> bool:
    """They said yes, since the last time it ended where it did."""
    return pick.said_yes and pick.last is not None and (ended_at is None or pick.last.at > ended_at)


def _is_told(referral: Referral) -> bool:
    """A start has begun, and is no longer next; what ended is told of for some weeks."""
    if referral.state == ReferralState.STARTED:
        return False
    return referral.is_open or clock.now() - referral.last_step_at < TOLD_FOR


def _of_referral(mine: Mine, referral: Referral, meeting: Meeting | None, *, is_held: bool) -> NextUp:
    """While it is held, its employer reads nothing of them and answers nothing."""
    said_no = referral.is_open and referral.own_answer == OwnAnswer.NOT_FOR_ME
    first = (words.NO_FIRST if said_no else "") or (words.HELD if is_held else "")
    meeting = None if first else meeting
    sentence = words.about(first, mine.adviser) if first else meeting.sentence if meeting else _sentence(mine, referral)
    reads = referral if referral.is_open and not is_held and as_the_employer_reads(referral) else None
    title, place = title_of(referral.opportunity), referral.employer.name
    named = typed(f"{title}, {place}") if isinstance(title, str) else format_html("{}, {}", title, typed(place))
    applies = None if first else application_of(mine, referral)
    more = {"application": applies, "meeting": meeting, "of": referral.public_id}
    return NextUp(named, sentence, reads, is_over=not referral.is_open, **more)


def _sentence(mine: Mine, referral: Referral) -> str:
    if referral.state == ReferralState.INTRODUCED:
        return _until_they_answer(mine, referral)
    own = words.IF_THEY_APPLY if referral.way == Way.HELPED_TO_APPLY else {}
    said = words.about(own.get(referral.state) or words.STATES.get(referral.state, words.OVER), mine.adviser)
    return f"{said} {last_day_of(mine, referral)}".strip()


def _until_they_answer(mine: Mine, referral: Referral) -> str:
    asked_on = clock.day_of(referral.answer_from)
    last = add_working_days(asked_on, mine.council.answer_days)
    if clock.today() > last:
        return words.about(words.NOT_ANSWERED, mine.adviser)
    return words.about(words.ANSWER_BY, mine.adviser, day=long_day(last, clock.today()))
