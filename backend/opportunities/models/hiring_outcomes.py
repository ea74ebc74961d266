"""What came of an opportunity in the end, as its employer answers: the hiring outcome, no outcome of a young person."""

from django.db import models
from django.db.models import Q

from backend.accounts.attribution import Answered
from backend.audit.history import tracked
from backend.core.constraints import all_or_none
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.employers.models import Employer, EmployerContact
from backend.opportunities.choices import Hired
from backend.opportunities.models.opportunity import Opportunity


class OutcomeQuerySet(CouncilScopedQuerySet):
    def answered(self):
        return self.filter(answered_at__isnull=False)

    def unanswered(self):
        return self.filter(answered_at__isnull=True)


@tracked
class Outcome(Answered, CouncilScoped):
    """What an employer is asked once, two weeks after an opportunity ended: whether they hired, and through whom."""

    opportunity = models.OneToOneField(Opportunity, on_delete=models.CASCADE, related_name="outcome")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")
    asked_at = models.DateTimeField()
    hired = models.CharField(max_length=10, choices=Hired.choices, blank=True)
    through_us = models.BooleanField(null=True, blank=True)
    words = models.TextField(blank=True)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        constraints = [
            all_or_none("answered_at", "answered_by", name="an_answered_outcome_names_who_answered"),
            models.CheckConstraint(
                condition=Q(hired=Hired.YES) | Q(through_us__isnull=True),
                name="only_a_hiring_says_more",
            ),
        ]

    def __str__(self):
        return f"What became of {self.opportunity_id}"


class NoOutcomeQuestions(CouncilRow):
    """Somebody at an employer does not want to be asked how their opportunities ended."""

    contact = models.OneToOneField(EmployerContact, on_delete=models.CASCADE, related_name="no_outcome_questions")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")

    def __str__(self):
        return f"No questions to {self.contact_id}"
