import datetime as dt

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.councils.choices import Role
from backend.councils.models import ApiToken, Council, Membership


API_TOKEN_LIFE = dt.timedelta(days=90)


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


@transaction.atomic
def issue_api_token(*, membership: Membership, label: str, by: User | None) -> str:
    """Return the secret of a new token. It is shown this once and kept only as a digest."""
    secret = ApiToken.new_secret()
    ApiToken.objects.create(
        membership=membership,
        label=label,
        digest=ApiToken.digest_of(secret),
        expires_at=clock.now() + API_TOKEN_LIFE,
    )
    return secret


@transaction.atomic
def revoke_api_token(*, token: ApiToken, by: User) -> None:
    token.revoked_at = clock.now()
    token.save(update_fields=["revoked_at"])
