"""How something ended: its last day, why, who says so and by what it is known, and until when they want no other."""

from django.db import models
from django.db.models import Q

from backend.placements.choices import END_GROUPS, LOST_THE_JOB, CheckInFrom, EndEvidence, EndGroup, EndReason


class SaysHowItEnded(models.Model):
    ended_on = models.DateField(null=True, blank=True, help_text="The last day.")
    end_reason = models.CharField(max_length=20, choices=EndReason.choices, blank=True)
    end_note = models.TextField(blank=True)
    end_said_by = models.CharField(max_length=20, choices=CheckInFrom.choices, blank=True)
    end_evidence = models.CharField(max_length=20, choices=EndEvidence.choices, blank=True)
    not_now_until = models.DateField(
        null=True, blank=True, help_text="The day from which they want something else, where they chose one."
    )

    class Meta:
        abstract = True

    @property
    def end_group(self) -> EndGroup:
        return END_GROUPS.get(EndReason(self.end_reason), EndGroup.OTHER)

    @property
    def end_known_by(self) -> str:
        """In words; empty of one that goes on, and where nobody recorded it."""
        how = self.get_end_evidence_display()
        return ": ".join(filter(None, (self.get_end_said_by_display(), how[:1].lower() + how[1:])))

    @property
    def lost_the_job(self) -> bool:
        return self.end_reason in LOST_THE_JOB


def only_of_an_end(*, name: str) -> models.CheckConstraint:
    nothing_said = Q(end_said_by="", end_evidence="", not_now_until__isnull=True)
    return models.CheckConstraint(condition=Q(ended_on__isnull=False) | nothing_said, name=name)


def not_now_after_the_end(*, name: str) -> models.CheckConstraint:
    later = Q(not_now_until__isnull=True) | Q(not_now_until__gt=models.F("ended_on"))
    return models.CheckConstraint(condition=later, name=name)
