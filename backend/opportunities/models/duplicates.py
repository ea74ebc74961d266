from django.db import models
from django.db.models import F, Q

from backend.accounts.models import required_user
from backend.councils.models import CouncilRow
from backend.opportunities.models.opportunity import Opportunity


class NotDuplicates(CouncilRow):
    """Two opportunities that look alike and that a person has found to be two."""

    first = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="+")
    reason = models.TextField()
    by = required_user()

    class Meta:
        db_table = "opportunities_toldapart"  # its policies and constraints are of that name
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="two_opportunities_are_told_apart_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="the_older_of_two_comes_first"),
        ]

    def __str__(self):
        return f"{self.first_id} is not {self.second_id}"
