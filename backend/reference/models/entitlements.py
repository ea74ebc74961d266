from django.db import models

from backend.reference.models.provenance import DatedFact, DatedFactQuerySet


class EntitlementDefinition(DatedFact):
    """What an entitlement category means in law, for staff who must explain it."""

    category = models.SlugField(max_length=30)
    name = models.CharField(max_length=60)
    minimum_age = models.PositiveSmallIntegerField()
    maximum_age = models.PositiveSmallIntegerField()
    meaning = models.CharField(max_length=300)
    law = models.CharField(max_length=250)

    objects = DatedFactQuerySet.as_manager()

    class Meta(DatedFact.Meta):
        constraints = [
            *DatedFact.Meta.constraints,
            models.UniqueConstraint(
                fields=["category", "valid_from"],
                nulls_distinct=False,
                name="one_definition_of_an_entitlement_from_each_day",
            ),
            models.CheckConstraint(
                condition=models.Q(maximum_age__gte=models.F("minimum_age")),
                name="an_entitlement_does_not_end_before_the_age_it_begins",
            ),
        ]

    def __str__(self):
        return self.name
