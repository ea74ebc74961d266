from django.db import models

from backend.accounts.models import optional_user
from backend.audit.history import tracked
from backend.councils.models import CouncilRow
from backend.employers.models import Employer, EmployerContact
from backend.opportunities.models.opportunity import Opportunity


@tracked
class GivenOpportunity(CouncilRow):
    """An opportunity that somebody at an employer sees who does not see all of it."""

    contact = models.ForeignKey(EmployerContact, on_delete=models.CASCADE, related_name="given")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")
    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="given_to")
    by = optional_user()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["contact", "opportunity"], name="an_opportunity_is_given_to_somebody_once")
        ]

    def __str__(self):
        return f"{self.opportunity}, {self.contact}"
