"""What the rules of money would say of a start that has not come: before somebody says yes to it."""

import datetime as dt

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.reference.choices import Payee
from backend.support.answers import Answer
from backend.support.choices import Standing
from backend.support.entitled import answers_of_start
from backend.support.facts import StartFacts
from backend.support.read_facts import facts_beside_starts


NOT_RECORDED = 0  # the id of no placement, so that what was claimed for any other counts as had before


def payments_to_them(person: CareLeaver, opportunity_type: str, first_day: dt.date) -> list[Answer]:
    """What would be paid to the young person for a start on that day, each payment with its day if no break comes.

    What is not for them is left out. What is paid to employers and providers is no money of theirs.
    """
    start = StartFacts(id=NOT_RECORDED, type=opportunity_type, starts_on=first_day)
    answers = answers_of_start(facts_beside_starts(person), start, clock.today())
    return [each for each in answers if each.rule.paid_to == Payee.YOUNG_PERSON and each.standing != Standing.NOT]
