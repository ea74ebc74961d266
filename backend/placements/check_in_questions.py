"""What a check-in asks: one definition for the adviser's form, the employer's page, their own page and the API.

A minute is enough for all of it, and nothing but how it is going has to be answered.
"""

from dataclasses import dataclass
from typing import Any

from backend.placements.choices import HowItIsGoing
from backend.placements.support_choices import Attendance, Worry


MOST_WORDS = 2_000


@dataclass(frozen=True)
class Question:
    """`choices` is empty of what is answered in words. `adviser` and `employer` are how it is put to them; how it is
    put to a young person stands with all that they read (`web.young_person.words`)."""

    name: str
    adviser: str
    employer: str
    choices: tuple[tuple[Any, str], ...] = ()
    several: bool = False


GOING = Question("going", "How is it going?", "How is it going, as you see it?", tuple(reversed(HowItIsGoing.choices)))
ATTENDANCE = Question(
    "attendance", "How often were they there?", "How often were they there?", tuple(Attendance.choices)
)
WORRIES = Question(
    "worries", "What are they worried about?", "Is anything in the way?", tuple(Worry.choices), several=True
)
SUPPORT = Question("support_needed", "Support needed", "What support would help, from you or from us?")
NOTE = Question("note", "Note", "Anything else we should know?")
QUESTIONS = (GOING, ATTENDANCE, WORRIES, SUPPORT, NOTE)
TOLD_BY_API = tuple(each.name for each in QUESTIONS if each.choices)  # what is written in words stays with people
