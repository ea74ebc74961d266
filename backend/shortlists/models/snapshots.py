from django.db import models

from backend.care_leavers.models import CareLeaver
from backend.core.models import BaseModel
from backend.councils.models import CouncilRow
from backend.opportunities.models import Opportunity


class Snapshot(CouncilRow):
    """A record as the engine read it, named by its content: the same record is kept once. Never changed."""

    digest = models.CharField(max_length=64)
    record = models.JSONField()

    class Meta:
        abstract = True


class PersonSnapshot(Snapshot):
    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.CASCADE, related_name="snapshots")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "digest"], name="a_person_as_read_is_kept_once")]


class OpportunitySnapshot(Snapshot):
    """Of the council that ranked it, also where another council shares it."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="snapshots")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "digest"], name="an_opportunity_as_read_is_kept_once")
        ]


class RulesSnapshot(BaseModel):
    """The law and the funding rules as a ranking read them, named by their content. About nobody; never changed."""

    digest = models.CharField(max_length=64, unique=True)
    content = models.JSONField(help_text="Rows of each kind of rule, as ranking.engine_rules writes them.")

    def __str__(self):
        return f"Rules {self.digest[:8]}"


class HasSnapshotPair(models.Model):
    """What was decided about a pair, with both records as they were in front of the decider."""

    person_snapshot = models.ForeignKey(
        PersonSnapshot, on_delete=models.RESTRICT, null=True, editable=False, related_name="+"
    )
    opportunity_snapshot = models.ForeignKey(
        OpportunitySnapshot, on_delete=models.RESTRICT, null=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True
