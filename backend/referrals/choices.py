from django.db import models

from backend.care_leavers.choices import OwnMessageKind
from backend.councils.choices import Role


class Way(models.TextChoices):
    INTRODUCED = "introduced", "Introduced to the employer"
    HELPED_TO_APPLY = "helped_to_apply", "Helped to apply"


class Step(models.TextChoices):
    """What may happen to a referral once it is made."""

    APPLIED = "applied", "They have applied"
    INTERVIEW = "interview", "An interview is arranged"
    RESCHEDULED = "interview_moved", "The interview is on another day"
    CALLED_OFF = "interview_called_off", "The interview is called off"
    INTERVIEW_HELD = "interview_held", "The interview took place"
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
    TIME_CHOSEN = "time_chosen", "A time for the interview is chosen"
    OTHER_TIMES = "other_times", "Other times are asked for"


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


# The same as whoever did not get it, and who helped them, say it: of the job, and never of the person.
WHY_IT_ENDED = {
    WhyNot.TAKEN: "Somebody else has the place",
    WhyNot.CHANGED: "The job changed or was taken down",
    WhyNot.EXPERIENCE: "They wanted more experience",
    WhyNot.QUALIFICATION: "They wanted a qualification or a licence",
    WhyNot.HOURS: "The days or hours did not fit",
    WhyNot.JOURNEY: "The journey was too long",
    WhyNot.START: "It started too soon or too late",
    WhyNot.OTHER: "Something else about the job",
}


class ApplicationWord(models.TextChoices):
    """What is said of an application beside its steps: events, and no steps."""

    HEARD_NOTHING = "heard_nothing", "They have heard nothing yet"
    WHY_IT_ENDED = "why_it_ended", "Why it did not come to a start"
    LAST_DAY_SET = "last_day_set", "The last day to apply was corrected"


class ApplicationPart(models.TextChoices):
    """What an application asks for, each with somebody who sees to it by a day."""

    CV = "cv", "CV"
    FIRST_REFEREE = "first_referee", "First referee"
    SECOND_REFEREE = "second_referee", "Second referee"
    STATEMENT = "statement", "Statement in their own sentences"


class PartOwner(models.TextChoices):
    YOUNG_PERSON = "young_person", "Young person"
    ADVISER = "adviser", "EET adviser"
    PERSONAL_ADVISER = "personal_adviser", "Personal adviser"


class Heading(models.TextChoices):
    """Where a sentence of theirs stands in a statement."""

    WHY = "why", "Why I want to do this"
    DONE = "done", "What I have done"
    GOOD_AT = "good_at", "What I am good at"


class EmployerWord(models.TextChoices):
    """What an employer says of an introduction beside its answers, and that it was heard: events, and no steps."""

    ASKED = "employer_asked", "The employer asked something"
    SETTLED = "question_settled", "The employer’s question was answered"
    STARTED = "employer_said_started", "The employer says that they started"
    NOT_STARTED = "employer_said_not_started", "The employer says that they have not started"
    DID_NOT_COME = "employer_said_did_not_come", "The employer says that they did not come"
    TAKEN_BACK = "employer_word_taken_back", "The employer took back what it had said"
    READ = "employer_word_read", "It was read"


class PlaceWord(models.TextChoices):
    """What was settled with a young person about a place that went, came back, or stands beside one they accepted:
    events, and no steps."""

    KEPT = "kept_beside", "Kept beside what they accepted"
    GONE = "place_gone", "They were told that the place had gone"
    WANTED = "place_free_wanted", "A place was free again, and they want it"
    NOT_WANTED = "place_free_not_wanted", "A place was free again, and it is not for them any more"


# The events by which a place may have been lost to others.
MAY_LOSE_A_PLACE = (PlaceWord.GONE, Step.DECLINED_BY_EMPLOYER)
WAITS_FOR_US = (EmployerWord.ASKED, EmployerWord.NOT_STARTED, EmployerWord.DID_NOT_COME)
SETTLES = (EmployerWord.SETTLED, EmployerWord.READ)  # whatever the employer said before it
# An adviser reads that it took an answer, or another of its words, back, and it asks for nothing.
TOOK_BACK = (Step.ANSWER_TAKEN_BACK, EmployerWord.TAKEN_BACK)


