"""Places that tell: to be put forward for one says that somebody is a care leaver, whatever else is left out."""

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


def why_it_tells(opportunity: Opportunity, care_leaver: CareLeaver) -> str:
    """The sentence, or nothing where being referred tells nothing."""
    if opportunity.care_leavers_only:
        return (
            "This opportunity is kept for care leavers, so being referred to it tells the employer that they are one."
        )
    pledged = [words for pledge, words in TELLING_PLEDGES.items() if pledge in opportunity.pledges]
    if pledged:
        return (
            f"The employer has pledged {' and '.join(pledged)} to care leavers who are put forward for this, so {TELLS}"
        )
    if _is_old_enough_to_tell(opportunity, care_leaver):
        return (
            "At their age this is funded for care leavers and with an education, health and care plan alone, so being"
            " referred to it tells the employer that one of the two is so."
        )
    return ""


def _is_old_enough_to_tell(opportunity: Opportunity, care_leaver: CareLeaver) -> bool:
    """Whether they are past the age up to which everybody is funded, on the first day or today while none is known."""
    starts = opportunity.start_date or clock.today()
    if care_leaver.birth_date is None:
        return False
    age = age_on(starts, care_leaver.birth_date)
    return any(
        rule.oldest < age <= rule.oldest_widened
        for rule in age_rules()
        if opportunity.type in rule.types
        and rule.is_in_force_on(starts)
        and (rule.level is None or rule.level == opportunity.level)
    )


def refuse_telling_place(care_leaver: CareLeaver, opportunity: Opportunity) -> None:
    why = why_it_tells(opportunity, care_leaver)
    if why and not care_status_is_agreed(care_leaver):
        way_out = "Ask whether they agree to that, record it with their agreements, then refer again."
        raise Refused(f"{why} {way_out}", field="opportunity")
