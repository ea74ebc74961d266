from django.db import models
from django.db.models import Q

from backend.accounts.attribution import Answered
from backend.accounts.models import required_user
from backend.audit.history import tracked
from backend.core.names import InvitedByAddress
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.employers.choices import ColleagueAnswer
from backend.employers.models.employer import Employer


class ColleagueInvitationQuerySet(CouncilScopedQuerySet["ColleagueInvitation"]):
    def waiting(self):
        return self.filter(answer="")


@tracked
class ColleagueInvitation(Answered, InvitedByAddress, CouncilScoped):
    """Whom an employer's people asked to have invited. Of another mail domain they wait for an officer's yes."""

    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="colleague_invitations")
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField()
    sees_all = models.BooleanField(default=False, help_text="What they may do once they have accepted.")
    asked_by = required_user()
    answer = models.CharField(max_length=20, choices=ColleagueAnswer.choices, blank=True)
    reason = models.TextField(blank=True)

    objects = ColleagueInvitationQuerySet.as_manager()

    class Meta:
        ordering = ("created_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["employer", "email"], condition=Q(answer=""), name="a_colleague_waits_once_at_an_employer"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="an_answer_about_a_colleague_has_who_and_when",
            ),
        ]

    def __str__(self):
        return f"{self.called}, {self.employer}"