class ReferralState(models.TextChoices):
    """Where a referral stands. The first state depends on the way in."""

    INTRODUCED = "introduced", "Introduced to the employer"
    APPLYING = "applying", "Helped to apply"
    APPLIED = "applied", "Applied"
    INTERVIEW = "interview", "Interview arranged"
    INTERVIEWED = "interviewed", "Interviewed, no answer yet"
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
# What a young person has to be told, and where it led to: an answer, and that an interview is not when they think.
TO_BE_TOLD = (
    *EMPLOYERS_ANSWERS.items(),
    (Step.RESCHEDULED, ReferralState.INTERVIEW),
    (Step.CALLED_OFF, ReferralState.INTRODUCED),
    (Step.CALLED_OFF, ReferralState.APPLIED),
)
# A move, a choice, or a call-off of one that they apply for themselves, that is taken back leads from here to an
# interview: it is as it was before.
INTERVIEW_AGAIN_FROM = (ReferralState.INTERVIEW, ReferralState.APPLIED)
TOLD_WHOEVER_RECORDED_IT = (Step.RESCHEDULED, Step.CALLED_OFF, Step.REOPENED)
# What an employer may take back by itself, as long as it may, and the states that leads from.
EMPLOYERS_STEPS = frozenset({*EMPLOYERS_ANSWERS, Step.RESCHEDULED, Step.CALLED_OFF, Step.INTERVIEW_HELD})
EMPLOYERS_STATES = frozenset({*EMPLOYERS_ANSWERS.values(), ReferralState.INTRODUCED, ReferralState.INTERVIEWED})
# When an interview is follows from the last of these that stands.
ARRANGES = (Step.INTERVIEW, Step.RESCHEDULED, Step.TIME_CHOSEN, Step.OTHER_TIMES)
OF_THE_TIMES = frozenset({Step.TIME_CHOSEN, Step.OTHER_TIMES})
NO_RESPONSE_AFTER = 10  # working days after an interview: silence is not taken for a no before that


class InterviewHow(models.TextChoices):
    IN_PERSON = "in_person", "In person"
    TELEPHONE = "telephone", "By telephone"
    VIDEO = "video", "By video"


class DeleteAnswer(models.TextChoices):
    """What an employer says of what it was asked to delete."""

    DELETED = "deleted", "It has deleted it"
    KEPT = "kept", "It has to keep some of it"
    NEVER_HAD = "never_had", "It never had it"


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
# Recorded by the council alone: its employer is told that it goes no further, and never why.
ENDED_BY_US = frozenset({ReferralState.WITHDRAWN, ReferralState.DECLINED_BY_YOUNG_PERSON, ReferralState.NO_RESPONSE})
# What an employer reads of one that has ended is a reference; who has started works there.
NOT_SHOWN = ENDED - {ReferralState.STARTED}
REFERS = frozenset({Role.EET_ADVISER})
TALKS = frozenset({Role.EET_ADVISER, Role.STAFF, Role.PERSONAL_ADVISER})  # with young people, about what they agree to
MAY_CHECK = frozenset({Role.EET_ADVISER, Role.HEAD, Role.STAFF})  # what a referral is held for
# An application that came to nothing, whoever said so.
CAME_TO_NOTHING = frozenset(
    {ReferralState.DECLINED_BY_YOUNG_PERSON, ReferralState.DECLINED_BY_EMPLOYER, ReferralState.NO_RESPONSE}
)
# Where an application waits for an employer, who answers the young person and knows nothing of the council.
WAITS_TO_HEAR = frozenset({ReferralState.APPLIED, ReferralState.INTERVIEWED})
# Where an application stands of which they may say on their own page that they sent it, or that they heard.
OPEN_APPLICATION = {
    OwnMessageKind.SENT: frozenset({ReferralState.APPLYING}),
    OwnMessageKind.HEARD: WAITS_TO_HEAR,
}
HELPS_TO_APPLY = frozenset({Role.EET_ADVISER, Role.PERSONAL_ADVISER})
HOLDS_A_PLACE = frozenset({ReferralState.ACCEPTED, ReferralState.STARTED})
# Somebody who has a link could not come in by it. Whoever that is, it moves nothing: an adviser reads it and rings.
ACCESS_ASKED = "access_asked"
ONLY_READ = (*TOOK_BACK, ACCESS_ASKED)  # has to be read, and asks the employer's clock to stand still for nothing
TAKE_BACK_WITHIN = 1  # working days, by the employer alone, while nobody of the council has acted on it
