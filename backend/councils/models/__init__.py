from backend.councils.models.councils import Council
from backend.councils.models.invitations import Invitation, InvitationQuerySet
from backend.councils.models.memberships import (
    CouncilRow,
    CouncilScoped,
    CouncilScopedQuerySet,
    Membership,
    MembershipEvent,
    MembershipQuerySet,
    SettingChange,
)
from backend.councils.models.tokens import ApiToken, ApiTokenQuerySet, only_reading


__all__ = [
    "ApiToken",
    "ApiTokenQuerySet",
    "Council",
    "CouncilRow",
    "CouncilScoped",
    "CouncilScopedQuerySet",
    "Invitation",
    "InvitationQuerySet",
    "Membership",
    "MembershipEvent",
    "MembershipQuerySet",
    "SettingChange",
    "only_reading",  # named by a migration
]
