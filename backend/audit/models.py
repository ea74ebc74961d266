from django.db import models

from backend.core import clock
from backend.core.models import BaseModel, BaseQuerySet


class ReadQuerySet(BaseQuerySet["Read"]):
    def of_subject(self, kind, public_id):
        return self.filter(subject_kind=kind, subject=public_id)


class Read(BaseModel):
    """Who looked at whose record, when and on which page. No foreign keys: it must outlive what it speaks of."""

    council_id = models.BigIntegerField(null=True)
    reader_id = models.BigIntegerField(null=True)
    reader_role = models.CharField(max_length=40, blank=True)
    subject_kind = models.CharField(max_length=40)
    subject = models.UUIDField()
    page = models.CharField(max_length=100)
    refused = models.BooleanField(default=False)
    token = models.UUIDField(null=True, blank=True)  # the key of the system that looked in the reader's name

    contact = models.UUIDField(null=True, blank=True)  # who looked by a link of their own, without signing in

    objects = ReadQuerySet.as_manager()

    class Meta:
        db_table = "audit_read"
        indexes = [models.Index(fields=["subject_kind", "subject"]), models.Index(fields=["reader_id"])]

    def __str__(self):
        return f"{self.page} read at {clock.local(self.created_at):%Y-%m-%d %H:%M}"
