from django.db import models


class Advocate(models.TextChoices):
    """Whether somebody independent was offered for the review, and what they said."""

    TOOK_PART = "took_part", "Offered, and took part"
    DECLINED = "declined", "Offered, and they said no"
    TO_COME = "to_come", "Offered, and they want one next time"
    NOT_OFFERED = "not_offered", "Not offered"


class ReviewState(models.TextChoices):
    TO_SIGN = "to_sign", "Waits for a manager"
    SENT_BACK = "sent_back", "Sent back to the adviser"
    SIGNED = "signed", "Signed"


class ReviewStep(models.TextChoices):
    HELD = "held", "Review recorded"
    SENT_BACK = "sent_back", "Sent back"
    CORRECTED = "corrected", "Put right"
    SIGNED = "signed", "Signed"


class ChangeKind(models.TextChoices):
    """What makes a review due before its time. The words are for staff alone."""

    PLACEMENT_ENDED = "placement_ended", "What they had started ended"
    HOME_MOVED = "home_moved", "They moved home"
    CUSTODY = "custody", "They went into custody"
    RELEASE = "release", "They came out of custody"
    CHILD = "child", "Whether they care for a child changed"
    RIGHT_TO_WORK = "right_to_work", "Their permission to work changed"
    EHCP = "ehcp", "Whether they have an EHC plan changed"
    CATEGORY = "category", "What they are entitled to changed"


class ActionFlag(models.TextChoices):
    """What a manager looks for in a plan."""

    NO_OWNER = "no_owner", "Nobody does it"
    NO_DATE = "no_date", "No day by which it is done"
    MOVED_TWICE = "moved_twice", "Its day was moved twice or more"
    OVERDUE = "overdue", "Its day has passed"


class PanelReason(models.TextChoices):
    """Why somebody is on the list of a panel. Worked out when the list is filled in, and kept as it was that day."""

    LAST_TIME = "last_time", "Decided last time and not done yet"
    OVERDUE = "overdue", "Review overdue"
    FLAGGED = "flagged", "Something missing or late in their plan"
    NOT_KNOWN = "not_known", "Not known what they do"
    CHOSEN = "chosen", "Chosen"


class OversightOutcome(models.TextChoices):
    SIGNED_OFF = "signed_off", "Signed off as it is"
    ASKS = "asks", "Something has to be done or put right first"
