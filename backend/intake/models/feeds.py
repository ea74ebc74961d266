from django.db import models

from backend.accounts.models import optional_user
from backend.core import clock
from backend.core.models import BaseModel
from backend.councils.models import Council
from backend.intake.models.syncs import FeedSync
from backend.opportunities.choices import Source
from backend.opportunities.models.opportunity import Opportunity


class FeedRunQuerySet(models.QuerySet["FeedRun"]):
    def with_notes(self):
        """Each with how much was lost or changed of what it took."""
        return self.annotate(noted=models.Count("failures", filter=models.Q(failures__taken=True)))


class FeedRun(BaseModel):
    """One reading of a feed, with what became of its records."""

    council = models.ForeignKey(Council, on_delete=models.RESTRICT, related_name="+")
    source = models.CharField(max_length=20, choices=Source.choices)
    file_name = models.CharField(max_length=200, blank=True)
    imported_by = optional_user()
    created_records = models.PositiveIntegerField(default=0)
    updated_records = models.PositiveIntegerField(default=0)
    unchanged_records = models.PositiveIntegerField(default=0)
    refused_records = models.PositiveIntegerField(default=0)

    objects = FeedRunQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-id")

    def __str__(self):
        return f"{self.get_source_display()}, {clock.local(self.created_at):%Y-%m-%d %H:%M}"


class FeedRecord(BaseModel):
    """What a feed sent about one opportunity, as it sent it."""

    opportunity = models.OneToOneField(Opportunity, on_delete=models.CASCADE, related_name="feed_record")
    raw = models.JSONField()
    digest = models.CharField(max_length=64)
    first_seen_at = models.DateTimeField()
    last_changed_at = models.DateTimeField()
    last_seen_at = models.DateTimeField(null=True, blank=True)
    last_sync = models.ForeignKey(FeedSync, on_delete=models.SET_NULL, null=True, blank=True, related_name="seen")
    listed_digest = models.CharField(max_length=64, blank=True, help_text="Of what the list said, where it cuts texts.")
    removed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"Record of {self.opportunity_id}"


class FeedFailure(BaseModel):
    """A record that could not be taken, or of which something was lost or changed, with a reason to act on."""

    run = models.ForeignKey(FeedRun, on_delete=models.CASCADE, related_name="failures")
    line = models.PositiveIntegerField(null=True, blank=True)
    external_reference = models.CharField(max_length=80, blank=True)
    reason = models.TextField()
    excerpt = models.TextField(blank=True)
    taken = models.BooleanField(default=False, help_text="Something was lost or changed, yet it was taken.")

    class Meta:
        ordering = ("id",)

    def __str__(self):
        return self.reason
