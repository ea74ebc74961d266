"""What is on offer, said as an adviser needs it to decide."""

from backend.care_leavers.models import CareLeaver
from backend.councils.viewer import Viewer
from backend.opportunities.models import Opportunity
from backend.ranking.travel import band_told, minutes_told
from backend.web.kit.content import Row
from backend.web.kit.employer_names import name_beside
from backend.web.kit.formats import day, minutes
from backend.web.kit.opportunities.facts import places_of
from backend.web.kit.opportunities.terms import hours_of, pay_of, type_and_level


def opportunity_rows(
    opportunity: Opportunity, care_leaver: CareLeaver, travel: float | None, *, counts_places: bool = True
) -> list[Row]:
    """Another council's places are told in words: the number moves with its people."""
    return [
        Row("Employer", name_beside(opportunity)),
        Row("Type", type_and_level(opportunity)),
        Row("Pay", pay_of(opportunity)),
        Row("Hours", hours_of(opportunity)),
        Row("Starts", day(opportunity.start_date)),
        Row("Last day to apply", day(opportunity.closing_date)),
        Row("Travel each way", travel_of(opportunity, care_leaver, travel)),
        _places_row(opportunity, counts=counts_places),
    ]


def _places_row(opportunity: Opportunity, *, counts: bool) -> Row:
    if counts:
        return Row("Places left", opportunity.places_left)
    return Row("Places", places_of(opportunity, counts=False))


def shared_by(opportunity: Opportunity, viewer: Viewer) -> list[Row]:
    """Another council's is marked as that, with whom to contact before anything else."""
    if opportunity.council_id == viewer.council_id:
        return []
    owner = opportunity.council
    return [Row("Shared by", f"{owner.name}. Contact {owner.employment_team} before you put anybody forward.")]


def travel_of(opportunity: Opportunity, care_leaver: CareLeaver, travel: float | None) -> str:
    if opportunity.remote:
        return "from home"
    return band_told(care_leaver, travel) or minutes(minutes_told(care_leaver, travel))
