"""By which way somebody may be put forward for an opportunity."""

from backend.care_leavers.models import CareLeaver
from backend.core.errors import Refused
from backend.opportunities.choices import Source
from backend.opportunities.found_elsewhere import opportunities_for
from backend.opportunities.models import Opportunity
from backend.opportunities.transitions import NO_SUCH_OPPORTUNITY
from backend.referrals.choices import Way


def reload_opportunity(opportunity: Opportunity, care_leaver: CareLeaver) -> Opportunity:
    """As it is now. Another council's that is not shared looks like one that does not exist, and so does what was found
    elsewhere for somebody else."""
    theirs = opportunities_for(care_leaver).select_related("employer", "council")
    found: Opportunity | None = theirs.filter(id=opportunity.id).first()
    if found is None:
        raise Refused(NO_SUCH_OPPORTUNITY, field="opportunity")
    return found


def ways_in(opportunity: Opportunity) -> frozenset[Way]:
    """Nobody answers here for an advert that takes applications elsewhere; a partner employer is introduced to."""
    if opportunity.applies_elsewhere:
        return frozenset({Way.HELPED_TO_APPLY})
    if opportunity.source == Source.ADVISER:
        return frozenset(Way)
    return frozenset({Way.INTRODUCED})


def refuse_wrong_way(opportunity: Opportunity, way: Way) -> None:
    if way in ways_in(opportunity):
        return
    if way == Way.INTRODUCED:
        raise Refused("Applications for this one are made elsewhere. Choose “helped to apply”.", field="way")
    raise Refused("This employer takes introductions here. Choose “introduced to the employer”.", field="way")
