"""What a check-in asks, whoever answers it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from backend.placements.choices import HowItIsGoing
from backend.placements.support_choices import Attendance, Worry


class CheckInAnswers(models.Model):
    """One definition for the adviser's record and for what an employer or a young person answers by themselves."""

    going = models.PositiveSmallIntegerField(choices=HowItIsGoing.choices, null=True, blank=True)
    attendance = models.CharField(max_length=20, choices=Attendance.choices, blank=True)
    worries = ArrayField(models.CharField(max_length=20, choices=Worry.choices), default=list, blank=True)
    support_needed = models.TextField(blank=True)
    note = models.TextField(blank=True)

    class Meta:
        abstract = True
