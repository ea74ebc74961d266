from django.db import models

from backend.accounts.models import required_user
from backend.care_leavers.choices import CorrectionOf
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.councils.models import CouncilRow


class Correction(CouncilRow):
    """What a record said before somebody put it right, and why. Append-only.

    The record itself says what is true now, so that every page and count reads it there; what it said stays here. It is
    named by its public id, since a record that should never have been made is taken away.
    """

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="corrections")
    of = models.CharField(max_length=20, choices=CorrectionOf.choices)
    record = models.UUIDField(help_text="The public id of what was corrected.")
    part_of = models.UUIDField(null=True, blank=True, help_text="The public id of the placement it belongs to.")
    was = models.JSONField(help_text="By field, what it said before.")
    is_removal = models.BooleanField(default=False)
    reason = models.TextField()
    by = required_user()

    class Meta:
        ordering = ("created_at", "id")
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_correction_says_why"),
        ]
        indexes = [models.Index(fields=["care_leaver", "of"])]
