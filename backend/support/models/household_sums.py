"""A sum of what somebody would really have, as it was looked at: what was said, what it gave, who looked and when."""

from typing import Self

from django.db import models

from backend.accounts.models import required_user
from backend.care_leavers.models import CareLeaver
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.opportunities.models import Opportunity


class HouseholdSumQuerySet(CouncilScopedQuerySet["HouseholdSum"]):
    def of_people(self, care_leavers) -> Self:
        return self.filter(care_leaver__in=care_leavers)

    def shown_to_them(self) -> Self:
        """The newest that they were shown first."""
        return self.filter(for_them=True).order_by("-created_at", "-id")


class HouseholdSum(CouncilScoped):
    """Append-only: another wage, rent or rule is another sum. `said` are the answers, `gave` the lines of the weeks."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="household_sums")
    opportunity = models.ForeignKey(
        Opportunity, on_delete=models.RESTRICT, null=True, blank=True, related_name="household_sums"
    )
    said = models.JSONField()
    gave = models.JSONField()
    rules_of = models.DateField(help_text="The day whose rates it was worked out by.")
    for_them = models.BooleanField(default=False, help_text="They read it on their own page.")
    looked_by = required_user()

    objects = HouseholdSumQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-id")

    def __str__(self):
        return f"Sum {self.public_id}"
