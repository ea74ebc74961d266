"""What an employer reads of a referral no longer: kept by whatever door it went."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from backend.care_leavers.choices import ConsentKind
from backend.councils.models import CouncilRow
from backend.employers.models import Employer


class RemovedDetails(CouncilRow):
    """By their names alone, with the employer of then and since when it could read each: append-only."""

    referral = models.ForeignKey("referrals.Referral", on_delete=models.RESTRICT, related_name="removed_details")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")
    fields = ArrayField(models.CharField(max_length=40), help_text="Names of what it was told, as in the preview.")
    with_care = ArrayField(
        models.CharField(max_length=40), default=list, blank=True, help_text="Which of them may speak of care as well."
    )
    since: Any = models.JSONField(help_text="From which moment each could be read.")

    class Meta:
        ordering = ("id",)

    def __str__(self):
        return f"Removed details of {self.referral_id}"

    def rested_on(self, kind: str, kinds: dict[str, ConsentKind]) -> tuple[str, ...]:
        """Which of them an agreement of this kind allowed: without the name, none of them."""
        if kind == ConsentKind.SHARE_NAME:
            return tuple(self.fields) if "name" in self.fields else ()
        also = self.with_care if kind == ConsentKind.SHARE_CARE_STATUS else ()
        return tuple(name for name in self.fields if kinds[name] == kind or name in also)
