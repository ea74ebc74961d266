"""What a live reading of a feed was, page by page, and what its council wants of it."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from backend.accounts.models import optional_user
from backend.core import clock
from backend.core.constraints import all_or_none
from backend.core.models import BaseModel
from backend.councils.models import Council
from backend.intake.choices import SyncState
from backend.opportunities.choices import Source
from backend.reference.choices import Route


MOST_ROUTES = 2  # the API takes no more


class FeedSyncQuerySet(models.QuerySet["FeedSync"]):
    def of_feed(self, council_id, source):
        return self.filter(council_id=council_id, source=source)

    def latest_first(self):
        return self.order_by("-started_at", "-id")

    def with_notes(self):
        """Each with how much was odd, lost or changed of what it took."""
        return self.annotate(noted=models.Count("refusals", filter=Q(refusals__taken=True)))

    def yardsticks(self):
        """What a later sync is measured against: complete, or smaller and found right by a person."""
        return self.filter(Q(state=SyncState.COMPLETE) | Q(accepted_at__isnull=False), dry_run=False)


class FeedSync(BaseModel):
    """One live reading of a whole feed. A dry run counts what would have happened and keeps nothing."""

    council = models.ForeignKey(Council, on_delete=models.RESTRICT, related_name="+")
    source = models.CharField(max_length=20, choices=Source.choices)
    dry_run = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=SyncState.choices, default=SyncState.RUNNING)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    page = models.PositiveIntegerField(default=0, help_text="The last page that was taken.")
    pages = models.PositiveIntegerField(null=True, blank=True)
    announced = models.PositiveIntegerField(null=True, blank=True, help_text="How many adverts the feed says it has.")
    seen_adverts = models.PositiveIntegerField(default=0)
    created_adverts = models.PositiveIntegerField(default=0)
    updated_adverts = models.PositiveIntegerField(default=0)
    unchanged_adverts = models.PositiveIntegerField(default=0)
    refused_adverts = models.PositiveIntegerField(default=0)
    repeated_adverts = models.PositiveIntegerField(default=0, help_text="Listed once more; the first was taken.")
    removed_adverts = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)
    started_by = optional_user()
    accepted_at = models.DateTimeField(null=True, blank=True, help_text="When somebody found its small number right.")
    accepted_by = optional_user()

    objects = FeedSyncQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=SyncState.RUNNING, ended_at__isnull=True)
                | (~Q(state=SyncState.RUNNING) & Q(ended_at__isnull=False)),
                name="a_sync_that_does_not_run_has_ended",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[SyncState.FAILED, SyncState.PARTIAL]) | ~Q(problem=""),
                name="a_sync_that_is_not_complete_says_why",
            ),
        ]
        indexes = [models.Index(fields=["council", "source", "started_at"])]

    def __str__(self):
        return f"{self.get_source_display()}, {clock.local(self.started_at):%Y-%m-%d %H:%M}"


class SyncRefusalQuerySet(models.QuerySet["SyncRefusal"]):
    def left_out(self):
        return self.filter(taken=False)

    def odd(self):
        return self.filter(taken=True)

    def without_reference(self):
        return self.filter(external_reference="")


class SyncRefusal(BaseModel):
    """An advert a sync could not take, or something odd about a page, with a reason a person can act on."""

    sync = models.ForeignKey(FeedSync, on_delete=models.CASCADE, related_name="refusals")
    page = models.PositiveIntegerField()
    external_reference = models.CharField(max_length=80, blank=True)
    reason = models.TextField()
    excerpt = models.TextField(blank=True)
    taken = models.BooleanField(default=False, help_text="Something was odd, yet nothing was left out.")

    objects = SyncRefusalQuerySet.as_manager()

    class Meta:
        ordering = ("id",)

    def __str__(self):
        return self.reason


class FeedAlertQuerySet(models.QuerySet["FeedAlert"]):
    def open_for(self, council_id):
        return self.filter(sync__council_id=council_id, settled_at__isnull=True).select_related("sync")


class FeedAlert(BaseModel):
    """Somebody should look: a feed failed, was empty or far too small. The next complete sync settles it."""

    sync = models.OneToOneField(FeedSync, on_delete=models.CASCADE, related_name="alert")
    sentence = models.TextField()
    may_be_right = models.BooleanField(
        default=False, help_text="The number is small, and a person may say it is right."
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = FeedAlertQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-id")

    def __str__(self):
        return self.sentence


class FeedArea(BaseModel):
    """What part of a feed a council takes: around a point, and of some routes. Without one, all of it."""

    council = models.ForeignKey(Council, on_delete=models.RESTRICT, related_name="+")
    source = models.CharField(max_length=20, choices=Source.choices)
    postcode = models.CharField(max_length=8, blank=True, help_text="The point in the middle as it was given.")
    latitude = models.FloatField(null=True, blank=True, validators=[MinValueValidator(49.0), MaxValueValidator(61.5)])
    longitude = models.FloatField(null=True, blank=True, validators=[MinValueValidator(-9.0), MaxValueValidator(2.5)])
    miles = models.PositiveSmallIntegerField(
        "distance in miles", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    routes = ArrayField(
        models.CharField(max_length=60, choices=Route.choices), size=MOST_ROUTES, default=list, blank=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "source"], name="a_council_has_one_area_for_a_feed"),
            all_or_none("latitude", "longitude", "miles", name="an_area_has_a_point_and_a_distance_or_neither"),
        ]

    def __str__(self):
        return f"{self.get_source_display()} for {self.council_id}"


class FeedCall(BaseModel):
    """One question put to a feed. Kept in the database, so that every process counts the same calls."""

    source = models.CharField(max_length=20, choices=Source.choices)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["source", "at"])]

    def __str__(self):
        return f"{self.source} at {self.at:%Y-%m-%d %H:%M:%S}"
