"""Who is looking: one person, in one role, for one council."""

from dataclasses import dataclass
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS

from backend.accounts.models import User
from backend.councils.choices import SEES_EVERY_YOUNG_PERSON, SEES_YOUNG_PEOPLE, Role
from backend.councils.models import ApiToken, Council, Membership


NOBODYS = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person, role and council every permission predicate is asked about."""

    user: User
    council: Council
    role: Role
    membership_id: int
    membership_public_id: UUID
    known_as: str  # the role and the council, in words that whoever holds it may have beside them
    token: UUID | None = None  # the public id of the key by which another system acts for them
    leads: bool | None = None  # the council's safeguarding, where that is known already

    @classmethod
    def of(cls, membership: Membership, *, token: ApiToken | None = None) -> "Viewer":
        return cls(
            membership.user,
            membership.council,
            Role(membership.role),
            membership.pk,
            membership.public_id,
            membership.known_as,
            token.public_id if token else None,
        )

    @classmethod
    def by_keys(cls, role: Role, *, user: int, council: int, leads: bool | None = None, **settings: int) -> "Viewer":
        """One of whom nothing else may be asked: for a query that is written once for all of that role.

        `settings`: of the council, those by which the query is written.
        """
        somebody = User.from_db(DEFAULT_DB_ALIAS, ["id"], [user])
        somewhere = Council.from_db(DEFAULT_DB_ALIAS, ["id", *settings], [council, *settings.values()])
        return cls(somebody, somewhere, role, 0, NOBODYS, "", leads=leads)

    @property
    def keys(self) -> dict[str, int]:
        """What `by_keys` is given of them."""
        return {"user": self.user_id, "council": self.council_id}

    @property
    def user_id(self) -> int:
        return self.user.pk

    @property
    def council_id(self) -> int:
        return self.council.pk

    def is_one_of(self, *roles: Role) -> bool:
        return self.role in roles

    @property
    def sees_young_people(self) -> bool:
        return self.role in SEES_YOUNG_PEOPLE

    @property
    def sees_every_young_person(self) -> bool:
        return self.role in SEES_EVERY_YOUNG_PERSON
