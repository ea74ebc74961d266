"""All that is recorded of an opportunity, in groups as a page shows them."""

from dataclasses import dataclass
from enum import StrEnum

from backend.care_leavers.choices import SupportNeed
from backend.core import clock
from backend.employers.choices import Pledge
from backend.opportunities.choices import APPRENTICESHIPS, COURSES, NO_OLDEST_AGE, OpportunityType
from backend.opportunities.models import Opportunity
from backend.reference.models import ApprenticeshipStandard
from backend.reference.training_costs import training_cost_words
from backend.web.kit.content import Row
from backend.web.kit.formats import NOT_RECORDED, day, plural, yes_no
from backend.web.kit.opportunities.terms import hours_of, pay_of, type_and_level


KEPT_WITHOUT_WORDS = "as agreed with the employment team: say it in your words, or end it, when you edit"
SUPPORT = dict(SupportNeed.choices)
PLEDGES = dict(Pledge.choices)


@dataclass(frozen=True)
class Group:
    title: str
    rows: list[Row]


class Reader(StrEnum):
    """Who looks: what is said, and in which words, follows from that."""

    COUNCIL = "council"
    PARTNER = "partner"  # another council, with which it is shared
    EMPLOYER = "employer"
    ANYBODY = "anybody"


FOR_COUNCILS = frozenset({Reader.COUNCIL, Reader.PARTNER})


def facts_of(opportunity: Opportunity, *, reader: Reader, place_numbers: bool = False) -> list[Group]:
    """For an employer, and for anybody, without what would say whom this service is for.

    How many places are left moves with people: only the council and the employer read the number, and a partner that
    the council gave it to (`place_numbers`).
    """
    for_councils = reader in FOR_COUNCILS
    counts = reader in (Reader.COUNCIL, Reader.EMPLOYER) or place_numbers
    from_where = _from_where(opportunity) if reader == Reader.COUNCIL else []
    what = [*_what(opportunity), *_cost_of_training(opportunity, reader)]
    return [
        Group("What it is", [*what, Row("Places", places_of(opportunity, counts=counts)), *from_where]),
        Group("When", _when(opportunity)),
        Group("Hours and pay", _terms(opportunity)),
        Group("Where", _where(opportunity)),
        Group("Who can apply", [*_who(opportunity, for_councils=for_councils), *_kept_for(opportunity, reader)]),
        Group("Help on offer", _help(opportunity)),
    ]


def recorded_facts_of(opportunity: Opportunity) -> list[Group]:
    """For anybody, who can do nothing about what is not recorded."""
    groups = facts_of(opportunity, reader=Reader.ANYBODY)
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
    return [*rows, Row("Route", opportunity.route)]


def _cost_of_training(opportunity: Opportunity, reader: Reader) -> list[Row]:
    """For whoever pays it, and for those who speak with them."""
    if reader not in (Reader.COUNCIL, Reader.EMPLOYER):
        return []
    facts = {"start_date": opportunity.start_date or clock.today(), "levy_payer": opportunity.employer.levy_payer}
    words = training_cost_words(type=opportunity.type, **facts)
    return [Row("Cost of training to the employer", words)] if words else []


def standard_of(opportunity: Opportunity) -> str:
    if not opportunity.lars_code:
        return NOT_RECORDED
    standard = ApprenticeshipStandard.objects.filter(lars_code=opportunity.lars_code).first()
    return f"{standard.title if standard else 'Not on our list'} (LARS code {opportunity.lars_code})"


def _provider(opportunity: Opportunity) -> str:
    ukprn = f" (UKPRN {opportunity.ukprn})" if opportunity.ukprn else ""
    return f"{opportunity.training_provider}{ukprn}" if opportunity.training_provider else NOT_RECORDED


# The same words whatever has become of the places, which move with people of the council that shares it.
ASK_THE_COUNCIL = "ask the council that shares it whether one is left"


def places_of(opportunity: Opportunity, *, counts: bool = True) -> str:
    if opportunity.places is None:
        return NOT_RECORDED
    if not counts:
        return ASK_THE_COUNCIL
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


def _who(opportunity: Opportunity, *, for_councils: bool) -> list[Row]:
    return [
        Row("Ages", _ages(opportunity)),
        Row("Qualifications", _level(opportunity.min_level)),
        Row("English", _level(opportunity.english_required)),
        Row("Maths", _level(opportunity.maths_required)),
        *_plan(opportunity, for_councils=for_councils),
        Row("DBS check", opportunity.get_dbs_level_display() or yes_no(opportunity.dbs_required)),
        Row("Driving", yes_no(opportunity.driving_required)),
    ]


def _plan(opportunity: Opportunity, *, for_councils: bool) -> list[Row]:
    """Whom a supported internship is for is the council's to see to, and nothing an employer is asked about."""
    is_supported = opportunity.type == OpportunityType.SUPPORTED_INTERNSHIP
    if for_councils:
        applies = is_supported or opportunity.ehcp_required is not None
        return [Row("EHCP needed", yes_no(opportunity.ehcp_required))] if applies else []
    return [Row("Who can be placed", "arranged by the council")] if is_supported else []


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


def _kept_for(opportunity: Opportunity, reader: Reader) -> list[Row]:
    """An employer reads its own offer in its own words."""
    words = [Row("What the employer offered", opportunity.kept_words)] if opportunity.kept_words else []
    if reader in FOR_COUNCILS:
        return [Row("Kept for care leavers", yes_no(opportunity.care_leavers_only)), *words]
    if reader == Reader.EMPLOYER and opportunity.care_leavers_only:
        return [Row("Places you keep", opportunity.kept_words or KEPT_WITHOUT_WORDS)]
    return []


def _help(opportunity: Opportunity) -> list[Row]:
    support = [SUPPORT.get(code, code) for code in opportunity.support_offered]
    pledges = [PLEDGES.get(code, code) for code in opportunity.pledges]
    return [
        Row("Support", "; ".join(support) or NOT_RECORDED),
        Row("Pledges", "; ".join(pledges) or NOT_RECORDED),
    ]
