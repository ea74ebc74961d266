from django.db import models

from backend.councils.choices import Role


class Way(models.TextChoices):
    INTRODUCED = "introduced", "Introduced to the employer"
    HELPED_TO_APPLY = "helped_to_apply", "Helped to apply"


class Step(models.TextChoices):
    """What may happen to a referral once it is made."""

    APPLIED = "applied", "They have applied"
    INTERVIEW = "interview", "An interview is arranged"
    INTERVIEW_MISSED = "interview_missed", "The interview was missed"
    OFFERED = "offered", "The employer offers a place"
    ACCEPTED = "accepted", "The young person accepts"
    STARTED = "started", "They have started"
    DID_NOT_START = "did_not_start", "They did not start"
    DECLINED_BY_YOUNG_PERSON = "declined_by_young_person", "The young person says no"
    DECLINED_BY_EMPLOYER = "declined_by_employer", "The employer says no"
    WITHDRAWN = "withdrawn", "Withdraw the referral"
    NO_RESPONSE = "no_response", "No answer came from the employer"
    REOPENED = "reopened", "Take the last step back"
    START_TAKEN_BACK = "start_taken_back", "The start is taken back"
    ANSWER_TAKEN_BACK = "answer_taken_back", "The employer takes its answer back"


# Each counts as if the step before it had never been taken.
TAKES_BACK = frozenset({Step.REOPENED, Step.START_TAKEN_BACK, Step.ANSWER_TAKEN_BACK})
REOPENS = frozenset({Step.REOPENED, Step.ANSWER_TAKEN_BACK})  # leads to where it stood before, open or not


class WhyNot(models.TextChoices):
    """Why an employer says no, in words about the job."""

    TAKEN = "taken", "Somebody else has the place"
    CHANGED = "changed", "The job has changed or does not go ahead"
    EXPERIENCE = "experience", "We need more experience than we read of"
    QUALIFICATION = "qualification", "We need a qualification or a licence that we did not read of"
    HOURS = "hours", "The days or hours would not fit"
    JOURNEY = "journey", "The journey would be too long"
    START = "start", "We need somebody to start sooner or later"
    OTHER = "other", "Something else about the job"


class EmployerWord(models.TextChoices):
    """What an employer says of an introduction beside its answers, and that it was heard: events, and no steps."""

    ASKED = "employer_asked", "The employer asked something"
    SETTLED = "question_settled", "The employer’s question was answered"
    STARTED = "employer_said_started", "The employer says that they started"
    NOT_STARTED = "employer_said_not_started", "The employer says that they have not started"
    TAKEN_BACK = "employer_word_taken_back", "The employer took back what it had said"
    READ = "employer_word_read", "It was read"


WAITS_FOR_US = (EmployerWord.ASKED, EmployerWord.NOT_STARTED)
SETTLES = (EmployerWord.SETTLED, EmployerWord.READ)  # whatever the employer said before it
# An adviser reads that it took an answer, or another of its words, back, and it asks for nothing.
TOOK_BACK = (Step.ANSWER_TAKEN_BACK, EmployerWord.TAKEN_BACK)


class ReferralState(models.TextChoices):
    """Where a referral stands. The first state depends on the way in."""

    INTRODUCED = "introduced", "Introduced to the employer"
    APPLYING = "applying", "Helped to apply"
    APPLIED = "applied", "Applied"
    INTERVIEW = "interview", "Interview arranged"
    INTERVIEW_MISSED = "interview_missed", "Interview missed"
    OFFERED = "offered", "Offered"
    ACCEPTED = "accepted", "Offer accepted"
    STARTED = "started", "Started"
    DID_NOT_START = "did_not_start", "Did not start"
    DECLINED_BY_YOUNG_PERSON = "declined_by_young_person", "The young person said no"
    DECLINED_BY_EMPLOYER = "declined_by_employer", "The employer said no"
    WITHDRAWN = "withdrawn", "Withdrawn"
    NO_RESPONSE = "no_response", "No answer from the employer"


# An employer's answer, and the state it leads to.
EMPLOYERS_ANSWERS = {
    Step.INTERVIEW: ReferralState.INTERVIEW,
    Step.OFFERED: ReferralState.OFFERED,
    Step.DECLINED_BY_EMPLOYER: ReferralState.DECLINED_BY_EMPLOYER,
}


class ClearanceKind(models.TextChoices):
    """By what a pair goes on although the gate stood in the way."""

    CHECKED = "checked", "Checked"
    PASSED = "passed", "Gone past by the head"


ENDED = frozenset(
    {
        ReferralState.STARTED,
        ReferralState.DID_NOT_START,
        ReferralState.DECLINED_BY_YOUNG_PERSON,
        ReferralState.DECLINED_BY_EMPLOYER,
        ReferralState.WITHDRAWN,
        ReferralState.NO_RESPONSE,
    }
)
# What an employer reads of one that has ended is a reference; who has started works there.
NOT_SHOWN = ENDED - {ReferralState.STARTED}
REFERS = frozenset({Role.EET_ADVISER})
MAY_CHECK = frozenset({Role.EET_ADVISER, Role.HEAD, Role.STAFF})  # what a referral is held for
HOLDS_A_PLACE = frozenset({ReferralState.ACCEPTED, ReferralState.STARTED})
# Somebody who has a link could not come in by it. Whoever that is, it moves nothing: an adviser reads it and rings.
ACCESS_ASKED = "access_asked"
ONLY_READ = (*TOOK_BACK, ACCESS_ASKED)  # has to be read, and asks the employer's clock to stand still for nothing
TAKE_BACK_WITHIN = 1  # working days, by the employer alone, while nobody of the council has acted on it
