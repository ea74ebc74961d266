"""Lines about what an employer said of an introduction beside its answers: a question, and how a first day went."""

from django.db.models import QuerySet
from django.urls import reverse

from backend.referrals.cautions import what_may_be_said, why_not_to_answer
from backend.referrals.choices import ACCESS_ASKED, TOOK_BACK, EmployerWord, ReferralState
from backend.referrals.employers_words import with_last_word, with_word_on_start
from backend.referrals.permissions import can_refer
from backend.web.kit.employer_names import name_of
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency, ring
from backend.web.staff.today.when import long_day, since_and_when


TOLD_OF = {
    **dict.fromkeys(TOOK_BACK, "{who} took back what it had said about {title}: “{words}”"),
    EmployerWord.DID_NOT_COME: "{who} says that they did not come to the interview about {title}. {words}",
    ACCESS_ASKED: "Somebody who has the link that we sent to {who} could not come in by it, about {title}. {words}",
}
ASKS = "{who} asks about {title}: “{words}”{caution}"
READS = {
    **dict.fromkeys(TOOK_BACK, ("See what changed", "")),
    ACCESS_ASKED: ("See to whom", "ring the employer on a number that you know"),
}


def _said(desk: Desk) -> QuerySet:
    return with_last_word(desk.referrals.with_words_waiting()).order_by("word_at", "id")


def _word(desk: Desk, referral) -> Line:
    employer, step = referral.employer, referral.word_step
    words, asks = READS.get(step, ("Answer the employer", ""))
    said = {"who": _who(referral), "title": referral.opportunity.title, "words": referral.word}
    return Line.of(
        referral.care_leaver,
        TOLD_OF[step].format(**said) if step in TOLD_OF else ASKS.format(**said, caution=_caution(referral)),
        Act(words, reverse("referral", args=[referral.public_id]), asks),
        row=referral.public_id,
        **since_and_when(desk.today, referral.word_at, late_after=2),
        more=ring(employer.name, employer.published_phone),
    )


def _who(referral) -> str:
    """The employer, and by name whoever said it there without signing in."""
    by_link = f" ({referral.word_by_link}, by link)" if referral.word_by_link else ""
    return f"{name_of(referral.employer)}{by_link}"


def _caution(referral) -> str:
    """Beside the question, what may be said of them at all."""
    return "".join(f" {each}" for each in (why_not_to_answer([referral.word]), what_may_be_said(referral)) if each)


def _said_started(desk: Desk) -> QuerySet:
    accepted = with_word_on_start(desk.referrals.filter(state=ReferralState.ACCEPTED))
    return accepted.filter(said_step=EmployerWord.STARTED).order_by("said_at", "id")


def _start(desk: Desk, referral) -> Line:
    began = long_day(referral.said_on, desk.today)
    return Line.of(
        referral.care_leaver,
        f"{name_of(referral.employer)} says that they started on {began}: {referral.opportunity.title}",
        Act("Record the start", reverse("referral", args=[referral.public_id])),
        row=referral.public_id,
        **since_and_when(desk.today, referral.said_at, late_after=2),
    )


KINDS = (
    Kind(
        "employers-words",
        "question of an employer or first day it told of,questions of employers and first days they told of",
        Urgency.ANSWER,
        can_refer,
        (Source(Subject.REFERRAL, _said, _word), Source(Subject.REFERRAL, _said_started, _start)),
    ),
)
