"""Files about a young person that may go to somebody outside: a CV, a certificate, a letter."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.care_leavers.choices import DocumentFormat, DocumentKind
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.core.constraints import all_or_none
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.documents.reading import Reading


def random_name(_document, _name: str) -> str:
    """What a file is called may tell whose it is, or lead a program to run it."""
    return f"documents/{uuid.uuid4().hex}"


class DocumentQuerySet(CouncilScopedQuerySet):
    def with_copies(self) -> Self:
        """Each with `has_copy`: whether a cleaned copy stands in its place."""
        copies = self.model.objects.filter(cleaned_from=OuterRef("pk"))
        return self.annotate(has_copy=Exists(copies)).select_related("added_by", "looked_by", "cleaned_from")


@tracked(without=("reading",))
class Document(CouncilScoped):
    """One file, which never changes: a cleaned copy is another. What was looked at is that very file, by its digest.

    `reading` is what stands in it, so that what tells of them is found by the facts of today; it goes with the row and
    is in no history.
    """

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="documents")
    kind = models.CharField(max_length=20, choices=DocumentKind.choices)
    note = models.CharField(max_length=200, blank=True)
    file = models.FileField(upload_to=random_name, max_length=100)
    format = models.CharField(max_length=5, choices=DocumentFormat.choices)
    size = models.PositiveIntegerField(help_text="In bytes.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file.")
    reading = models.JSONField()
    added_by = required_user()
    cleaned_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="copies")
    looked_at = models.DateTimeField(null=True, blank=True, help_text="When somebody said that it may be sent.")
    looked_by = optional_user()
    looked_for = models.CharField(max_length=64, blank=True, help_text="A digest of all that was found in it by then.")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = [
            models.UniqueConstraint(fields=["care_leaver", "digest"], name="a_file_is_kept_once_for_a_young_person"),
            all_or_none("looked_at", "looked_by", name="who_looked_at_a_document_is_named"),
        ]

    @property
    def read(self) -> Reading:
        return Reading.of_json(self.reading)

    @property
    def given_name(self) -> str:
        """What the file is called where it is sent to somebody: what it is, and nothing of whose."""
        return f"{DocumentKind(self.kind).file_name}.{self.format}"
