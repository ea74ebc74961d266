from django.db import transaction

from backend.accounts.models import User
from backend.councils.choices import Role
from backend.councils.models import Council, Membership


@transaction.atomic
def create_council(
    *,
    code: str,
    name: str,
    employment_team_name: str,
    employment_team_phone: str = "",
    local_authority_code: str = "",
    by: User | None,
) -> Council:
    return Council.objects.create(
        code=code,
        name=name,
        employment_team_name=employment_team_name,
        employment_team_phone=employment_team_phone,
        local_authority_code=local_authority_code,
    )


@transaction.atomic
def add_member(*, council: Council, user: User, role: Role, by: User | None) -> Membership:
    """Give somebody a role in a council; giving it twice changes nothing."""
    membership, _ = Membership.objects.get_or_create(council=council, user=user, role=role, ended_at=None)
    return membership
