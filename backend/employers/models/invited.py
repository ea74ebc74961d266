from django.db import models

from backend.councils.models import CouncilRow, Invitation
from backend.employers.models.employer import Employer


class InvitedRepresentative(CouncilRow):
    """Says for which employer somebody will speak who was invited, once they accept."""

    invitation = models.ForeignKey(Invitation, on_delete=models.RESTRICT, related_name="employers_invited_for")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="invited_representatives")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["invitation", "employer"], name="an_invitation_names_an_employer_once"),
        ]
