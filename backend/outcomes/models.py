from django.db import models

from backend.accounts.models import required_user
from backend.councils.models import Council, CouncilRow, CouncilScoped, CouncilScopedQuerySet


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


class CommitteePageQuerySet(CouncilScopedQuerySet["CommitteePage"]):
    def latest_first(self):
        return self.select_related("by", "withdrawal__by").order_by("-meets_on", "-id")

    def standing(self):
        return self.filter(withdrawal__isnull=True)


class CommitteePage(CouncilScoped):
    """What a head told a committee: the figures and the words as they were on that day. Append-only."""

    committee = models.CharField(max_length=120)
    meets_on = models.DateField()
    facts_on = models.DateField(help_text="The day that the figures are of.")
    figures = models.JSONField(help_text="As the page shows them, small numbers left out.")
    changed = models.TextField(blank=True)
    told = models.TextField(blank=True)
    asks = models.TextField(blank=True)
    cannot_say = models.TextField(blank=True)
    by = required_user()

    objects = CommitteePageQuerySet.as_manager()

    def __str__(self):
        return f"{self.committee}, {self.meets_on}"

    @property
    def is_withdrawn(self) -> bool:
        return hasattr(self, "withdrawal")


class CommitteePageWithdrawal(CouncilRow):
    """A head took a page back: nobody reads its words or takes its file any more. Append-only."""

    page = models.OneToOneField(CommitteePage, on_delete=models.RESTRICT, related_name="withdrawal")
    reason = models.TextField()
    by = required_user()

    def __str__(self):
        return f"{self.page} withdrawn"
