from django.db import models


class ActivityCode(models.TextChoices):
    """Main activity, by the statutory codes of the SSDA903 OC3 return (in use since 2021-22)."""

    F1 = "F1", "Higher education, full time"
    P1 = "P1", "Higher education, part time"
    F2 = "F2", "Education other than higher education, full time"
    P2 = "P2", "Education other than higher education, part time"
    F4 = "F4", "Apprenticeship, full time"
    P4 = "P4", "Apprenticeship, part time"
    F5 = "F5", "Training or employment, full time"
    P5 = "P5", "Training or employment, part time"
    G4 = "G4", "Not in education, employment or training: illness or disability"
    G5 = "G5", "Not in education, employment or training: other circumstances"
    G6 = "G6", "Not in education, employment or training: pregnancy or parenting"
    NOT_KNOWN = "0", "Not known"


EET = frozenset({"F1", "P1", "F2", "P2", "F4", "P4", "F5", "P5"})
APPRENTICESHIP = frozenset({"F4", "P4"})
NEET = frozenset({"G4", "G5", "G6"})


class Source(models.TextChoices):
    WORKER = "worker", "A worker recorded it"
    CASE_SYSTEM = "case_system", "The case system"
    PLACEMENT = "placement", "A start recorded here"
    YOUNG_PERSON = "young_person", "The young person said so"
    EMPLOYER = "employer", "The employer told us"
    PROVIDER = "provider", "The college, provider or hub told us"


class ProviderKind(models.TextChoices):
    COLLEGE = "college", "College or school"
    PROVIDER = "provider", "Training provider"
    HUB = "hub", "Youth hub"
    EMPLOYER = "employer", "Employer"


# Where somebody learns until they are 18 has to tell the council who leaves (`LegalGround.TELLS_WHO_LEAVES`).
BOUND_TO_TELL = frozenset({ProviderKind.COLLEGE, ProviderKind.PROVIDER})


class Ground(models.TextChoices):
    """By what a young person stands on the list of a provider."""

    CONSENT = "consent", "They agreed that we ask there"
    DUTY = "duty", "The provider has to tell us: they are under 18"


class Whereabouts(models.TextChoices):
    STILL_HERE = "still_here", "Still here"
    LEFT = "left", "Left"
    MOVED = "moved", "Moved on to somewhere else"
