from django.db import models

from backend.reference.choices import OpportunityType


APPRENTICESHIPS = frozenset({OpportunityType.APPRENTICESHIP, OpportunityType.FOUNDATION_APPRENTICESHIP})
COURSES = frozenset({OpportunityType.FURTHER_EDUCATION_COURSE, OpportunityType.HIGHER_EDUCATION_COURSE})
WORK_TO_LEARN = frozenset(
    {OpportunityType.WORK_EXPERIENCE, OpportunityType.T_LEVEL_PLACEMENT, OpportunityType.SUPPORTED_INTERNSHIP}
)


# "No limit" is a fact, and is kept as a number that nobody is beyond; None is not recorded yet.
NO_YOUNGEST_AGE, NO_OLDEST_AGE = 0, 120


class OpportunityState(models.TextChoices):
    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Waiting for approval"
    CHANGES_REQUESTED = "changes_requested", "Changes asked for"
    LIVE = "live", "Live"
    PAUSED = "paused", "Paused"
    FILLED = "filled", "Filled"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Source(models.TextChoices):
    PARTNER = "partner", "Posted by an employer"
    ADVISER = "adviser", "Added by an adviser"
    FAA = "faa", "Find an apprenticeship"
    NHS_JOBS = "nhs_jobs", "NHS Jobs"


class UnpaidBecause(models.TextChoices):
    """The grounds on which minimum-wage law lets work experience go unpaid."""

    COURSE = "course", "It is part of a further or higher education course, for at most a year"
    SHADOWING = "shadowing", "It is work shadowing: they watch and do no work"
    VOLUNTEERING = "volunteering", "It is volunteering for a charity or a public body"
    PROGRAMME = "programme", "It is part of a government employment programme"


class DbsLevel(models.TextChoices):
    """How deep a check looks; the last alone asks whether somebody is barred. Equal to `matching.DBS_LEVELS`."""

    BASIC = "basic", "Basic: unspent convictions only"
    STANDARD = "standard", "Standard"
    ENHANCED = "enhanced", "Enhanced, without a barred list"
    BARRED_LIST = "barred_list", "Enhanced with a barred list, for regulated activity"


class Hired(models.TextChoices):
    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_YET = "not_yet", "Not yet: we are still choosing"


class WagePeriod(models.TextChoices):
    HOUR = "hour", "an hour"
    WEEK = "week", "a week"
    MONTH = "month", "a month"
    YEAR = "year", "a year"
