"""What an employer reads of an introduction. The same words stand for anybody at all who could be introduced."""

import datetime as dt

from backend.core import clock
from backend.councils.viewer import Viewer
from backend.reference.working_days import add_working_days
from backend.referrals.answers import with_meeting
from backend.referrals.choices import WAITS_FOR_US, EmployerWord, Step
from backend.referrals.choices import ReferralState as State
from backend.referrals.disclosure import shown_to_employer
from backend.referrals.employers_words import with_last_word
from backend.referrals.models import Referral, ReferralQuerySet
from backend.referrals.permissions import referrals_of
from backend.referrals.services import FIRST_DAY_CORRECTED
from backend.web.kit.content import Tag
from backend.web.kit.formats import day, plural


STATES = {
    State.INTRODUCED: Tag("Waiting for your answer", "blue"),
    State.INTERVIEW: Tag("Interview arranged", "teal"),
    State.INTERVIEWED: Tag("Met: waiting for your answer", "blue"),
    State.INTERVIEW_MISSED: Tag("Interview missed", "orange"),
    State.OFFERED: Tag("You offered a place", "purple"),
    State.ACCEPTED: Tag("Offer accepted", "green"),
    State.STARTED: Tag("Started", "green"),
    State.DID_NOT_START: Tag("Did not start", "grey"),
    State.DECLINED_BY_YOUNG_PERSON: Tag("They said no", "grey"),
    State.DECLINED_BY_EMPLOYER: Tag("Not this time", "grey"),
    State.WITHDRAWN: Tag("Taken back", "grey"),
    State.NO_RESPONSE: Tag("Not answered", "grey"),
}
EVENTS = {
    State.INTRODUCED: "Introduced to you",
    Step.INTERVIEW: "Invited to an interview",
    Step.RESCHEDULED: "The interview is on another day",
    Step.CALLED_OFF: "The interview was called off",
    Step.TIME_CHOSEN: "A time for the interview was chosen",
    Step.OTHER_TIMES: "Other times were asked for",
    Step.INTERVIEW_HELD: "The interview took place",
    Step.INTERVIEW_MISSED: "The interview was missed",
    Step.OFFERED: "A place was offered",
    Step.ACCEPTED: "The offer was accepted",
    Step.STARTED: "Started",
    FIRST_DAY_CORRECTED: "The first day was corrected",
    Step.DID_NOT_START: "Did not start",
    Step.DECLINED_BY_YOUNG_PERSON: "They said no",
    Step.DECLINED_BY_EMPLOYER: "Not this time",
    Step.WITHDRAWN: "The introduction was taken back",
    Step.NO_RESPONSE: "There was no answer",
    Step.REOPENED: "The last step was taken back",
    Step.START_TAKEN_BACK: "The start was recorded by mistake and taken back",
    Step.ANSWER_TAKEN_BACK: "Your answer was taken back",
    EmployerWord.TAKEN_BACK: "What was said was taken back",
    EmployerWord.READ: "We have read what came in",
    EmployerWord.ASKED: "A question was asked",
    EmployerWord.SETTLED: "The question was answered",
    EmployerWord.STARTED: "The first day was confirmed",
    EmployerWord.NOT_STARTED: "They had not started",
    EmployerWord.DID_NOT_COME: "They did not come to the interview",
}
# What comes after each state, for whoever has just answered or looks again.
NEXT = {
    State.INTRODUCED: "We ask for your answer by {answer_by}. A no is an answer too: then they can look elsewhere.",
    State.INTERVIEW: "We will pass it on and see that they can get there. Tell us here how the interview went.",
    State.INTERVIEWED: "You have met. We ask for your answer by {answer_by}. A no is an answer too.",
    State.INTERVIEW_MISSED: "Tell us whether you would still meet them. We will pass it on.",
    State.OFFERED: "We will pass it on, and you will see their answer here.",
    State.ACCEPTED: "On the first day we will ask you here whether they started.",
    State.STARTED: "We will speak with them and with you in set weeks. Ring us sooner if anything is difficult.",
    State.DECLINED_BY_EMPLOYER: "There is nothing left for you to do. We will pass your answer on kindly.",
}


