"""What an employer was asked to delete, after an agreement was taken back."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.functions import TruncDate

from backend.accounts.models import optional_user
from backend.audit.history import tracked
from backend.care_leavers.models import Consent
from backend.core import clock
from backend.core.models import Referenced
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.employers.models import Employer, EmployerContact
from backend.reference.working_days import subtract_working_days, working_days_between
from backend.referrals.choices import DeleteAnswer


LONGEST_REASON = 1000
REMIND_AFTER, RING_AFTER = 3, 5  # working days


class IsLeft(Func):
    """Whether any of the fields is not, or by its last day not any more, among what the employer reads."""

    template = (
        "EXISTS (SELECT 1 FROM (VALUES (%(expressions)s)) AS told (fields, disclosed, until, today),"
        " unnest(told.fields) AS field (name) WHERE NOT jsonb_exists(told.disclosed, field.name)"
        " OR told.until->>field.name < told.today)"
    )
    output_field = BooleanField()


class DeleteRequestQuerySet(CouncilScopedQuerySet["DeleteRequest"]):
    def unanswered(self) -> Self:
        return self.filter(answered_at__isnull=True)

    def still_to_delete(self, on) -> Self:
        """Without those where they agreed anew and the employer reads all of it again."""
        shown = (F("fields"), F("referral__disclosed"), F("referral__disclosed_until"), Value(on.isoformat()))
        return self.filter(~Q(employer=F("referral__employer")) | Q(IsLeft(*shown)))

    def to_ring_about(self, on) -> Self:
        """Not answered for a week of work, or nobody there could be written to at all, or come in by the link."""
        late = Q(asked_on__lte=subtract_working_days(on, RING_AFTER))
        cannot_answer = Q(written_to=0) | Q(access_asked_at__isnull=False)
        return self.unanswered().still_to_delete(on).filter(late | cannot_answer)

    def to_remind(self, on) -> Self:
        due = self.filter(asked_on__lte=subtract_working_days(on, REMIND_AFTER), reminded_on=None, written_to__gt=0)
        return due.unanswered().still_to_delete(on)

    def kept_by_link(self) -> Self:
        """The employer said without us that it keeps some of it; `care_leaver` is whom that is about."""
        said = self.filter(answer=DeleteAnswer.KEPT, by_contact__isnull=False)
        return said.annotate(care_leaver=F("consent__care_leaver"), answered_day=TruncDate("answered_at"))

    def with_details(self) -> Self:
        return self.select_related("employer", "referral", "consent__care_leaver", "by_contact", "recorded_by", "by")


@tracked
class DeleteRequest(Referenced, CouncilScoped):
    """One employer is asked to delete what it was told of somebody by one referral; what it says is kept with it. What
    is asked for later is asked in a row of its own: no answer is written over."""

    consent = models.ForeignKey(Consent, on_delete=models.RESTRICT, related_name="delete_requests")
    referral = models.ForeignKey("referrals.Referral", on_delete=models.RESTRICT, related_name="delete_requests")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")
    asking = models.PositiveSmallIntegerField(
        default=1, help_text="Which one it is of those about the same agreement, referral and employer."
    )
    fields = ArrayField(models.CharField(max_length=40), help_text="Names of what it was told, as in the preview.")
    asked_on = models.DateField()
    by = optional_user()  # nobody where they asked for it themselves, on their own page
    written_to = models.PositiveSmallIntegerField(default=0, help_text="How many people at the employer got a link.")
    reminded_on = models.DateField(null=True, blank=True)
    access_asked_at = models.DateTimeField(
        null=True, blank=True, help_text="When somebody who has a link first could not come in by it."
    )
    answer = models.CharField(max_length=20, choices=DeleteAnswer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, help_text="Why it has to keep it, in its own words.")
    by_contact = models.ForeignKey(
        EmployerContact, on_delete=models.RESTRICT, null=True, blank=True, related_name="+", help_text="By link."
    )
    recorded_by = optional_user()

    objects = DeleteRequestQuerySet.as_manager()

    class Meta:
        ordering = ("asked_on", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["consent", "referral", "employer", "asking"], name="each_asking_to_delete_has_its_row"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="", by_contact=None, recorded_by=None)
                | Q(answered_at__isnull=False, by_contact__isnull=False, recorded_by=None) & ~Q(answer="")
                | Q(answered_at__isnull=False, by_contact=None, recorded_by__isnull=False) & ~Q(answer=""),
                name="an_answer_about_deleting_is_one_persons",
            ),
            models.CheckConstraint(
                condition=~Q(answer=DeleteAnswer.KEPT) | ~Q(reason=""), name="what_has_to_be_kept_has_its_reason"
            ),
        ]

    def __str__(self):
        return f"Request {self.reference} to delete"

    @property
    def answered_on(self):
        return clock.day_of(self.answered_at) if self.answered_at else None

    @property
    def who_answered(self) -> str:
        return f"{self.by_contact}, by link" if self.by_contact else str(self.recorded_by or "")

    def working_days_waiting(self, on) -> int:
        return working_days_between(self.asked_on, max(on, self.asked_on))
