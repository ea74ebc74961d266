"""A document that was sent with an introduction: which very file, to whom, by whom, and whether it was taken back."""

from typing import Self

from django.db import models

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.care_leavers.choices import DocumentFormat, DocumentKind
from backend.core.constraints import all_or_none
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.employers.models import Employer
from backend.referrals.document_names import DOCUMENT_LABELS


class SentDocumentQuerySet(CouncilScopedQuerySet["SentDocument"]):
    def to_its_employer(self) -> Self:
        """Of a referral that went with its advert to another employer, what was sent to the one of now alone."""
        return self.filter(employer=models.F("referral__employer"))


@tracked
class SentDocument(CouncilScoped):
    """The employer of then may read this file, while its `name` is among what the referral discloses and nothing else
    stands in the way (`sent_documents`). The file itself may be removed; what was sent stays known."""

    referral = models.ForeignKey("referrals.Referral", on_delete=models.RESTRICT, related_name="sent_documents")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")
    document = models.UUIDField(help_text="The public id of the young person’s document.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file that was looked at.")
    kind = models.CharField(max_length=20, choices=DocumentKind.choices)
    format = models.CharField(max_length=5, choices=DocumentFormat.choices)
    size = models.PositiveIntegerField(help_text="In bytes.")
    pages = models.PositiveIntegerField(default=0, help_text="None where it has no pages.")
    name = models.CharField(max_length=40, help_text="What it is among what the employer was told.")
    with_care = models.BooleanField(
        default=False, help_text="It was read while the employer was told of care, and goes with that agreement."
    )
    by = required_user()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = optional_user()

    objects = SentDocumentQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["referral", "name"], name="a_document_has_its_own_name_with_a_referral"),
            all_or_none("taken_back_at", "taken_back_by", name="who_took_a_document_back_is_named"),
        ]

    def __str__(self):
        return f"{self.label} of {self.referral_id}"

    @property
    def label(self) -> str:
        return DOCUMENT_LABELS[self.name]

    @property
    def file_name(self) -> str:
        return f"{self.label}.{self.format}"