TO_CHOOSE = Tag("Times offered, none chosen yet", "blue")
ASKED_FOR_OTHERS = Tag("Waiting for other times from you", "blue")
CHOOSING = "We pass your times on, and you will read here and by e-mail which of them is chosen."
CHOSEN = "They have chosen this time, and we see that they can get there. Tell us here how the interview went."
OFFER_OTHERS = "None of your times can be kept. Please offer others by {answer_by}."
PAUSED = Tag("Paused for the moment", "yellow")


# What the employer said that we answer: until then nothing is asked of it, and its days to answer stand still.
WITH_US = {
    EmployerWord.ASKED: "You asked us something on {day}: we answer",
    EmployerWord.NOT_STARTED: "You told us on {day} that they had not started: we ring you",
    EmployerWord.DID_NOT_COME: "You told us on {day} that they did not come: we ring you",
}
DAYS_STAND_STILL = "{with_us}. Your {days} to answer begin when we have."


def introductions_of(viewer: Viewer) -> ReferralQuerySet:
    """Each with the last word that is with us, and from when its days to answer count."""
    mine = referrals_of(viewer).with_answer_clock().select_related("opportunity__employer", "employer")
    return with_last_word(with_meeting(mine, here=True)).with_whether_documents_were_sent()


def state_words(referral: Referral) -> Tag:
    if referral.is_open and is_hidden(referral):
        return PAUSED
    if referral.state == State.INTRODUCED and is_with_us(referral):
        return Tag(with_us_words(referral), "blue")
    if referral.state == State.INTERVIEW and is_to_choose(referral):
        return TO_CHOOSE
    if referral.state == State.INTERVIEW and is_asked_for_others(referral):
        return ASKED_FOR_OTHERS
    return STATES[State(referral.state)]


def is_to_choose(referral: Referral) -> bool:
    """Of one of `introductions_of`, at an interview: its times wait for somebody to choose one of them."""
    return referral.first_offered_on is not None


def is_asked_for_others(referral: Referral) -> bool:
    return bool(referral.meeting_step == Step.OTHER_TIMES)


def is_with_us(referral: Referral) -> bool:
    """Of one of `introductions_of`: the employer asked something, and the next word is ours."""
    return referral.is_open and referral.word_step in WAITS_FOR_US


def with_us_words(referral: Referral) -> str:
    return WITH_US[EmployerWord(referral.word_step)].format(day=f"{since_of(referral):%-d %B}")


def since_of(referral: Referral) -> dt.date:
    """Since when it stands where `state_words` and `next_words` say."""
    return clock.day_of(referral.word_at) if is_with_us(referral) else referral.last_step_on


def answer_from(referral: Referral) -> dt.date:
    return clock.day_of(referral.answer_from)


def next_words(referral: Referral, answer_days: int) -> str:
    """What happens next and when; nothing of what is paused."""
    if referral.is_open and is_hidden(referral):
        return ""
    if is_with_us(referral):
        said = with_us_words(referral)
        days = plural(answer_days, "working day,working days")
        is_asked = referral.state == State.INTRODUCED
        return DAYS_STAND_STILL.format(with_us=said, days=days) if is_asked else f"{said}."
    answer_by = day(add_working_days(answer_from(referral), answer_days))
    return _next(referral).format(answer_by=answer_by)


def _next(referral: Referral) -> str:
    if referral.state == State.INTERVIEW and is_to_choose(referral):
        return CHOOSING
    if referral.state == State.INTERVIEW and is_asked_for_others(referral):
        return OFFER_OTHERS
    if referral.state == State.INTERVIEW and referral.meeting_step == Step.TIME_CHOSEN:
        return CHOSEN
    return NEXT.get(State(referral.state), "")


def name_of(referral: Referral) -> str:
    """A reference alone where nothing of them is the employer's to read now."""
    shown = {} if is_hidden(referral) else shown_to_employer(referral)
    return shown.get("name") or f"Introduction {referral.reference}"


def is_hidden(referral: Referral) -> bool:
    """Nothing of anybody is shown while the employer is paused, or an open introduction held."""
    return bool(referral.employer.is_paused) or (referral.is_open and referral.is_held)
