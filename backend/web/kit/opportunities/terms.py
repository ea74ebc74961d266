"""The terms of what is on offer, in a few words: its type, pay and hours."""

from backend.opportunities.choices import WagePeriod
from backend.opportunities.models import Opportunity
from backend.reference.choices import OpportunityType
from backend.web.kit.formats import NOT_RECORDED, money, money_range, plain


def type_and_level(opportunity: Opportunity) -> str:
    if opportunity.level is None:
        return opportunity.get_type_display()
    level = f"level {opportunity.level}" if opportunity.level else "entry level"
    return f"{opportunity.get_type_display()}, {level}"


def kind_beside(opportunity: Opportunity) -> str:
    """The same after something else, where only a name has a capital."""
    said = type_and_level(opportunity)
    return said if opportunity.type == OpportunityType.T_LEVEL_PLACEMENT else said[0].lower() + said[1:]


def pay_of(opportunity: Opportunity) -> str:
    if opportunity.wage_from is not None:
        return _wage(opportunity)
    if opportunity.wage_text:
        return opportunity.wage_text
    return "unpaid" if opportunity.paid is False else NOT_RECORDED


def pay_period(period: str) -> str:
    return WagePeriod(period).label if period in WagePeriod.values else ""


def _wage(opportunity: Opportunity) -> str:
    period = pay_period(opportunity.wage_period)
    lowest, highest = opportunity.wage_from, opportunity.wage_to
    if highest and highest != lowest:
        return money_range(lowest, highest, period)
    return money(lowest, period)


def hours_of(opportunity: Opportunity) -> str:
    parts = [f"{plain(opportunity.weekly_hours)} a week"] if opportunity.weekly_hours else []
    if opportunity.working_pattern:
        parts.append(opportunity.working_pattern)
    return ". ".join(parts) or NOT_RECORDED
