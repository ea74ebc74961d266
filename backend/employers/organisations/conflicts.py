"""Nobody judges for the council what is their own: whoever speaks for an employer leaves it to somebody else."""

from collections.abc import Collection, Iterable

from django.db.models import Q
from django.db.models.functions import Lower

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.employers.models import Employer, EmployerContact
from backend.employers.organisations.loading import organisations_of


OFFICERS = (Role.ENGAGEMENT_OFFICER,)
NOBODY_ELSE = "nobody else can at the moment, so ask an administrator to invite somebody who can"


def refuse_own(*employers: Employer, to: str, by: User, who: Collection[Role] = OFFICERS) -> None:
    """Refuse whoever speaks for one of the employers, or for another of its organisation.

    `to` says what they may not do, as in “verify it”; `who` has the roles of those who can, and they are named.
    """
    own = next((each for each in employers if speaks_for(by, each)), None)
    if own is not None:
        raise Refused(
            f"You speak for {own.name} or for an organisation it belongs with, so somebody else has to {to}:"
            f" {named(who_else_can(own, who))}."
        )


def who_else_can(employer: Employer, roles: Collection[Role], *, without: Iterable[int] = ()) -> list[User]:
    """Members with one of the roles who do not speak for the employer, and are none of `without`, ids of users."""
    with council_context(employer.council_id):
        members = Membership.objects.current().for_council(employer.council_id).with_role(*roles)
        involved = {*without, *speakers_of(employer)}
        found = members.exclude(user__in=involved).select_related("user").order_by("user__name", "user")
        return list(dict.fromkeys(each.user for each in found))


def named(users: Iterable[User]) -> str:
    return ", ".join(user.name for user in users) or NOBODY_ELSE


def speakers_of(employer: Employer) -> set[int]:
    """The ids of users who speak for the employer or for another of its organisation."""
    with council_context(employer.council_id):
        contacts = EmployerContact.objects.current().filter(employer__in=_family(employer))
        by_address = User.objects.alias(address=Lower("email")).filter(
            address__in=set(contacts.values_list(Lower("email"), flat=True))
        )
        signing_in = contacts.filter(user__isnull=False).values_list("user", flat=True)
        return {*signing_in, *by_address.values_list("id", flat=True)}


def speaks_for(user: User, employer: Employer) -> bool:
    """Whether they speak for the employer or for another of its organisation."""
    return employer.pk in spoken_for_by(user, employer.council_id)


def spoken_for_by(user: User, council_id: int) -> frozenset[int]:
    """The ids of a council's employers that somebody speaks for, with all others of their organisations.

    Also of somebody on a list who is only written to there: it is the same person.
    """
    with council_context(council_id):
        theirs = EmployerContact.objects.current().for_council(council_id)
        own = set(theirs.filter(Q(user=user) | Q(email__iexact=user.email)).values_list("employer", flat=True))
    if not own:
        return frozenset()
    organisations = organisations_of(council_id)
    return frozenset().union(*(organisations.family_of(each) for each in own))


def _family(employer: Employer) -> frozenset[int]:
    return organisations_of(employer.council_id).family_of(employer.pk)
