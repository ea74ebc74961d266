from typing import Self

from django.db import models

from backend.accounts.models import required_user
from backend.audit.history import tracked
from backend.core import clock
from backend.core.names import InvitedByAddress
from backend.councils.choices import Role
from backend.councils.models.memberships import CouncilScoped, CouncilScopedQuerySet, Membership


class InvitationQuerySet(CouncilScopedQuerySet["Invitation"]):
    def unanswered(self) -> Self:
        return self.filter(accepted_at=None, declined_at=None, withdrawn_at=None)

    def valid(self) -> Self:
        return self.unanswered().filter(expires_at__gt=clock.now())

    def to_address(self, email: str) -> Self:
        return self.filter(email=email.strip().lower())


@tracked
class Invitation(InvitedByAddress, CouncilScoped):
    """Somebody is asked to take a role. It says what the inviter typed and nothing of an account there may be."""

    email = models.EmailField()
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=30, choices=Role.choices)
    by = required_user()
    digest = models.CharField(max_length=64, unique=True)  # of the secret in the link
    sent_at = models.DateTimeField()
    times_sent = models.PositiveSmallIntegerField(default=1)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    membership = models.ForeignKey(
        Membership, on_delete=models.RESTRICT, null=True, blank=True, related_name="invitations"
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "email", "role"],
                condition=models.Q(accepted_at=None, declined_at=None, withdrawn_at=None)
                & ~models.Q(role=Role.EMPLOYER),
                name="an_address_is_invited_once_for_a_role_of_the_council",
            ),
            models.CheckConstraint(
                condition=models.Q(accepted_at=None, membership=None)
                | models.Q(accepted_at__isnull=False, membership__isnull=False),
                name="an_accepted_invitation_has_its_membership",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}, {self.council}"

    @property
    def is_valid(self) -> bool:
        return not (self.accepted_at or self.declined_at or self.withdrawn_at) and self.expires_at > clock.now()

    @property
    def known_as(self) -> str:
        """As of a membership: an employer reads the neutral team alone."""
        return self.council.employment_team_name if self.role == Role.EMPLOYER else str(self)
