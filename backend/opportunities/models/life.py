"""What is kept about a post beside its facts: doubts raised by a later check, and what came of it in the end."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from backend.audit.history import tracked
from backend.core.models import BaseModel
from backend.councils.models import Council, CouncilScoped, CouncilScopedQuerySet
from backend.employers.models import Employer, EmployerContact
from backend.opportunities.choices import Hired
from backend.opportunities.models.opportunity import Opportunity


class PostingFlagQuerySet(models.QuerySet["PostingFlag"]):
    def for_council(self, council_id):
        return self.filter(council_id=council_id)

    def standing(self):
        return self.filter(cleared_at__isnull=True)


class PostingFlag(BaseModel):
    """A rule that a published post came to break, or that could be checked only later."""

    council = models.ForeignKey(Council, on_delete=models.RESTRICT, related_name="+")
    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="flags")
    code = models.CharField(max_length=60)
    message = models.TextField()
    raised_at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True, blank=True)

    objects = PostingFlagQuerySet.as_manager()

    class Meta:
        ordering = ("raised_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity", "code"],
                condition=Q(cleared_at__isnull=True),
                name="a_flag_is_raised_once_while_it_stands",
            )
        ]

    def __str__(self):
        return self.message


class OutcomeQuerySet(CouncilScopedQuerySet):
    def answered(self):
        return self.filter(answered_at__isnull=False)

    def unanswered(self):
        return self.filter(answered_at__isnull=True)


@tracked
class Outcome(CouncilScoped):
    """What an employer is asked once, two weeks after a post ended: whether they hired, and through whom."""

    opportunity = models.OneToOneField(Opportunity, on_delete=models.CASCADE, related_name="outcome")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")
    asked_at = models.DateTimeField()
    hired = models.CharField(max_length=10, choices=Hired.choices, blank=True)
    through_us = models.BooleanField(null=True, blank=True)
    care_leaver = models.BooleanField(null=True, blank=True)
    words = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="an_answered_outcome_names_who_answered",
            ),
            models.CheckConstraint(
                condition=Q(hired=Hired.YES) | Q(through_us__isnull=True, care_leaver__isnull=True),
                name="only_a_hiring_says_more",
            ),
        ]

    def __str__(self):
        return f"What became of {self.opportunity_id}"


class NoOutcomeQuestions(CouncilScoped):
    """Somebody at an employer does not want to be asked how their posts ended."""

    contact = models.OneToOneField(EmployerContact, on_delete=models.CASCADE, related_name="no_outcome_questions")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")

    objects = CouncilScopedQuerySet.as_manager()

    def __str__(self):
        return f"No questions to {self.contact_id}"


class ToldApart(CouncilScoped):
    """Two opportunities that look alike and that a person has found to be two."""

    first = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="+")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")

    objects = CouncilScopedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="two_opportunities_are_told_apart_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="the_older_of_two_comes_first"),
        ]

    def __str__(self):
        return f"{self.first_id} is not {self.second_id}"
