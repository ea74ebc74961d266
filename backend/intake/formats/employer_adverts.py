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
UNIT = re.compile(r"\bapprenticeship(?:\s+|[_-])units?\b")  # “Apprenticeship - Unit 4” is where the work is
INTERN = "INTERN"  # an employmentType of schema.org
MOST_OF_TITLE = 300  # characters
_RUNS = (
    r"(?:co-?ordinator|manager|officer|tutor|assessor|trainer|instructor|teacher|lecturer|coach|mentor|lead|adviser|advisor"
    r"|consultant|specialist|director|partner|recruiter|supervisor|expert|ambassador|verifier|skills)\b"
)
_RUNS_THEM = r"(?:co-?ordinator|manager|tutor|assessor|trainer|instructor|coach|mentor|lead|recruiter)\b"
_BETWEEN = (
    r"(?:(?:programmes?|training|delivery|development|recruitment|engagement|support|liaison|levy|success|quality|skills"
    r"|partnerships?|account|business|team|senior|compliance|talent|learning|and|&)\s+){0,4}"
)
# The word at the end of the title, or before what only says more about it, names the post itself.
_IS_ONE = re.compile(
    r"\bapprentice(?:ship)?(?:\s*[(:,|\u2013\u2014-].*)?$|^apprenticeship\s*[:,|\u2013\u2014-]|\bapprenticeship in\b"
)
_ABOUT_THEM = tuple(
    map(
        re.compile,
        (
            rf"\bapprenticeships?\s+{_BETWEEN}{_RUNS}",
            rf"\bapprentices?\s+(?:{_BETWEEN}(?<=\w\s){_RUNS_THEM})",
            r"\b(?:of|for|with|to)\s+(?:our\s+)?apprentices(?:hips)?\b|\bhead of apprentice",
            rf"{_RUNS}.*\bapprentice(?:ship)?s\b",
            rf"\bapprenticeships\b.*{_RUNS}",
        ),
    )
)
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
    """An apprenticeship where the advert calls itself one; an INTERN's is work experience, and anything else a job.

    Whoever runs apprenticeships has a job: “Apprenticeship Coordinator”, “Head of Apprenticeships”.
    """
    words = f"{title} {kind}".casefold()
    says_so = "apprentice" in kind.casefold() or ("apprentice" in title.casefold() and not _is_about_apprentices(title))
    if not says_so:
        is_intern = INTERN in re.split(r"[^A-Z]+", kind)
        return (OpportunityType.WORK_EXPERIENCE if is_intern else OpportunityType.JOB).value
    if UNIT.search(words):
        return OpportunityType.APPRENTICESHIP_UNIT.value
    is_foundation = "foundation apprentice" in words
    return (OpportunityType.FOUNDATION_APPRENTICESHIP if is_foundation else OpportunityType.APPRENTICESHIP).value


def _is_about_apprentices(title: str) -> bool:
    said = " ".join(title.casefold().split())[:MOST_OF_TITLE]
    if _IS_ONE.search(said):
        return False
    return any(pattern.search(said) for pattern in _ABOUT_THEM)


def fitting_reference(text: str) -> str:
    """A web address stands in for a reference, and is often longer than one may be."""
    return text if len(text) <= LONGEST_REFERENCE else text_digest(text)[:LONGEST_REFERENCE]
