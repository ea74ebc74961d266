"""What is on offer, said as an adviser needs it to decide."""

from decimal import Decimal

from backend.councils.viewer import Viewer
from backend.opportunities.choices import WagePeriod
from backend.opportunities.models import Opportunity
from backend.web.kit.content import Row
from backend.web.kit.formats import NOT_RECORDED, day, minutes, money


FIVE = 5  # minutes; an estimate that is finer than that would pretend to know


def opportunity_rows(opportunity: Opportunity, travel: float | None) -> list[Row]:
    return [
        Row("Employer", opportunity.employer.name),
        Row("Type", type_and_level(opportunity)),
        Row("Pay", pay_of(opportunity)),
        Row("Hours", hours_of(opportunity)),
        Row("Starts", day(opportunity.start_date)),
        Row("Last day to apply", day(opportunity.closing_date)),
        Row("Travel each way", travel_of(opportunity, travel)),
        Row("Places left", opportunity.places_left),
    ]


def shared_by(opportunity: Opportunity, viewer: Viewer) -> list[Row]:
    """Another council's is marked as that, with whom to contact before anything else."""
    if opportunity.council_id == viewer.council_id:
        return []
    owner = opportunity.council
    return [Row("Shared by", f"{owner.name}. Contact {owner.employment_team} before you put anybody forward.")]


def type_and_level(opportunity: Opportunity) -> str:
    if opportunity.level is None:
        return opportunity.get_type_display()
    level = f"level {opportunity.level}" if opportunity.level else "entry level"
    return f"{opportunity.get_type_display()}, {level}"


def pay_of(opportunity: Opportunity) -> str:
    if opportunity.wage_from is not None:
        return _wage(opportunity)
    if opportunity.wage_text:
        return opportunity.wage_text
    return "unpaid" if opportunity.paid is False else NOT_RECORDED


def _wage(opportunity: Opportunity) -> str:
    period = WagePeriod(opportunity.wage_period).label
    lowest, highest = opportunity.wage_from, opportunity.wage_to
    if highest and highest != lowest:
        return f"{money(lowest)} to {money(highest, period)}"
    return money(lowest, period)


def hours_of(opportunity: Opportunity) -> str:
    parts = [f"{_plain(opportunity.weekly_hours)} a week"] if opportunity.weekly_hours else []
    if opportunity.working_pattern:
        parts.append(opportunity.working_pattern)
    return ". ".join(parts) or NOT_RECORDED


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def travel_of(opportunity: Opportunity, travel: float | None) -> str:
    if opportunity.remote:
        return "from home"
    return minutes(None if travel is None else max(FIVE, FIVE * round(travel / FIVE)))
