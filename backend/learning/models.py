from django.db import models
from django.db.models import F

from backend.care_leavers.models import CareLeaver
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.model_versions.models import ModelVersion


class ComparedPersonQuerySet(CouncilScopedQuerySet):
    def most_changed_first(self):
        return self.order_by(F("same") - F("of"), "same_first", "id")


class ComparedPerson(CouncilScoped):
    """How one young person's first matches would change if the version went live."""

    version = models.ForeignKey(ModelVersion, on_delete=models.CASCADE, related_name="compared")
    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.CASCADE, related_name="+")
    same = models.PositiveSmallIntegerField(help_text="How many of the first five stay among the first five.")
    of = models.PositiveSmallIntegerField(help_text="How many stand among the first five now.")
    same_first = models.BooleanField()
    changes = models.JSONField(help_text="Of each opportunity that moves: id, place before, place after, reasons.")

    objects = ComparedPersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "care_leaver"], name="somebody_is_compared_once_in_a_version")
        ]
