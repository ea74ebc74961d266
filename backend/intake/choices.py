from django.db import models


class SyncState(models.TextChoices):
    RUNNING = "running", "Under way"
    COMPLETE = "complete", "Complete"
    PARTIAL = "partial", "Incomplete"
    FAILED = "failed", "Failed"


class FileKind(models.TextChoices):
    CSV = "csv", "CSV"
    XLSX = "xlsx", "Spreadsheet"
    JSON_LD = "json-ld", "Web page with JobPosting"
    ATS_XML = "ats-xml", "XML of an applicant tracking system"


SPREADSHEETS = frozenset({FileKind.CSV, FileKind.XLSX})


class FileState(models.TextChoices):
    READING = "reading", "Being read"
    UPLOADED = "uploaded", "Columns to be chosen"
    CHECKING = "checking", "Being checked"
    CHECKED = "checked", "Checked, to be confirmed"
    TAKING_IN = "taking_in", "Being taken in"
    DONE = "done", "Taken in"
    UNREADABLE = "unreadable", "Could not be read"
