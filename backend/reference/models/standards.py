import datetime as dt

from django.db import models

from backend.reference.choices import Route, StandardStatus, StandardType
from backend.reference.models.provenance import SourcedFact


class ApprenticeshipStandardQuerySet(models.QuerySet["ApprenticeshipStandard"]):
    def approved(self):
        return self.filter(status=StandardStatus.APPROVED)

    def taking_starts(self, day):
        return self.approved().filter(models.Q(last_start_on__isnull=True) | models.Q(last_start_on__gte=day))

    def for_route(self, route):
        return self.filter(route=route)

    def at_level(self, *levels):
        return self.filter(level__in=levels)

    def foundation(self):
        return self.filter(type=StandardType.FOUNDATION)

    def matching_title(self, text):
        """Every word of the text occurs in the title, in any order and case."""
        found = self
        for word in text.split():
            found = found.filter(title__icontains=word)
        return found

    def most_started_first(self):
        return self.order_by(models.F("starts").desc(nulls_last=True), "lars_code")


class ApprenticeshipStandard(SourcedFact):
    """What an apprenticeship trains for, by the LARS code that stays when titles and versions change."""

    lars_code = models.PositiveIntegerField(unique=True)
    reference_number = models.CharField(max_length=20, blank=True)
    version = models.CharField(max_length=10, blank=True)
    title = models.CharField(max_length=200)
    level = models.PositiveSmallIntegerField()
    route = models.CharField(max_length=60, choices=Route.choices)
    typical_months = models.PositiveSmallIntegerField(null=True, blank=True)
    type = models.CharField(max_length=30, choices=StandardType.choices, default=StandardType.APPRENTICESHIP)
    status = models.CharField(max_length=10, choices=StandardStatus.choices, default=StandardStatus.APPROVED)
    last_start_on = models.DateField(
        null=True, blank=True, help_text="The last day on which somebody may start on it with funding."
    )
    starts = models.PositiveIntegerField(null=True, blank=True, help_text="People who started in England that year.")
    starts_year = models.CharField(max_length=40, blank=True)

    objects = ApprenticeshipStandardQuerySet.as_manager()

    class Meta(SourcedFact.Meta):
        constraints = [
            *SourcedFact.Meta.constraints,
            models.CheckConstraint(condition=models.Q(lars_code__gt=0), name="a_standard_has_a_lars_code"),
            models.CheckConstraint(condition=models.Q(level__range=(2, 7)), name="a_standard_is_at_level_2_to_7"),
            models.CheckConstraint(condition=models.Q(route__in=Route.values), name="a_standard_is_on_a_known_route"),
            models.CheckConstraint(
                condition=models.Q(starts__isnull=True) | ~models.Q(starts_year=""),
                name="starts_of_a_standard_name_their_year",
            ),
        ]
        indexes = [models.Index(fields=["route", "level"])]

    def takes_starts_on(self, day: dt.date) -> bool:
        return self.status == StandardStatus.APPROVED and (self.last_start_on is None or day <= self.last_start_on)

    def __str__(self):
        return f"{self.title} (level {self.level})"
