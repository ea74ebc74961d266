"""All that is recorded of an opportunity, in groups as a page shows them."""

from dataclasses import dataclass

from backend.care_leavers.choices import SupportNeed
from backend.employers.choices import Pledge
from backend.opportunities.choices import APPRENTICESHIPS, COURSES, NO_OLDEST_AGE, OpportunityType
from backend.opportunities.models import Opportunity
from backend.reference.models import ApprenticeshipStandard
from backend.web.kit.content import Row
from backend.web.kit.formats import NOT_RECORDED, day, plural, yes_no
from backend.web.kit.opportunities.terms import hours_of, pay_of, type_and_level


SUPPORT = dict(SupportNeed.choices)
PLEDGES = dict(Pledge.choices)


@dataclass(frozen=True)
class Group:
    title: str
    rows: list[Row]


def facts_of(opportunity: Opportunity, *, for_staff: bool) -> list[Group]:
    """For an employer without what would say whom this service is for."""
    return [
        Group("What it is", [*_what(opportunity), *(_from_where(opportunity) if for_staff else [])]),
        Group("When", _when(opportunity)),
        Group("Hours and pay", _terms(opportunity)),
        Group("Where", _where(opportunity)),
        Group("Who can apply", [*_who(opportunity), *(_kept_for(opportunity) if for_staff else [])]),
        Group("Help on offer", _help(opportunity)),
    ]


def recorded_facts_of(opportunity: Opportunity) -> list[Group]:
    """For anybody, who can do nothing about what is not recorded."""
    groups = facts_of(opportunity, for_staff=False)
    groups_recorded = [
        Group(each.title, [row for row in each.rows if row.value not in (NOT_RECORDED, "", None)]) for each in groups
    ]
    return [each for each in groups_recorded if each.rows]


def _what(opportunity: Opportunity) -> list[Row]:
    rows = [Row("Employer", opportunity.employer.name), Row("Type", type_and_level(opportunity))]
    if opportunity.type in APPRENTICESHIPS:
        rows.append(Row("Apprenticeship standard", standard_of(opportunity)))
    if opportunity.type in APPRENTICESHIPS | COURSES:
        rows.append(Row("Training provider", _provider(opportunity)))
    return [*rows, Row("Route", opportunity.route), Row("Places", places_of(opportunity))]


def standard_of(opportunity: Opportunity) -> str:
    if not opportunity.lars_code:
        return NOT_RECORDED
    standard = ApprenticeshipStandard.objects.filter(lars_code=opportunity.lars_code).first()
    return f"{standard.title if standard else 'Not on our list'} (LARS code {opportunity.lars_code})"


def _provider(opportunity: Opportunity) -> str:
    ukprn = f" (UKPRN {opportunity.ukprn})" if opportunity.ukprn else ""
    return f"{opportunity.training_provider}{ukprn}" if opportunity.training_provider else NOT_RECORDED


def places_of(opportunity: Opportunity) -> str:
    if opportunity.places is None:
        return NOT_RECORDED
    return f"{plural(opportunity.places_left, 'place,places')} left of {opportunity.places}"


def _from_where(opportunity: Opportunity) -> list[Row]:
    rows = [Row("Source", opportunity.get_source_display())]
    if opportunity.external_reference:
        rows.append(Row("Reference there", opportunity.external_reference))
    return rows


def _when(opportunity: Opportunity) -> list[Row]:
    months = opportunity.duration_months
    return [
        Row("Posted", day(opportunity.posted_date)),
        *([Row("First day to apply", day(opportunity.opens_on))] if opportunity.opens_on else []),
        Row("Last day to apply", day(opportunity.closing_date)),
        Row("Starts", day(opportunity.start_date)),
        Row("Lasts", plural(months, "month,months") if months else NOT_RECORDED),
        Row("Planned end", day(opportunity.planned_end)),
    ]


def _terms(opportunity: Opportunity) -> list[Row]:
    rows = [Row("Hours", hours_of(opportunity)), Row("Night work", yes_no(opportunity.night_work))]
    rows.append(Row("Pay", pay_of(opportunity)))
    if opportunity.type == OpportunityType.JOB:
        rows.append(Row("Training beside the work", yes_no(opportunity.includes_training)))
    if opportunity.type not in COURSES:
        rows.append(Row("For a private business", yes_no(opportunity.private_business)))
    return rows


def _where(opportunity: Opportunity) -> list[Row]:
    sites = [site.in_words for site in opportunity.sites.all()]
    rows = [Row(f"Place {number}" if len(sites) > 1 else "Place", site) for number, site in enumerate(sites, 1)]
    if opportunity.nationwide:
        rows.append(Row("Nationwide", opportunity.nationwide_details or "yes"))
    return [*rows, Row("From home", yes_no(opportunity.remote))]


def _who(opportunity: Opportunity) -> list[Row]:
    return [
        Row("Ages", _ages(opportunity)),
        Row("Qualifications", _level(opportunity.min_level)),
        Row("English", _level(opportunity.english_required)),
        Row("Maths", _level(opportunity.maths_required)),
        *_ehcp(opportunity),
        Row("DBS check", yes_no(opportunity.dbs_required)),
        Row("Driving", yes_no(opportunity.driving_required)),
    ]


def _ehcp(opportunity: Opportunity) -> list[Row]:
    """Only supported internships ask it; elsewhere the line would be noise."""
    applies = opportunity.type == OpportunityType.SUPPORTED_INTERNSHIP or opportunity.ehcp_required is not None
    return [Row("EHCP needed", yes_no(opportunity.ehcp_required))] if applies else []


def _ages(opportunity: Opportunity) -> str:
    youngest, oldest = opportunity.min_age, opportunity.max_age
    if youngest is None and oldest is None:
        return NOT_RECORDED
    has_oldest = oldest is not None and oldest < NO_OLDEST_AGE
    if youngest:
        return f"{youngest} to {oldest}" if has_oldest else f"{youngest} and over"
    return f"up to {oldest}" if has_oldest else "no limit"


def _level(level: int | None) -> str:
    if level is None:
        return NOT_RECORDED
    return f"level {level}" if level else "none needed"


def _kept_for(opportunity: Opportunity) -> list[Row]:
    return [Row("Kept for care leavers", yes_no(opportunity.care_leavers_only))]


def _help(opportunity: Opportunity) -> list[Row]:
    support = [SUPPORT.get(code, code) for code in opportunity.support_offered]
    pledges = [PLEDGES.get(code, code) for code in opportunity.pledges]
    return [
        Row("Support", "; ".join(support) or NOT_RECORDED),
        Row("Pledges", "; ".join(pledges) or NOT_RECORDED),
    ]
