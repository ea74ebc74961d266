"""Who is looking: one person, in one role, for one council."""

from dataclasses import dataclass

from backend.accounts.models import User
from backend.councils.choices import SEES_EVERY_YOUNG_PERSON, SEES_YOUNG_PEOPLE, Role
from backend.councils.models import Council, Membership


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person, role and council every permission predicate is asked about."""

    user: User
    council: Council
    role: Role
    membership_id: int

    @classmethod
    def of(cls, membership: Membership) -> "Viewer":
        return cls(membership.user, membership.council, Role(membership.role), membership.id)

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
