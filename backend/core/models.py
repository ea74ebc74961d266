import uuid
from functools import cache
from typing import Any, Self, TypeVar

from django.db import models, transaction

from backend.core import clock
from backend.core.constraints import one_while


class BaseModel(models.Model):
    """What every row of ours has: a key for the database, a public one for links, and when it was made."""

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: models.Field) -> Any:  # noqa: N802 - Django's own, behind get_state_display()
        """Django makes a dictionary of all the choices of a field each time that a label is asked for."""
        value = getattr(self, field.attname)
        return value if value is None else _labels(field).get(value, value)


@cache
def _labels(field: models.Field) -> dict[Any, str]:
    return {value: str(label) for value, label in field.flatchoices}


Row = TypeVar("Row", bound=models.Model)


class BaseQuerySet(models.QuerySet[Row]):
    def latest_first(self) -> Self:
        return self.order_by("-created_at", "-id")


class Referenced(models.Model):
    """A row that is named in mails and on the telephone, where nothing about anybody may be said."""

    public_id: models.UUIDField

    class Meta:
        abstract = True

    @property
    def reference(self) -> str:
        return str(self.public_id)[:8].upper()


class UploadedFile(models.Model):
    """A file from its upload until its rows are worked through, chunk by chunk; its bytes are not kept longer."""

    failure = models.TextField(blank=True, help_text="Why the file could not be read.")
    rows = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)

    content: models.FileField
    state: models.CharField

    class Meta:
        abstract = True
        ordering = ("-created_at", "-id")

    def let_go_of_content(self) -> None:
        """Remove the bytes once the transaction is through; whoever keeps the row saves it."""
        storage, name = self.content.storage, self.content.name
        self.content = ""
        if name:
            transaction.on_commit(lambda: storage.delete(name))


class NumberedRow(models.Model):
    """What became of one row of a file, by its number in the spreadsheet."""

    number = models.PositiveIntegerField()

    class Meta:
        abstract = True
        ordering = ("number", "id")

    def __str__(self):
        return f"Row {self.number}"


class JobState(models.TextChoices):
    WAITING = "waiting", "Waiting to be sent"
    SENT = "sent", "Sent to a worker"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    PARKED = "parked", "Parked after too many attempts"


class JobQuerySet(models.QuerySet["Job"]):
    def unfinished(self) -> Self:
        return self.exclude(state__in=[JobState.DONE, JobState.PARKED])

    def to_sweep(self, *, now, unsent_before) -> Self:
        """Never handed to a worker, or held by a worker past its lease."""
        unsent = models.Q(state=JobState.WAITING, created_at__lt=unsent_before)
        lost = models.Q(state=JobState.SENT, sent_at__lt=unsent_before)
        overdue = models.Q(state=JobState.RUNNING, running_until__lt=now)
        return self.filter(unsent | lost | overdue)

    def parked(self) -> Self:
        return self.filter(state=JobState.PARKED)


class Job(Referenced, BaseModel):
    """A piece of background work, written in the transaction of the change it follows from."""

    name = models.CharField(max_length=100)
    arguments = models.JSONField(default=list)
    business_key = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    running_until = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = [
            one_while(models.Q(state=JobState.WAITING), "business_key", name="one_waiting_job_for_each_business_key"),
            models.CheckConstraint(
                condition=~models.Q(state=JobState.DONE) | models.Q(finished_at__isnull=False),
                name="a_done_job_has_a_finishing_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "created_at"])]

    def __str__(self):
        return f"{self.name} ({self.state})"
