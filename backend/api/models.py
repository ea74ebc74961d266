from django.db import models

from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.employers.models import Employer


class KeptAnswerQuerySet(CouncilScopedQuerySet):
    def kept_before(self, moment):
        return self.filter(created_at__lte=moment)


class KeptAnswer(CouncilScoped):
    """What a call with an Idempotency-Key was answered, for the employer's system that asks again."""

    employer = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    body_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    answer = models.JSONField()

    objects = KeptAnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employer", "key"], name="an_employer_uses_a_key_once"),
        ]

    def __str__(self):
        return self.key
