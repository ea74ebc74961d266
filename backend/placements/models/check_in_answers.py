"""What a check-in asks, whoever answers it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from backend.placements.choices import CheckInFrom, HowItIsGoing
from backend.placements.support_choices import Attendance, SupportKind, Worry


WHO_RECORDED = (
    models.CheckConstraint(
        condition=Q(done_on__isnull=True, recorded_by__isnull=True, by_themselves=False)
        | (Q(done_on__isnull=False) & (Q(recorded_by__isnull=False) | Q(by_themselves=True))),
        name="a_done_check_in_says_who_recorded_it",
    ),
    models.CheckConstraint(
        condition=Q(by_themselves=False) | Q(heard_from=CheckInFrom.YOUNG_PERSON),
        name="what_they_answer_themselves_is_heard_from_them",
    ),
)


class CheckInAnswers(models.Model):
    """One definition for the adviser's record and for what an employer or a young person answers by themselves."""

    going = models.PositiveSmallIntegerField(choices=HowItIsGoing.choices, null=True, blank=True)
    attendance = models.CharField(max_length=20, choices=Attendance.choices, blank=True)
    worries = ArrayField(models.CharField(max_length=20, choices=Worry.choices), default=list, blank=True)
    support_wanted = ArrayField(
        models.CharField(max_length=20, choices=SupportKind.choices),
        default=list,
        blank=True,
        help_text="What they chose on their own page; said aloud it stands in words.",
    )
    support_needed = models.TextField(blank=True)
    note = models.TextField(blank=True)
    by_themselves = models.BooleanField(default=False, help_text="The young person answered it on their own page.")

    class Meta:
        abstract = True

    @property
    def asked_for(self) -> str:
        """The support they chose and what was said of it, in one line; empty where they ask for none."""
        chosen = "; ".join(str(SupportKind(each).label) for each in self.support_wanted)
        return " ".join(filter(None, (chosen and f"{chosen}.", self.support_needed)))
