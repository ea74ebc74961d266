"""What both sides read of a day to which several people were invited."""

from collections.abc import Callable, Sequence
from typing import Any

from backend.ranking.assessment_days import DayMade
from backend.referrals.answers import interview_words
from backend.referrals.choices import InterviewHow
from backend.referrals.models import AssessmentDay, Referral
from backend.web.kit.content import Row
from backend.web.kit.formats import plural


OFF = "Everybody who is still at it waits for an answer again, and is told. The employer gets one message."


def day_heading(day: AssessmentDay) -> str:
    return f"Assessment day on {interview_words(day.on, day.at)}"


def day_rows(day: AssessmentDay) -> list[Row]:
    how = InterviewHow(day.how).label if day.how else ""
    minutes = plural(day.minutes, "minute,minutes") if day.minutes else ""
    rows = [("For", day.opportunity.title), ("How you meet", how), ("How long", minutes), ("Where", day.words)]
    return [Row(key, value) for key, value in rows if value]


def said_of(made: DayMade, name_of: Callable[[Referral], str], *, verb: str = "invited") -> str:
    """How many, and of each who could not come along why not."""
    told = [f"{plural(len(made.invited), 'person is,people are')} {verb}."] if made.invited else []
    if made.left_out:
        told.append("Not everybody:" if made.invited else f"Nobody could be {verb}, and the day is called off.")
    return " ".join([*told, *(f"{name_of(each)}: {why}" for each, why in made.left_out)])


def proposed_of(day: AssessmentDay) -> dict[str, Any]:
    return {name: getattr(day, name) for name in ("on", "at", "minutes", "how", "words")}


def hints_of(people: Sequence[Referral], hint: Callable[[Referral], str], name: Callable[[Referral], str]) -> list:
    return [(each, name(each), hint(each)) for each in people]
