from django.db import models

from backend.councils.models import Council, CouncilRow, CouncilScopedQuerySet


class RequirementSnapshotQuerySet(CouncilScopedQuerySet["RequirementSnapshot"]):
    def of_councils_that_share(self):
        return self.filter(council__in=Council.objects.filter(agreed_to_share_at__isnull=False))

    def since(self, week):
        return self.filter(week__gte=week)


class RequirementSnapshot(CouncilRow):
    """Whom requirements kept out in one week: numbers that may be published, and nothing from which they were made."""

    week = models.DateField(help_text="Its Monday.")
    counts = models.JSONField(help_text="Route, requirement, steps met and people, rounded.")

    objects = RequirementSnapshotQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "week"], name="requirements_are_counted_once_a_week"),
        ]

    def __str__(self):
        return f"{self.council}, week of {self.week}"
