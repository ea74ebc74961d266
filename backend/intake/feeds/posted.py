"""What adverts of employers' own systems have in common: few facts, and none that they do not say."""

from typing import Any

from backend.core.digest import text_digest
from backend.intake.feeds.classification import route_of
from backend.intake.feeds.parsed import ParsedOpportunity
from backend.intake.feeds.reading import LONGEST_REFERENCE
from backend.intake.feeds.wages import parse_wage
from backend.opportunities.choices import OpportunityType, Source


SOURCE = Source.PARTNER.value
PERSONAL = frozenset(
    {
        "applicationContact",
        "contact",
        "contactName",
        "contactPoint",
        "email",
        "telephone",
        "phone",
        "recruiterEmail",
        "recruiterName",
        "faxNumber",
    }
)
_NOTHING_SAID: dict[str, Any] = {
    "employer_name": "",
    "route": None,
    "level": None,
    "lars_code": None,
    "course_title": None,
    "start_date": None,
    "closing_date": None,
    "posted_date": None,
    "weekly_hours": None,
    "working_week": "",
    "duration_text": "",
    "duration_months": None,
    "wage": parse_wage(""),
    "weekly_pay": None,
    "positions": None,
    "sites": (),
    "nationwide": False,
    "nationwide_details": "",
    "application_url": None,
    "vacancy_url": None,
    "provider_name": None,
    "ukprn": None,
    "disability_confident": False,
}


def posted(*, reference: str, line: int, raw: dict[str, Any], **said: Any) -> ParsedOpportunity:
    facts = _NOTHING_SAID | {"type": type_of(said["title"], said.pop("kind", ""))} | said
    facts["route"] = route_of(facts["route"])
    return ParsedOpportunity(source=SOURCE, external_reference=reference, line=line, raw=raw, **facts)


def type_of(title: str, kind: str) -> str:
    """An apprenticeship where the advert calls itself one; whatever else these systems send is a job."""
    words = f"{title} {kind}".casefold()
    if "apprentice" not in words:
        return OpportunityType.JOB.value
    is_foundation = "foundation apprentice" in words
    return (OpportunityType.FOUNDATION_APPRENTICESHIP if is_foundation else OpportunityType.APPRENTICESHIP).value


def fitting_reference(text: str) -> str:
    """A web address stands in for a reference, and is often longer than one may be."""
    return text if len(text) <= LONGEST_REFERENCE else text_digest(text)[:LONGEST_REFERENCE]
