"""What a named person does to a row later on: they answer it, settle it or end it."""

from django.db import models

from backend.accounts.models import optional_user
from backend.core.constraints import with_reason


class Answered(models.Model):
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = optional_user()

    class Meta:
        abstract = True


class Settled(models.Model):
    settled_by = optional_user()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class Ended(models.Model):
    """What was wrong, or holds no longer, ends with a reason and stays readable."""

    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = optional_user()
    end_reason = models.TextField(blank=True)

    class Meta:
        abstract = True

    @staticmethod
    def with_a_reason(name: str) -> models.CheckConstraint:
        return with_reason("ended_at", "ended_by", "end_reason", name=name)

    @property
    def is_current(self) -> bool:
        return self.ended_at is None
