from django.db import models


class EmployerKind(models.TextChoices):
    DEPARTMENT = "department", "Council department"
    PARTNER = "partner", "Partner employer"
    FEED = "feed", "Known from a public feed only"


class EmployerSize(models.TextChoices):
    MICRO = "micro", "Fewer than 10 people"
    SMALL = "small", "10 to 49 people"
    MEDIUM = "medium", "50 to 249 people"
    LARGE = "large", "250 people or more"


class Pledge(models.TextChoices):
    GUARANTEED_INTERVIEW = "guaranteed_interview", "Guaranteed interview"
    WORKPLACE_BUDDY = "workplace_buddy", "Workplace buddy"
    NAMED_CONTACT = "named_contact", "Named contact"
    WORK_TRIAL = "work_trial", "Work trial"
    APPLICATION_SUPPORT = "application_support", "Help with the application"
