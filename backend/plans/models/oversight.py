"""A manager's notes on a young person's record: what was looked at, and a sign-off or what has to be done first."""

from typing import Self

from django.db import models
from django.db.models import Q

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.core.constraints import with_reason
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.plans.choices import OversightOutcome


class OversightNoteQuerySet(CouncilScopedQuerySet["OversightNote"]):
    def of_people(self, care_leavers) -> Self:
        return self.filter(care_leaver__in=care_leavers)

    def to_answer(self) -> Self:
        """Something was asked and nobody has said what was done, the longest waiting first."""
        return self.filter(outcome=OversightOutcome.ASKS, answered_at=None).order_by("on", "id")


@tracked
class OversightNote(CouncilScoped):
    """A manager's note on a young person's record. It is not changed: the next one says what is different."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="oversight_notes")
    on = models.DateField()
    words = models.TextField()
    outcome = models.CharField(max_length=20, choices=OversightOutcome.choices)
    asks = models.CharField(max_length=400, blank=True, help_text="What is done or put right first.")
    written_by = required_user()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = optional_user()
    answer = models.CharField(max_length=400, blank=True)

    objects = OversightNoteQuerySet.as_manager()

    class Meta:
        ordering = ("-on", "-id")
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="an_oversight_note_says_something"),
            models.CheckConstraint(
                condition=Q(outcome=OversightOutcome.ASKS) ^ Q(asks=""), name="an_oversight_note_asks_or_signs_off"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | ~Q(asks=""), name="what_was_asked_is_answered"
            ),
            with_reason("answered_at", "answered_by", "answer", name="an_answer_to_a_manager_says_what_and_by_whom"),
        ]
        indexes = [models.Index(fields=["care_leaver", "on"], name="oversight_notes_of_a_person")]

    def __str__(self):
        return f"Oversight note of {self.on:%-d %B %Y}"

    @property
    def waits(self) -> bool:
        return bool(self.asks) and self.answered_at is None
