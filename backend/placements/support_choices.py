"""What a check-in asks beside how it is going, what was done to support somebody, and whether it helped."""

from django.db import models


class Attendance(models.TextChoices):
    """Since the check-in before, or since they began."""

    ALL = "all", "Every day, or nearly"
    SOME_MISSED = "some_missed", "A day or two missed"
    MANY_MISSED = "many_missed", "More days missed"
    STOPPED = "stopped", "Not going any more"


class Worry(models.TextChoices):
    """What somebody may tick. Health, faith and family are no part of it: who wants to tell of them writes it."""

    TRAVEL = "travel", "Getting there"
    MONEY = "money", "Money or pay"
    HOURS = "hours", "The hours"
    WORK = "work", "The work itself"
    PEOPLE = "people", "People there"
    MANAGER = "manager", "A new manager"
    TRAINING = "training", "The training"
    HOME = "home", "Where they live"


class SupportKind(models.TextChoices):
    HOURS = "hours", "A later start or other hours"
    TRAVEL = "travel", "Travel"
    MONEY = "money", "Money, or pay put right"
    MANAGER = "manager", "A talk with the manager"
    PEOPLE = "people", "A buddy or mentor"
    CALLS = "calls", "Extra calls"
    LEARNING = "learning", "Help with the work or the training"
    KIT = "kit", "Kit or clothes"
    HOME = "home", "Help with where they live"
    OTHER = "other", "Something else"
    NOTHING = "nothing", "Nothing is needed any more"


class Helped(models.TextChoices):
    """As the young person says, or whoever speaks with them."""

    YES = "yes", "Yes, it is settled"
    PARTLY = "partly", "A little"
    NO = "no", "No"


IS_SETTLED = frozenset({Helped.YES})
DID_HELP = frozenset({Helped.YES, Helped.PARTLY})
