from django.db import models
from django.utils.translation import gettext_noop


SHORTLIST_LENGTH = 20  # matches kept for each young person


class ChanceBasis(models.TextChoices):
    """What the chances of a ranking rest on."""

    PUBLISHED = "published", "Published rates; no local outcomes yet"
    LOCAL = "local", "Published rates and local outcomes, too few to learn from"
    LEARNT = "learnt", "Learnt from local outcomes"


class RankingState(models.TextChoices):
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    REPLACED = "replaced", "Replaced by another before its end"


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
    NOT_NOW = "not_now", "Not now, until something changes"
    OTHER = "other", "Another reason, in my own words"


class Until(models.TextChoices):
    """The fact that "not now" waits for. When it turns, the match is back in the list by itself."""

    PERMISSION = "permission", "Permission to work is settled"
    AGE = "age", "They are older"
    DATES = "dates", "The dates fit"
    ENTRY_LEVEL = "entry_level", "Their highest qualification fits"
    ENGLISH = "english", "Their English fits"
    MATHS = "maths", "Their maths fits"
    LEVELS = "levels", "A qualification changes"
    HOURS = "hours", "The hours fit"
    TRAVEL = "travel", "The journey changes"
    DRIVING = "driving", "Driving is settled"
    FUNDING = "funding", "Residence for funding is settled"
    DAY = "day", "A day that I give"


# A reason that a fact stands behind waits for that fact, whether or not anybody said so.
WAITS_FOR = {
    NotThisOne.LEVEL: Until.LEVELS,
    NotThisOne.TIMING: Until.DATES,
    NotThisOne.HOURS: Until.HOURS,
    NotThisOne.TOO_FAR: Until.TRAVEL,
}


class Question(models.TextChoices):
    YOUNG_PERSON = "young_person", "Ask the young person"
    EMPLOYER = "employer", "Ask the employer"
    PROVIDER = "provider", "Ask the training provider"
    COLLEAGUE = "colleague", "Ask a colleague"


class OwnAnswer(models.TextChoices):
    """What a young person says of an opportunity on their page. It moves nothing by itself: a person acts on it."""

    INTERESTED = "interested", "I am interested"
    NOT_FOR_ME = "not_for_me", "Not for me"
    TAKEN_BACK = "taken_back", "I have changed my mind"


class NotForMe(models.TextChoices):
    TOO_FAR = "too_far", gettext_noop("Too far")
    HOURS = "hours", gettext_noop("The hours")
    PAY = "pay", gettext_noop("The pay")
    WORK = "work", gettext_noop("Not my kind of work")
    EMPLOYER = "employer", gettext_noop("Not this employer")
    NOT_YET = "not_yet", gettext_noop("Not yet")
    DOING_ELSE = "doing_else", gettext_noop("I am doing something else")
    OTHER = "other", gettext_noop("Something else")
