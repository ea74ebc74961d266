"""What the figures of a council lean on, where it has not been read again in time."""

import datetime as dt
from functools import cache

from backend.outcomes.funnel import LASTED
from backend.reference.choices import LegalGround, StatutoryLimit
from backend.reference.facts import facts_of
from backend.reference.legal_grounds import grounds_on
from backend.reference.limits import limit_on
from backend.reference.models.provenance import DatedFact
from backend.reference.provenance import caution


def caution_of_figures(today: dt.date) -> str:
    """One sentence for the codes behind the EET rate, the hours of full time and the weeks a placement is to last.

    And for the law by which a change of employer, or an end for pregnancy, is no early end.
    """
    grounds = grounds_on([LegalGround.CHANGE_OF_EMPLOYER, LegalGround.ENDS_FOR_PREGNANCY], today)
    return caution([*_facts(), limit_on(today, StatutoryLimit.EET_FULL_TIME_WEEKLY_HOURS), *grounds], today)


@cache
def _facts() -> tuple[DatedFact, ...]:
    """As our own files have them, so that a page of figures asks the database nothing more."""
    lasting = (rule for rule in facts_of("sustainment_rules.csv") if rule.mark == LASTED)
    return (*facts_of("activity_codes.csv"), *lasting)
