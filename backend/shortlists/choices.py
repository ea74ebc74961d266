from django.db import models


SHORTLIST_LENGTH = 20  # matches kept for each young person


class DecisionKind(models.TextChoices):
    SHORTLIST = "shortlist", "Shortlist"
    NOT_THIS_ONE = "not_this_one", "Not this one"
    ASK = "ask", "Ask a question"


class NotThisOne(models.TextChoices):
    """Every reason is about the opportunity, never about the person."""

    TOO_FAR = "too_far", "Too far to travel"
    HOURS = "hours", "The hours do not fit"
    PAY = "pay", "The pay is too low to live on"
    LEVEL = "level", "The level does not fit"
    INTEREST = "interest", "Not the kind of work they want"
    TIMING = "timing", "The dates do not fit"
    SUPPORT = "support", "Not enough support on offer"
    EMPLOYER = "employer", "Concerns about the employer"
    OTHER = "other", "Another reason, in my own words"


class Question(models.TextChoices):
    YOUNG_PERSON = "young_person", "Ask the young person"
    EMPLOYER = "employer", "Ask the employer"
    PROVIDER = "provider", "Ask the training provider"
    COLLEAGUE = "colleague", "Ask a colleague"
