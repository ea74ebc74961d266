from django.db import models

from backend.councils.models import CouncilScoped, CouncilScopedQuerySet, Invitation
from backend.employers.models.employer import Employer


class InvitedRepresentative(CouncilScoped):
    """Says for which employer somebody will speak who was invited, once they accept."""

    invitation = models.ForeignKey(Invitation, on_delete=models.RESTRICT, related_name="employers_invited_for")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="invited_representatives")

    objects = CouncilScopedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["invitation", "employer"], name="an_invitation_names_an_employer_once"),
        ]
