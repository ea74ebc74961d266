"""What an officer adds to the brief of a post, and who at its employer has read it."""

from django.db import models

from backend.accounts.models import optional_user, required_user
from backend.councils.models import CouncilRow
from backend.employers.models import Employer, EmployerContact
from backend.opportunities.models.opportunity import Opportunity


class BriefLines(CouncilRow):
    """Two lines of the council for this post: append-only, and the last of an employer's are those that stand."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.RESTRICT, related_name="brief_lines")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")
    first = models.CharField(max_length=200, blank=True)
    second = models.CharField(max_length=200, blank=True)
    by = required_user()

    class Meta:
        ordering = ("-id",)


class BriefReading(CouncilRow):
    """Somebody at the employer says that they have read it, as it was: append-only. `by` signed in; else they came by
    the link in our e-mail."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.RESTRICT, related_name="brief_readings")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")
    contact = models.ForeignKey(EmployerContact, on_delete=models.RESTRICT, related_name="brief_readings")
    by = optional_user()
    is_of_now: bool  # beside those that `readings_of` reads
    version = models.CharField(max_length=8, help_text="Of the brief that they read: a digest of its words.")

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity", "contact", "version"], name="a_brief_is_read_by_somebody_once_as_it_is"
            )
        ]

    @property
    def how(self) -> str:
        return "signed in" if self.by_id else "by link"
