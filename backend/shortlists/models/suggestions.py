"""What an adviser shows a young person on their own page, and what they say of it. Showing decides nothing."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import OuterRef, Q, Subquery

from backend.accounts.models import optional_user, required_user
from backend.care_leavers.models import CareLeaver
from backend.core.constraints import all_or_none, one_open
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.opportunities.models import Opportunity
from backend.shortlists.choices import NotForMe, OwnAnswer


class SuggestionQuerySet(CouncilScopedQuerySet["Suggestion"]):
    def current(self) -> Self:
        return self.filter(ended_at=None)

    def with_answer(self) -> Self:
        """Each with what they said last: `answer`, None where they said nothing, `answered_at`, `because`,
        `own_words`, and who wrote it down for them, if anybody."""
        last = SuggestionAnswer.objects.filter(suggestion=OuterRef("pk")).order_by("-id")
        told = {
            "answer": "answer",
            "answered_at": "at",
            "because": "because",
            "own_words": "words",
            "recorded_by_name": "by__name",
        }
        return self.annotate(**{name: Subquery(last.values(column)[:1]) for name, column in told.items()})

    def answered(self, answer: OwnAnswer) -> Self:
        return self.with_answer().filter(answer=answer)


class Suggestion(CouncilScoped):
    """One opportunity on one young person's page."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="suggestions")
    opportunity = models.ForeignKey(Opportunity, on_delete=models.RESTRICT, related_name="suggestions")
    words = models.TextField(blank=True, help_text="What the adviser says of it, to them.")
    by = required_user()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = optional_user()

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ("created_at", "id")
        constraints = [
            one_open("care_leaver", "opportunity", until="ended_at", name="an_opportunity_is_suggested_once_at_a_time"),
            all_or_none("ended_at", "ended_by", name="who_ends_a_suggestion_is_named"),
        ]


class SuggestionAnswer(CouncilRow):
    """What they say of it, in their own words, exactly: append-only. `by` recorded it for them; else they did it."""

    suggestion = models.ForeignKey(Suggestion, on_delete=models.RESTRICT, related_name="answers")
    answer = models.CharField(max_length=20, choices=OwnAnswer.choices)
    because = ArrayField(models.CharField(max_length=20, choices=NotForMe.choices), default=list, blank=True)
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    by = optional_user()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(answer=OwnAnswer.NOT_FOR_ME) | Q(because=[]), name="only_a_no_has_reasons"
            )
        ]
