"""What an application needs before it is sent: who does what by when, and the statement in their own sentences."""

from django.db import models

from backend.accounts.models import optional_user
from backend.audit.history import tracked
from backend.core.constraints import all_or_none
from backend.councils.models import CouncilRow
from backend.referrals.choices import ApplicationPart, PartOwner
from backend.referrals.models.referral import Referral


@tracked
class ApplicationItem(CouncilRow):
    """One part of one application, from when somebody said more of it than follows from the application itself."""

    referral = models.ForeignKey(Referral, on_delete=models.RESTRICT, related_name="application_items")
    part = models.CharField(max_length=20, choices=ApplicationPart.choices)
    owner = models.CharField(max_length=20, choices=PartOwner.choices)
    due_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True, help_text="Whom they ask as a referee, or where it lies.")
    done_on = models.DateField(null=True, blank=True)
    done_by = optional_user()
    is_open_again = models.BooleanField(
        default=False, help_text="Somebody said that it is not ready, whatever the profile says."
    )

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["referral", "part"], name="a_part_of_an_application_has_one_row"),
            all_or_none("done_on", "done_by", name="a_part_that_is_done_names_who_said_so"),
        ]

    def __str__(self):
        return f"{self.get_part_display()} of {self.referral_id}"


@tracked
class ApplicationStatement(CouncilRow):
    """Why they want this one, in sentences that they said: chosen, put under headings and in order, and no others."""

    referral = models.OneToOneField(Referral, on_delete=models.RESTRICT, related_name="statement")
    sentences = models.JSONField(default=list, help_text="In order: as said, as it stands, where it is from, whose.")
    by = optional_user()

    def __str__(self):
        return f"Statement of {self.referral_id}"
