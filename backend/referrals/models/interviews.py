"""Rows beside the events of a referral: times to choose from, what somebody says of them, and a day for several."""

import datetime as dt

from django.db import models

from backend.accounts.models import required_user
from backend.councils.models import CouncilRow
from backend.employers.models import Employer
from backend.opportunities.models import Opportunity
from backend.referrals.choices import InterviewHow


class AssessmentDay(CouncilRow):
    """One day to which several people are invited at once: append-only, and replaced where it is moved."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.RESTRICT, related_name="+")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")
    on = models.DateField()
    at = models.TimeField(help_text="The time of day in London.")
    minutes = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How long it takes.")
    how = models.CharField(max_length=20, choices=InterviewHow.choices, blank=True)
    words = models.TextField(help_text="Where, and what to bring.")
    by = required_user()
    replaces = models.OneToOneField(
        "self", on_delete=models.RESTRICT, null=True, blank=True, related_name="replaced_by", help_text="It was moved."
    )

    class Meta:
        ordering = ("on", "at", "id")

    def __str__(self):
        return f"Assessment day on {self.on}"


class InterviewTime(CouncilRow):
    """One of several times that an employer offers in one event: append-only."""

    event = models.ForeignKey("referrals.ReferralEvent", on_delete=models.RESTRICT, related_name="times")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")
    on = models.DateField()
    at = models.TimeField(help_text="The time of day in London.")

    class Meta:
        ordering = ("on", "at", "id")
        constraints = [models.UniqueConstraint(fields=["event", "on", "at"], name="a_time_is_offered_once")]

    def __str__(self):
        return f"{self.on} at {self.at}"

    @property
    def when(self) -> tuple[dt.date, dt.time]:
        return self.on, self.at


class TimeWish(CouncilRow):
    """Which of the times suits, as the young person says it on their own page: append-only, and the last one counts."""

    event = models.ForeignKey("referrals.ReferralEvent", on_delete=models.RESTRICT, related_name="wishes")
    time = models.ForeignKey(
        InterviewTime, on_delete=models.RESTRICT, null=True, blank=True, related_name="+", help_text="Empty: none does."
    )
    at = models.DateTimeField(help_text="When they said so.")

    class Meta:
        ordering = ("id",)

    def __str__(self):
        return f"Wish about times of {self.event_id}"


class SaysWhen(models.Model):
    """What an event says of an interview: when it is, how long and how; and by which choice, or with whom."""

    interview_on = models.DateField(null=True, blank=True)
    interview_at = models.TimeField(null=True, blank=True, help_text="The time of day in London.")
    interview_how = models.CharField(max_length=20, choices=InterviewHow.choices, blank=True)
    interview_minutes = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How long it takes.")
    chosen_time = models.ForeignKey(
        InterviewTime, on_delete=models.RESTRICT, null=True, blank=True, related_name="+", help_text="Of those offered."
    )
    assessment_day = models.ForeignKey(
        AssessmentDay, on_delete=models.RESTRICT, null=True, blank=True, related_name="+", help_text="With others."
    )

    class Meta:
        abstract = True
