from typing import Self

from django.db import models

from backend.accounts.models import required_user
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet


class BirthdayCheckQuerySet(CouncilScopedQuerySet):
    def by_date_of_birth(self, born) -> Self:
        """Of the birthday as it is recorded now: one looked at by another date of birth was another day."""
        return self.filter(models.Q(born=born) | models.Q(born=None))


class BirthdayCheck(CouncilScoped):
    """Somebody looked at what a birthday turns for a young person, before it or after. Append-only."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="birthday_checks")
    age = models.PositiveSmallIntegerField()
    born = models.DateField(null=True, help_text="The date of birth it was looked at by; none of those from before.")
    note = models.TextField(blank=True)
    checked_by = required_user()

    objects = BirthdayCheckQuerySet.as_manager()

    class Meta:
        ordering = ("age", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["care_leaver", "age", "born"], nulls_distinct=False, name="a_birthday_is_checked_once"
            ),
        ]
