"""For whom an opportunity was found elsewhere. It is theirs alone; a draft for everybody is another row."""

from typing import Self

from django.db import models

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.core.constraints import all_or_none
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.opportunities.models.opportunity import Opportunity


class FoundElsewhereQuerySet(CouncilScopedQuerySet["FoundElsewhere"]):
    def of_people(self, care_leavers) -> Self:
        return self.filter(care_leaver__in=care_leavers)

    def open_on(self, day) -> Self:
        """Of which the last day to apply has not gone by, or is not known."""
        last = models.Q(opportunity__closing_date__isnull=True) | models.Q(opportunity__closing_date__gte=day)
        return self.filter(last)

    def unpublished(self) -> Self:
        return self.filter(published_at__isnull=True)


@tracked
class FoundElsewhere(CouncilScoped):
    """Whose an opportunity is that an adviser found or was told of."""

    opportunity = models.OneToOneField(Opportunity, on_delete=models.RESTRICT, related_name="found_for")
    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="found_elsewhere")
    by = required_user()
    published_as = models.ForeignKey(
        Opportunity,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The draft for everybody that an officer began from it.",
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = optional_user()

    objects = FoundElsewhereQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = [
            all_or_none("published_at", "published_by", "published_as", name="what_is_published_names_who_and_as_what"),
        ]

    def __str__(self):
        return f"Found elsewhere: {self.opportunity_id}"
