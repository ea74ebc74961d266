from django.db import models

from backend.drafts import models as drafts
from backend.employers.models import Employer


class KeptAnswer(drafts.AnswerUnderKey):
    """What a call with an Idempotency-Key was answered, for the employer's system that asks again."""

    employer = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employer", "key"], name="an_employer_uses_a_key_once"),
        ]
