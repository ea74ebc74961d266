from django.db import models

from backend.reference.choices import AppliesTo, Unit
from backend.reference.models.provenance import DatedFact, DatedFactQuerySet, SourcedFact


class SustainmentRuleQuerySet(DatedFactQuerySet):
    def named(self, rule, version=1):
        return self.filter(rule=rule, version=version).order_by("days")


class SustainmentRule(DatedFact):
    """One mark of a placement that lasts: reached after so many days. Figures quote the rule and its version."""

    rule = models.SlugField(max_length=40)
    version = models.PositiveSmallIntegerField()
    mark = models.CharField(max_length=20)
    days = models.PositiveSmallIntegerField()
    applies_to = models.CharField(max_length=20, choices=AppliesTo.choices)
    breaks_count = models.BooleanField(help_text="Whether days of a break count towards the mark.")
    meaning = models.CharField(max_length=200)

    objects = SustainmentRuleQuerySet.as_manager()

    class Meta(DatedFact.Meta):
        constraints = [
            *DatedFact.Meta.constraints,
            models.UniqueConstraint(
                fields=["rule", "version", "days"], name="a_mark_is_listed_once_in_a_version_of_its_rule"
            ),
            models.CheckConstraint(condition=models.Q(days__gt=0), name="a_mark_is_reached_after_at_least_a_day"),
        ]

    def __str__(self):
        return f"{self.mark} ({self.rule}, version {self.version})"


class ComparatorQuerySet(models.QuerySet["Comparator"]):
    def of(self, population, measure, area="England"):
        return self.filter(population=population, measure=measure, area=area).order_by("year_ending")

    def on(self, day):
        """What was known of years that had ended by that day."""
        return self.filter(year_ending__lte=day)


class Comparator(SourcedFact):
    """A published figure to set a council's own against."""

    area = models.CharField(max_length=60)
    population = models.SlugField(max_length=60)
    measure = models.SlugField(max_length=60)
    year_ending = models.DateField()
    value = models.DecimalField(max_digits=9, decimal_places=1)
    unit = models.CharField(max_length=10, choices=Unit.choices)

    objects = ComparatorQuerySet.as_manager()

    class Meta(SourcedFact.Meta):
        constraints = [
            *SourcedFact.Meta.constraints,
            models.UniqueConstraint(
                fields=["area", "population", "measure", "year_ending"], name="one_comparator_for_each_year"
            ),
            models.CheckConstraint(
                condition=~models.Q(unit=Unit.PERCENT) | models.Q(value__range=(0, 100)),
                name="a_percentage_is_between_0_and_100",
            ),
        ]

    def __str__(self):
        return f"{self.measure}, {self.population}, {self.area}, year to {self.year_ending}"
