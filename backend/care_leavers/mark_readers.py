"""Who may read a safety mark, whom to ask about one that is closed to somebody, and who is told when it goes."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from backend.accounts.models import User
from backend.care_leavers.models import AvoidedEmployer, AvoidedPlace, CareLeaver
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.councils.models import Council, Membership
from backend.councils.safeguarding import safeguarding_leads
from backend.notifications.links import link_to
from backend.notifications.services import send


Mark = AvoidedPlace | AvoidedEmployer
MAY_READ_MARKS = (Role.EET_ADVISER, Role.HEAD, Role.STAFF, Role.PERSONAL_ADVISER)
REMOVED = (
    "{by} has removed something from the places and employers to avoid of a person you answer for. What it was, and"
    " the reason, stand under “Removed”:\n\n{link}\n\nIf it should not have been removed, add it again there today."
)


@dataclass(frozen=True)
class Readers:
    """Who sees a mark: everybody who may see safety notes, or, where it is restricted, those named."""

    is_restricted: bool = False
    users: tuple[User, ...] = ()
    roles: tuple[Role, ...] = ()

    def fields(self) -> dict[str, Any]:
        """As columns of the mark; one that is open to all names nobody."""
        users, roles = (self.users, self.roles) if self.is_restricted else ((), ())
        return {
            "is_restricted": self.is_restricted,
            "reader_ids": sorted({user.pk for user in users}),
            "reader_roles": sorted({str(role) for role in roles}),
        }


EVERYBODY = Readers()


def possible_readers(council: Council):
    """Members of a council whom a restricted mark can name."""
    return Membership.objects.filter(council=council).current().with_role(*MAY_READ_MARKS).select_related("user")


def refuse_readers_who_may_not(care_leaver: CareLeaver, seen_by: Readers) -> None:
    if not set(seen_by.roles) <= set(MAY_READ_MARKS):
        raise Refused("Choose only roles that may see safety notes.", field="roles")
    able = set(possible_readers(care_leaver.council).values_list("user", flat=True))
    if not {user.pk for user in seen_by.users} <= able:
        raise Refused("Choose only people of this council who may see safety notes.", field="users")


class PeopleToAsk:
    """Whom to ask in a council about marks that are closed to somebody; its members are read once."""

    def __init__(self, council: Council):
        self.council = council

    def about(self, marks: Iterable[Mark], *, asker: User) -> User | None:
        """Who may read one of the marks and can be reached: who recorded it, who is named, who leads safeguarding.

        Only people who still have a role in the council; never the asker.
        """
        marks = list(marks)
        wanted = [mark.recorded_by_id for mark in marks] + [reader for mark in marks for reader in mark.reader_ids]
        found = (self._here[each] for each in [*wanted, *self._leads] if each in self._here and each != asker.pk)
        return next(found, None)

    @cached_property
    def _here(self) -> dict[int, User]:
        return {member.user_id: member.user for member in possible_readers(self.council)}

    @cached_property
    def _leads(self) -> list[int]:
        return [lead.pk for lead in safeguarding_leads(self.council)]


def tell_of_removal(mark: Mark, *, by: User) -> None:
    """Whoever recorded it and the safeguarding lead; the mail names neither the person nor what it was."""
    council = mark.care_leaver.council
    here = set(possible_readers(council).values_list("user", flat=True))
    told = [mark.recorded_by] if mark.recorded_by and mark.recorded_by_id in here else []
    link = link_to("person-safety", public_id=mark.care_leaver.public_id)
    for user in dict.fromkeys([*told, *safeguarding_leads(council)]):
        if user != by:
            body = REMOVED.format(by=by, link=link)
            send(council=council, to=user.email, subject="Something was removed from a record", body=body)
