from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from backend.reference.choices import WageBand
from backend.reference.models.provenance import DatedFact, DatedFactQuerySet


_DAYS_IN_FORCE = models.Func(
    "valid_from", "valid_until", models.Value("[]"), function="daterange", output_field=DateRangeField()
)


class WageFloorQuerySet(DatedFactQuerySet):
    def for_band(self, band):
        return self.filter(band=band)


class WageFloor(DatedFact):
    """The least an hour's work may be paid. Its last day is always given: after it, the next rate must be published."""

    band = models.CharField(max_length=10, choices=WageBand.choices)
    hourly = models.DecimalField(max_digits=5, decimal_places=2)
    valid_from = models.DateField()
    valid_until = models.DateField()

    objects = WageFloorQuerySet.as_manager()

    class Meta(DatedFact.Meta):
        constraints = [
            *DatedFact.Meta.constraints,
            models.UniqueConstraint(fields=["band", "valid_from"], name="one_wage_floor_for_each_band_and_first_day"),
            ExclusionConstraint(
                name="wage_floors_of_a_band_do_not_overlap",
                expressions=[("band", RangeOperators.EQUAL), (_DAYS_IN_FORCE, RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=models.Q(hourly__gt=0), name="a_wage_floor_is_more_than_nothing"),
        ]

    def __str__(self):
        return f"£{self.hourly} an hour, {self.get_band_display()}, from {self.valid_from}"
