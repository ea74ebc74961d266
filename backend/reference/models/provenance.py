import datetime as dt

from django.db import models

from backend.core.models import BaseModel
from backend.reference.choices import Confidence


class SourcedFact(BaseModel):
    """A fact that says where it comes from, how sure we are of it, and on which day it was so."""

    source = models.CharField(max_length=250)
    confidence = models.CharField(max_length=10, choices=Confidence.choices)
    as_of = models.DateField()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=~models.Q(source=""), name="%(class)s_names_its_source"),
            models.CheckConstraint(
                condition=models.Q(confidence__in=Confidence.values), name="%(class)s_says_how_sure_it_is"
            ),
        ]


class DatedFactQuerySet(models.QuerySet):
    def on(self, day: dt.date):
        """The rows in force on a day; an open end means not ended, an open beginning means from before our records."""
        begun = models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=day)
        not_over = models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=day)
        return self.filter(begun & not_over)


class DatedFact(SourcedFact):
    """A fact in force from one day to another, both included, with the day by which its source is read again."""

    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    owner = models.CharField(max_length=20, blank=True, help_text="Who makes the rule, as DWP or DfE.")
    paragraph = models.CharField(max_length=60, blank=True)
    edition = models.CharField(max_length=60, blank=True)
    rules_year = models.CharField(max_length=10, blank=True)
    check_by = models.DateField()

    class Meta(SourcedFact.Meta):
        abstract = True
        constraints = [
            *SourcedFact.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="%(class)s_does_not_end_before_it_begins",
            ),
        ]
