import uuid

from django.db import models

from backend.accounts.models import optional_user
from backend.core.models import NumberedRow, UploadedFile
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.employers.models import Employer
from backend.intake.choices import SPREADSHEETS, FileKind, FileState
from backend.opportunities.choices import OpportunityType


def random_name(_file, _name: str) -> str:
    """What a file is called may tell whose it is, or lead a program to run it."""
    return f"opportunity-files/{uuid.uuid4().hex}"


class OpportunityFileQuerySet(CouncilScopedQuerySet):
    def of_employers(self, employers):
        return self.filter(employer__in=employers)


class OpportunityFile(UploadedFile, CouncilScoped):
    """A file of one employer's opportunities."""

    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="opportunity_files")
    uploaded_by = optional_user()
    confirmed_by = optional_user()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=FileKind.choices)
    content = models.FileField(upload_to=random_name, blank=True, max_length=100)
    state = models.CharField(max_length=12, choices=FileState.choices, default=FileState.UPLOADED)
    sheets = models.JSONField(default=list, blank=True, help_text="Name, headings and samples of each sheet.")
    sheet = models.CharField(max_length=100, blank=True)
    columns = models.JSONField(default=dict, blank=True, help_text="The heading of the column of each field.")
    default_type = models.CharField(max_length=40, choices=OpportunityType.choices, blank=True)
    send = models.BooleanField(default=False, help_text="New ones are sent for approval, not kept as drafts.")
    new_rows = models.PositiveIntegerField(default=0)
    changed_rows = models.PositiveIntegerField(default=0)
    unchanged_rows = models.PositiveIntegerField(default=0)
    refused_rows = models.PositiveIntegerField(default=0)
    advice = models.JSONField(default=dict, blank=True, help_text="Advisory findings by code: message and rows.")

    objects = OpportunityFileQuerySet.as_manager()

    class Meta(UploadedFile.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rows_done__lte=models.F("rows")), name="no_more_rows_are_done_than_there_are"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=FileState.DONE) | models.Q(finished_at__isnull=False),
                name="a_file_taken_in_has_its_time",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_spreadsheet(self) -> bool:
        return self.kind in SPREADSHEETS

    @property
    def is_being_worked_on(self) -> bool:
        return self.state in (FileState.READING, FileState.CHECKING, FileState.TAKING_IN)


class RefusedRow(NumberedRow, CouncilRow):
    """A row that could not be taken in: what it said in the columns that were read, and each reason why not."""

    file = models.ForeignKey(OpportunityFile, on_delete=models.CASCADE, related_name="refusals")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")
    reference = models.CharField(max_length=80, blank=True)
    said = models.JSONField(default=dict, blank=True)
    problems = models.JSONField(default=list, help_text="Column, field, code and reason of each.")


class EmployerColumns(CouncilRow):
    """Which heading an employer's files have for which field, as somebody last chose it."""

    employer = models.OneToOneField(Employer, on_delete=models.RESTRICT, related_name="file_columns")
    columns = models.JSONField(default=dict)
    default_type = models.CharField(max_length=40, choices=OpportunityType.choices, blank=True)

    def __str__(self):
        return f"Columns of {self.employer}"
