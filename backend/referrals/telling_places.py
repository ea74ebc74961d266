"""Places that tell: to be put forward for one says that somebody is a care leaver, whatever else is left out."""

from collections.abc import Iterable

from backend.care_leavers.models import CareLeaver
from backend.core.errors import Refused
from backend.employers.choices import Pledge
from backend.opportunities.models import Opportunity
from backend.referrals.own_words import care_status_is_agreed


# What changes how somebody is chosen; a buddy, a contact or help with a form is there for whoever starts.
TELLING_PLEDGES = {Pledge.GUARANTEED_INTERVIEW: "a guaranteed interview", Pledge.WORK_TRIAL: "a work trial"}
TELLS = "being referred to it tells the employer that they are one."


def promised_to_anybody(pledges: Iterable[str]) -> list[str]:
    """The pledges that tell nothing of whoever is put forward."""
    return [pledge for pledge in pledges if pledge not in TELLING_PLEDGES]


def why_it_tells(opportunity: Opportunity) -> str:
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
    return ""


def refuse_telling_place(care_leaver: CareLeaver, opportunity: Opportunity) -> None:
    why = why_it_tells(opportunity)
    if why and not care_status_is_agreed(care_leaver):
        way_out = "Ask whether they agree to that, record it with their agreements, then refer again."
        raise Refused(f"{why} {way_out}", field="opportunity")
