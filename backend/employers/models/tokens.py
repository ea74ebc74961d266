from django.db import models

from backend.councils.models import ApiToken, CouncilRow
from backend.employers.models.employer import Employer


class EmployerToken(CouncilRow):
    """Says that a token is an employer's: whatever else its person may do, it acts for this employer alone."""

    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="tokens")
    token = models.OneToOneField(ApiToken, on_delete=models.CASCADE, related_name="of_employer")

    def __str__(self):
        return f"{self.token}, {self.employer}"
