"""Who is told, at once, that the pay of a published opportunity has fallen below a new legal minimum."""

from collections import defaultdict
from collections.abc import Iterable

from backend.councils.choices import Role
from backend.councils.models import Council, Membership
from backend.employers.models import EmployerContact
from backend.notifications.choices import Recipient
from backend.notifications.links import link_to
from backend.notifications.services import send
from backend.opportunities.models import PostingFlag


PAY_BELOW_FLOOR = frozenset({"wage-floor"})
MOST_NAMED = 20


def tell_of_pay_below_floor(council: Council, flags: Iterable[PostingFlag]) -> None:
    """The rate and the days it holds for are in the sentence of the flag; no title is in a mail."""
    below = [flag for flag in flags if flag.code in PAY_BELOW_FLOOR]
    if not below:
        return
    _tell_employers(council, below)
    _tell_officers(council, below)


def _tell_employers(council: Council, below: list[PostingFlag]) -> None:
    """One mail for each person, however many opportunities it is about."""
    by_employer = defaultdict(list)
    for flag in below:
        by_employer[flag.opportunity.employer_id].append(flag)
    for contact in EmployerContact.objects.current().filter(employer__in=by_employer).order_by("id"):
        flags = by_employer[contact.employer_id]
        said = "\n\n".join(map(_with_link, flags))
        what = "It stays as it is for now." if len(flags) == 1 else "They stay as they are for now."
        body = f"{said}\n\n{what} Please change the pay, or close it.\n\n{council.employment_team_name}\n"
        whom = Recipient.EMPLOYER
        send(council=council, to=contact.email, subject=_subject(flags), body=body, recipient=whom)


def _with_link(flag: PostingFlag) -> str:
    opportunity = flag.opportunity
    link = link_to("employer-opportunity", public_id=opportunity.public_id)
    return f"Your opportunity {opportunity.reference}: {flag.message}\n\n{link}"


def _tell_officers(council: Council, below: list[PostingFlag]) -> None:
    named = "\n".join(f"{flag.opportunity.reference}: {flag.message}" for flag in below[:MOST_NAMED])
    more = f"\nAnd {len(below) - MOST_NAMED} more." if len(below) > MOST_NAMED else ""
    body = f"{named}{more}\n\nTheir employers are told, where we have an address:\n\n{link_to('approvals')}\n"
    officers = Membership.objects.for_council(council.pk).current().with_role(Role.ENGAGEMENT_OFFICER)
    for membership in officers.select_related("user").order_by("id"):
        send(council=council, to=membership.user.email, subject=_subject(below), body=body)


def _subject(flags: list[PostingFlag]) -> str:
    what = "1 opportunity pays" if len(flags) == 1 else f"{len(flags)} opportunities pay"
    return f"{what} less than a new legal minimum"
