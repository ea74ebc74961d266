from django.db import models


class VersionState(models.TextChoices):
    CANDIDATE = "candidate", "Waiting for a decision"
    LIVE = "live", "Live"
    RETIRED = "retired", "Retired"
    REFUSED = "refused", "Refused"


class VersionStep(models.TextChoices):
    TRAINED = "trained", "Trained"
    APPROVED = "approved", "Approved"
    REFUSED = "refused", "Refused"
    REFUSAL_TAKEN_BACK = "refusal_taken_back", "Refusal taken back"
    REPLACED = "replaced", "Replaced by another version"
    WENT_BACK = "went_back", "Made live again"
    STOPPED = "stopped", "Stopped: the written score ranks again"
