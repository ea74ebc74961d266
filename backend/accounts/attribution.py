"""What a named person does to a row later on: they answer it, settle it or end it."""

from django.db import models

from backend.accounts.models import optional_user


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

    @property
    def is_current(self) -> bool:
        return self.ended_at is None
