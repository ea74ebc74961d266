"""A named officer's checks of an employer, and the word that it is what it says it is."""

import datetime as dt

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.employers.checklist import BY_ITEM, RequiredCheck, missing_on
from backend.employers.choices import EmployerKind, Item
from backend.employers.models import Check, Employer
from backend.employers.services import hold


@transaction.atomic
def record_check(
    *, employer: Employer, item: Item, evidence: str, next_check_on: dt.date | None = None, by: User
) -> Check:
    """Write down what was found today; it takes the place of the check before.

    Without a day for the next check it is due as late as the table allows. A paper that ends by itself needs its day.
    """
    hold(employer)
    asked, today = BY_ITEM[Item(item)], clock.today()
    if employer.kind not in asked.kinds:
        raise Refused(f"“{asked.item.label}” is not asked of a {employer.get_kind_display().lower()}.", "item")
    if not evidence.strip():
        raise Refused("Say what you looked at and what you found.", "evidence")
    due = _next_check(asked, today, next_check_on)
    employer.checks.standing().filter(item=asked.item).update(replaced_at=clock.now())
    return Check.objects.create(
        council_id=employer.council_id,
        employer=employer,
        item=asked.item,
        evidence=evidence.strip(),
        checked_on=today,
        next_check_on=due,
        by=by,
    )


def _next_check(asked: RequiredCheck, today: dt.date, wanted: dt.date | None) -> dt.date:
    latest = clock.months_after(today, asked.months)
    if wanted is None:
        if asked.ends_by_itself:
            raise Refused("Give the last day on which the insurance is valid.", "next_check_on")
        return latest
    if wanted <= today:
        raise Refused("The day must lie in the future: what has ended cannot be relied on.", "next_check_on")
    if wanted > latest and not asked.ends_by_itself:
        raise Refused(
            f"The next check is due within {asked.months} months: choose {latest:%-d %B %Y} or earlier.",
            "next_check_on",
        )
    return min(wanted, latest)


@transaction.atomic
def verify(*, employer: Employer, by: User) -> Employer:
    """Record that a named officer has checked the employer is what it says it is."""
    hold(employer)
    if employer.verified_at:
        raise Refused(f"{employer.name} was verified already, on {employer.verified_at:%-d %B %Y}.")
    if employer.kind == EmployerKind.FEED:
        raise Refused(
            f"{employer.name} is known from a public feed only. Change it to a partner employer first.", "kind"
        )
    refuse_missing(employer)
    employer.verified_at, employer.verified_by = clock.now(), by
    employer.save(update_fields=["verified_at", "verified_by"])
    return employer


def refuse_unverified(employer: Employer) -> None:
    """Nothing new of an employer goes live unless somebody has verified it and every check is current."""
    if employer.verified_at is None:
        raise Refused(
            f"{employer.name} has not been verified, and nothing of an unverified employer goes live."
            " Verify the employer first, then approve.",
            "employer",
        )
    refuse_missing(employer)


def refuse_missing(employer: Employer) -> None:
    missing = missing_on(employer, clock.today())
    if missing:
        names = ", ".join(f"“{asked.item.label}”" for asked in missing)
        raise Refused(
            f"The checks of {employer.name} are not complete: {names} {'is' if len(missing) == 1 else 'are'}"
            " not current. Record what you find on the employer's page.",
            "employer",
        )
