"""Places that tell: to be put forward for one says that somebody is a care leaver, whatever else is left out."""

import datetime as dt
from collections.abc import Iterable

from backend.care_leavers.ages import age_on
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.employers.choices import Pledge
from backend.opportunities.models import Opportunity
from backend.reference.funding_rules import age_rules
from backend.referrals.own_words import care_status_is_agreed


# What changes how somebody is chosen; a buddy, a contact or help with a form is there for whoever starts.
TELLING_PLEDGES = {Pledge.GUARANTEED_INTERVIEW: "a guaranteed interview", Pledge.WORK_TRIAL: "a work trial"}
TELLS = "being referred to it tells the employer that they are one."


def promised_to_anybody(pledges: Iterable[str]) -> list[str]:
    """The pledges that tell nothing of whoever is put forward."""
    return [pledge for pledge in pledges if pledge not in TELLING_PLEDGES]


def why_it_tells(opportunity: Opportunity, care_leaver: CareLeaver, first_day: dt.date) -> str:
    """The sentence, or nothing where being referred tells nothing. `first_day` is the one that their age is told on."""
    if opportunity.care_leavers_only:
        return (
            "This opportunity is kept for care leavers, so being referred to it tells the employer that they are one."
        )
    pledged = [words for pledge, words in TELLING_PLEDGES.items() if pledge in opportunity.pledges]
    if pledged:
        return (
            f"The employer has pledged {' and '.join(pledged)} to care leavers who are put forward for this, so {TELLS}"
        )
    if _is_old_enough_to_tell(opportunity, care_leaver, first_day):
        return (
            "At their age this is funded for care leavers and with an education, health and care plan alone, so being"
            " referred to it tells the employer that one of the two is so."
        )
    return ""


def first_day_from_now(opportunity: Opportunity) -> dt.date:
    """The planned first day; today where it has passed or none is known, since nobody begins before."""
    today = clock.today()
    return max(opportunity.start_date or today, today)


def _is_old_enough_to_tell(opportunity: Opportunity, care_leaver: CareLeaver, first_day: dt.date) -> bool:
    """Whether they are past the age up to which everybody is funded."""
    if care_leaver.birth_date is None:
        return False
    age = age_on(first_day, care_leaver.birth_date)
    return any(
        rule.oldest < age <= rule.oldest_widened
        for rule in age_rules()
        if opportunity.type in rule.types
        and rule.is_in_force_on(first_day)
        and (rule.level is None or rule.level == opportunity.level)
    )


def refuse_telling_place(care_leaver: CareLeaver, opportunity: Opportunity) -> None:
    why = why_it_tells(opportunity, care_leaver, first_day_from_now(opportunity))
    if why and not care_status_is_agreed(care_leaver, opportunity.employer):
        way_out = "Ask whether they agree to that, record it with their agreements, then refer again."
        raise Refused(f"{why} {way_out}", field="opportunity")
