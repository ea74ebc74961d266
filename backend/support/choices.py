from django.db import models


class Standing(models.TextChoices):
    """What a rule says of somebody."""

    ENTITLED = "entitled", "Entitled"
    PERHAPS = "perhaps", "Perhaps"
    NOT = "not", "Not entitled"


class PartState(models.TextChoices):
    """How a payment stands by the days on programme, before anybody claims it."""

    REACHED = "reached", "Its day has come"
    TO_COME = "to_come", "To come"
    WAITS = "waits", "Waits for the break to end"
    LOST = "lost", "It ended before the day"
    ANY_TIME = "any_time", "Can be asked for now"


class Question(models.TextChoices):
    """What a rule needs to know and no other record holds, asked of the young person, the employer or the Jobcentre."""

    HAD_BURSARY_BEFORE = "had_bursary_before", "Have they had the apprenticeship bursary before?"
    WANTS_BURSARY = "wants_bursary", "Do they want the bursary?"
    EMPLOYED_TOO_LONG = "employed_too_long", "Had the employer employed them for longer before the training began?"
    COLLEGE_SAYS_NEED = "college_says_need", "Has the college found that they need it?"
    COURSE_IN_PLAN = "course_in_plan", "Is the course in the pathway plan, and as long as the rule asks?"
    OWN_HOME = "own_home", "Are they moving into a first home of their own?"
    OUT_OF_WORK = "out_of_work", "Were they out of work for as long as the rule asks before the first day?"
    ON_CREDIT = "on_credit", "Have they been on Universal Credit for as long as the rule asks?"
    RUNS_HERE = "runs_here", "Has it begun in the area where they live?"
    PAY_ROSE = "pay_rose", "Has their pay risen to the rate of their own age?"


# Of one start, and asked anew of the next; the others are of the person.
OF_A_START = frozenset({Question.EMPLOYED_TOO_LONG, Question.OUT_OF_WORK, Question.WANTS_BURSARY, Question.PAY_ROSE})


class Missing(models.TextChoices):
    """What is missing that has a page of its own."""

    CATEGORY = "category", "What they are entitled to on that day"
    PLAN = "plan", "Whether they have an education, health and care plan"
    DECLARATION = "declaration", "The declaration that they sign"
    AGREEMENT = "agreement", "That they agree this employer is told"
    LEVY = "levy", "Whether the employer pays the levy"


class ClaimState(models.TextChoices):
    CLAIMED = "claimed", "Claimed"
    PAID = "paid", "Paid"
    REFUSED = "refused", "Refused"
    TAKEN_BACK = "taken_back", "Taken back"


class ClaimStep(models.TextChoices):
    CLAIMED = "claimed", "Claimed"
    PAID = "paid", "Paid"
    REFUSED = "refused", "Refused"
    CLAIMED_AGAIN = "claimed_again", "Claimed again"
    UNDONE = "undone", "Last step undone"
    TAKEN_BACK = "taken_back", "Taken back"


class AskState(models.TextChoices):
    ASKED = "asked", "Waits for an answer"
    APPROVED = "approved", "Approved"
    REFUSED = "refused", "Refused"
    PAID = "paid", "Paid"
    TAKEN_BACK = "taken_back", "Taken back"


class AskStep(models.TextChoices):
    ASKED = "asked", "Asked"
    APPROVED = "approved", "Approved"
    REFUSED = "refused", "Refused"
    PAID = "paid", "Paid"
    UNDONE = "undone", "Last step undone"
    TAKEN_BACK = "taken_back", "Taken back"
