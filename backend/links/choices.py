import datetime as dt

from django.db import models


class Purpose(models.TextChoices):
    """What a link is for. It opens that and nothing else."""

    NEXT_STEPS = "next_steps", "A young person’s own page"
    INTRODUCTION = "introduction", "An employer’s answer to an introduction"
    DELETE_REQUEST = "delete_request", "An employer’s answer to a request to delete"
    PROVIDER_LIST = "provider_list", "A provider’s list of learners or starters"


class Channel(models.TextChoices):
    EMAIL = "email", "E-mail"
    TEXT = "text", "Text message"
    BY_HAND = "by_hand", "By hand or on paper"


class LinkState(models.TextChoices):
    """How a link stands; what was altered, or never was one, is unknown."""

    WORKS = "works", "Works"
    USED = "used", "Used"
    EXPIRED = "expired", "Too old"
    ENDED = "ended", "Switched off"
    LOCKED = "locked", "Locked after wrong tries"
    UNKNOWN = "unknown", "Not known"


LIFE = {
    Purpose.NEXT_STEPS: dt.timedelta(days=90),
    Purpose.INTRODUCTION: dt.timedelta(days=28),
    Purpose.DELETE_REQUEST: dt.timedelta(days=28),
    Purpose.PROVIDER_LIST: dt.timedelta(days=28),
}
MOST_WRONG_TRIES = 5
CODE_LIFE = dt.timedelta(minutes=15)
CODE_DIGITS = 6
IDLE = dt.timedelta(minutes=20)  # unused for so long, somebody shows again that it is them
LONGEST_VISIT = dt.timedelta(hours=2)
KEPT_FOR = dt.timedelta(days=90)  # codes and visits that are over, for whoever asks what was opened when
