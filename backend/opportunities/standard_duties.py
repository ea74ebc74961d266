"""Duties of an apprenticeship standard: entered by a council as dated rows with their source, never written here."""

import datetime as dt
import re

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Council
from backend.councils.permissions import roles_in
from backend.opportunities.models import Opportunity, StandardDuties
from backend.opportunities.permissions import ENTERS_DUTIES
from backend.reference.models import ApprenticeshipStandard


MOST_DUTIES, LONGEST_DUTY, LONGEST_SOURCE = 40, 600, 300
# As a list is pasted: "1.", "2)", "Duty 3:", "D4 ", "•".
NUMBERED = re.compile(
    r"^\s*(?:(?:duty\s*|d)?\d{1,2}\s*[.):–-]\s*|duty\s*\d{1,2}\s+|d\d{1,2}\s+|[•*–-]\s+)", re.IGNORECASE
)


def standard_of(opportunity: Opportunity) -> ApprenticeshipStandard | None:
    if not opportunity.lars_code:
        return None
    return ApprenticeshipStandard.objects.filter(lars_code=opportunity.lars_code).first()


def duties_on(council_id: int, lars_code: int | None, day: dt.date) -> StandardDuties | None:
    """As this council entered them for a start on that day; None where it knows of none."""
    if not lars_code:
        return None
    entered = StandardDuties.objects.for_council(council_id).filter(lars_code=lars_code, starts_on__lte=day)
    found: StandardDuties | None = entered.select_related("by").first()
    return found


def duties_for(opportunity: Opportunity, council_id: int) -> StandardDuties | None:
    """By the day on which it begins, or today where none is known or it has passed."""
    today = clock.today()
    return duties_on(council_id, opportunity.lars_code, max(opportunity.start_date or today, today))


def duties_in(text: str) -> list[str]:
    """One a line, without the number that it was copied with."""
    lines = (" ".join(NUMBERED.sub("", line, count=1).split()) for line in text.splitlines())
    return [each for each in lines if each]


@transaction.atomic
def record_duties(
    *,
    council: Council,
    lars_code: int,
    duties: str,
    version: str = "",
    starts_on: dt.date,
    source: str,
    read_on: dt.date,
    by: User,
) -> StandardDuties:
    """A new row in place of those of before, which stay for whoever began by them."""
    if not ENTERS_DUTIES.intersection(roles_in(by, council.pk)):
        raise Refused("Only an employer-engagement officer or an EET adviser of this council enters duties.")
    if not ApprenticeshipStandard.objects.filter(lars_code=lars_code).exists():
        raise Refused("This standard is not on our list. Import the list of standards first.")
    said = duties_in(duties)
    _refuse_list(said)
    if read_on > clock.today():
        raise Refused("The day on which you read them lies in the future.", field="read_on")
    if not source.strip():
        raise Refused(
            "Say where you read them: the address of the standard, or the paper and its page.", field="source"
        )
    facts = {"version": version.strip(), "starts_on": starts_on, "source": source.strip(), "read_on": read_on}
    return StandardDuties.objects.create(council=council, lars_code=lars_code, duties=said, **facts, by=by)


def _refuse_list(said: list[str]) -> None:
    if not said:
        raise Refused("Enter the duties, each on a line of its own.", field="duties")
    if len(said) > MOST_DUTIES:
        raise Refused(f"A standard has at most {MOST_DUTIES} duties here. Is each on one line?", field="duties")
    if long := next((each for each in said if len(each) > LONGEST_DUTY), ""):
        raise Refused(
            f"“{long[:40]}…” has more than {LONGEST_DUTY} letters. Is each duty on a line of its own?", field="duties"
        )
    seen: set[str] = set()
    for each in said:
        if each.casefold() in seen:
            raise Refused(f"“{each[:60]}” stands there twice.", field="duties")
        seen.add(each.casefold())
