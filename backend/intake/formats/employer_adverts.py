"""What adverts of employers' own systems have in common: few facts, and none that they do not say."""

import re
from typing import Any

from backend.core.digest import text_digest
from backend.intake.formats.advert import ParsedAdvert
from backend.intake.formats.classification import route_of
from backend.intake.formats.records import LONGEST_REFERENCE
from backend.intake.readers.wages import Wage
from backend.opportunities.choices import OpportunityType, Source


SOURCE = Source.PARTNER.value
UNIT = re.compile(r"\bapprenticeship[\s_-]+units?\b")
INTERN = "INTERN"  # an employmentType of schema.org
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


def employer_advert(
    *, raw: dict[str, Any], title: str, kind: str, route: str, wage: Wage, **facts: Any
) -> ParsedAdvert:
    """These systems never say whether it is paid; an amount does."""
    return ParsedAdvert(
        source=SOURCE,
        raw=raw,
        title=title,
        type=type_of(title, kind),
        route=route_of(route),
        wage=wage,
        paid=True if wage.is_stated else None,
        **facts,
    )


def type_of(title: str, kind: str) -> str:
    """An apprenticeship where the advert calls itself one; an INTERN's is work experience, and anything else a job."""
    words = f"{title} {kind}".casefold()
    if "apprentice" not in words:
        is_intern = INTERN in re.split(r"[^A-Z]+", kind)
        return (OpportunityType.WORK_EXPERIENCE if is_intern else OpportunityType.JOB).value
    if UNIT.search(words):
        return OpportunityType.APPRENTICESHIP_UNIT.value
    is_foundation = "foundation apprentice" in words
    return (OpportunityType.FOUNDATION_APPRENTICESHIP if is_foundation else OpportunityType.APPRENTICESHIP).value


def fitting_reference(text: str) -> str:
    """A web address stands in for a reference, and is often longer than one may be."""
    return text if len(text) <= LONGEST_REFERENCE else text_digest(text)[:LONGEST_REFERENCE]
