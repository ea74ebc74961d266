from django.db import models


class BreakReason(models.TextChoices):
    ILLNESS = "illness", "Illness or injury"
    PARENTING = "parenting", "Pregnancy, birth or looking after a child"
    CARING = "caring", "Caring for somebody"
    CUSTODY = "custody", "Custody"
    EMPLOYER = "employer", "The employer paused it"
    OTHER = "other", "Another reason"


class EndReason(models.TextChoices):
    COMPLETED = "completed", "Completed"
    PROGRESSED = "progressed", "Moved on to something better"
    CONTRACT_ENDED = "contract_ended", "A fixed term came to its end"
    REDUNDANCY = "redundancy", "Redundancy"
    EMPLOYER_FAULT = "employer_fault", "The employer did not keep to what was agreed"
    ILLNESS = "illness", "Illness or disability"
    PREGNANCY = "pregnancy", "Pregnancy or birth"
    CHILDCARE = "childcare", "Childcare"
    CUSTODY = "custody", "Custody"
    MOVED_HOME = "moved_home", "Moved home"
    TRAVEL = "travel", "Travel was too hard"
    PAY = "pay", "Not enough to live on"
    NOT_FOR_ME = "not_for_me", "It was not the right work"
    RELATIONSHIPS = "relationships", "Did not get on with people there"
    ATTENDANCE = "attendance", "Attendance"
    DISMISSED = "dismissed", "Dismissed"
    NOT_RECORDED = "not_recorded", "Reason not recorded yet"


# An end for a reason of health, family, or the employer's doing says nothing about the match
# (Equality Act 2010, sections 15 and 18); a completed one did what it should.
NEVER_COUNTS_AS_LEFT = frozenset(
    {
        EndReason.COMPLETED,
        EndReason.PROGRESSED,
        EndReason.CONTRACT_ENDED,
        EndReason.REDUNDANCY,
        EndReason.EMPLOYER_FAULT,
        EndReason.ILLNESS,
        EndReason.PREGNANCY,
        EndReason.CHILDCARE,
        EndReason.CUSTODY,
        EndReason.NOT_RECORDED,
    }
)


class EndGroup(models.TextChoices):
    """What an end comes to, for whoever counts ends."""

    POSITIVE_MOVE = "positive_move", "Positive move"
    COMPLETED = "completed", "Completed"
    OTHER = "other", "Other"


END_GROUPS = {
    EndReason.PROGRESSED: EndGroup.POSITIVE_MOVE,
    EndReason.COMPLETED: EndGroup.COMPLETED,
    EndReason.CONTRACT_ENDED: EndGroup.COMPLETED,
}  # every other reason is OTHER


LOST_THE_JOB = frozenset({EndReason.REDUNDANCY, EndReason.DISMISSED})  # an apprentice's training may go on


class EndEvidence(models.TextChoices):
    """By what an end is known, the weakest first."""

    SAID = "said", "They said so"
    WRITTEN = "written", "They wrote it"
    PAPER = "paper", "Seen on paper, such as a P45 or a certificate"


class EmployerChangeReason(models.TextChoices):
    REDUNDANCY = "redundancy", "Redundancy"
    EMPLOYER_FAULT = "employer_fault", "The employer did not keep to what was agreed"
    OWN_CHOICE = "own_choice", "The young person chose to move"
    TRANSFER = "transfer", "The work went over to another employer"
    OTHER = "other", "Another reason"


# Of the employer's own doing: they did not last there.
LEFT_BY_THE_EMPLOYER = frozenset({EmployerChangeReason.REDUNDANCY, EmployerChangeReason.EMPLOYER_FAULT})


class CheckInFrom(models.TextChoices):
    YOUNG_PERSON = "young_person", "The young person"
    EMPLOYER = "employer", "The employer"
    PROVIDER = "provider", "The training provider"


class HowItIsGoing(models.IntegerChoices):
    VERY_HARD = 1, "Very hard"
    HARD = 2, "Hard"
    MIXED = 3, "Mixed"
    WELL = 4, "Well"
    VERY_WELL = 5, "Very well"


class PromiseKind(models.TextChoices):
    """What the council promises a young person; all but the last two are about an accepted offer."""

    FIRST_DAY = "first_day", "When the first day is"
    KIT = "kit", "Kit or clothes"
    TRAVEL = "travel", "Travel for the first shift"
    LETTER = "letter", "Letter for the work coach"
    MEETS = "meets", "Who meets them"
    CALL = "call", "A call"
    PAY_DAY = "pay_day", "When the first pay day is"
    PAY_CALL = "pay_call", "A call on the first pay day"
    PAY = "pay", "First-pay check"
    RELEASE = "release", "Before and after a release"
    OTHER = "other", "Something else"


CALLS = frozenset({PromiseKind.CALL, PromiseKind.PAY_CALL})
ABOUT_PAY = frozenset({PromiseKind.PAY_DAY, PromiseKind.PAY_CALL, PromiseKind.PAY})  # they go by the first pay day


class MarkState(models.TextChoices):
    REACHED = "reached", "Reached"
    MISSED = "missed", "Missed"
    NOT_YET = "not_yet", "Not yet"
    NOT_KNOWN = "not_known", "Not known"


class Evidence(models.TextChoices):
    """By what a mark is known, the strongest first."""

    NEXT_EMPLOYER = "next_employer", "The start with the next employer"
    EMPLOYER = "employer", "The employer"
    PROVIDER = "provider", "The training provider"
    YOUNG_PERSON = "young_person", "The young person"
    LAST_DAY = "last_day", "The last day on record"
