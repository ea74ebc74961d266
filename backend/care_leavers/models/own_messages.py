"""What a young person writes on their own page, kept exactly as they wrote it, and what a named person answered."""

from typing import Self

from django.db import models
from django.db.models import Count, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from backend.accounts.models import optional_user
from backend.audit.history import tracked
from backend.care_leavers.choices import OF_AN_APPLICATION, Feeling, OwnMessageKind, TalkTo
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.care_leavers.models.contact import Contact
from backend.core.constraints import all_or_none
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet


class OwnMessageQuerySet(CouncilScopedQuerySet["OwnMessage"]):
    def waiting(self) -> Self:
        return self.filter(answered_at=None)

    def with_tries(self) -> Self:
        """Each with how often somebody tried to reach them since they wrote, and on which day last: `tries`,
        `last_try_on`. A try is a contact in which they were not reached, wherever it was logged."""
        tries = Contact.objects.filter(
            care_leaver=OuterRef("care_leaver"), reached=False, created_at__gte=OuterRef("created_at")
        ).order_by()
        counted = tries.values("care_leaver").annotate(number=Count("pk"), last=Max("on"))
        return self.annotate(
            tries=Coalesce(Subquery(counted.values("number")), 0), last_try_on=Subquery(counted.values("last"))
        )

    def of_kind(self, *kinds: OwnMessageKind) -> Self:
        return self.filter(kind__in=kinds)


@tracked
class OwnMessage(CouncilScoped):
    """One message from their page. Never scored, never shown to an employer."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="own_messages")
    kind = models.CharField(max_length=20, choices=OwnMessageKind.choices)
    words = models.TextField(blank=True)
    feeling = models.CharField(max_length=10, choices=Feeling.choices, blank=True)
    talk_to = models.CharField(max_length=20, choices=TalkTo.choices, blank=True)
    recorded_by = optional_user()  # who wrote it down for them, where they said it; None where they wrote it themselves
    about = models.UUIDField(null=True, blank=True, help_text="Of which application it is, by its public id.")
    names_harm = models.BooleanField(default=False, help_text="Words that somebody has to read at once.")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = optional_user()
    answer = models.TextField(blank=True, help_text="What was done about it; they read it on their page.")
    spoken_on = models.DateField(null=True, blank=True, help_text="The day they were spoken to about harm.")
    told_whom = models.CharField(max_length=200, blank=True, help_text="Who was told of harm.")

    next_try_on = models.DateField(null=True, blank=True, help_text="When somebody tries again to reach them.")
    next_try_at = models.TimeField(null=True, blank=True, help_text="The time of day in London.")

    objects = OwnMessageQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = [
            all_or_none("answered_at", "answered_by", name="who_answers_a_message_is_named"),
            models.CheckConstraint(
                condition=~Q(words="") | ~Q(feeling="") | ~Q(talk_to="") | Q(about__isnull=False),
                name="a_message_says_something",
            ),
            models.CheckConstraint(
                condition=Q(about__isnull=False, kind__in=OF_AN_APPLICATION)
                | (Q(about__isnull=True) & ~Q(kind__in=OF_AN_APPLICATION)),
                name="what_is_said_of_an_application_names_it",
            ),
        ]
        indexes = [models.Index(fields=["council", "answered_at"])]
