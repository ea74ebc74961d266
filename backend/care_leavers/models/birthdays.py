from django.db import models

from backend.accounts.models import required_user
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet


class BirthdayCheck(CouncilScoped):
    """Somebody looked at what a birthday turns for a young person, before it or after. Append-only."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="birthday_checks")
    age = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)
    checked_by = required_user()

    objects = CouncilScopedQuerySet.as_manager()

    class Meta:
        ordering = ("age", "id")
        constraints = [
            models.UniqueConstraint(fields=["care_leaver", "age"], name="a_birthday_is_checked_once"),
        ]
