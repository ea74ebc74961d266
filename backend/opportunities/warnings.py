"""The warnings of backend.employers.warnings about one opportunity, as findings beside those of the posting rules."""

from backend.employers.warnings import WarnedFacts, warnings_in
from backend.opportunities.choices import WORK_TO_LEARN
from backend.opportunities.models import Opportunity
from backend.opportunities.posting_rules import Finding


READ = ("title", "summary", "description", "working_pattern", "wage_text", "nationwide_details")
OF_AGE = 18


def warnings_of(opportunity: Opportunity) -> list[Finding]:
    """Advisory all of them: what a person should look at before they approve."""
    return [
        Finding(warning.code, False, field, warning.message) for warning, field in warnings_in(_facts_of(opportunity))
    ]


def _facts_of(opportunity: Opportunity) -> WarnedFacts:
    texts = {name: getattr(opportunity, name) for name in READ}
    texts["sites"] = "\n".join(site.address for site in opportunity.sites.all())
    contacts = opportunity.employer.contacts.current()
    return WarnedFacts(
        texts=texts,
        emails=tuple(contacts.order_by("id").values_list("email", flat=True)),
        is_work_experience=opportunity.type in WORK_TO_LEARN,
        admits_under_18=opportunity.min_age is None or opportunity.min_age < OF_AGE,
    )
