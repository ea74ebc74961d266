"""What an employer reads of an introduction. The same words stand for anybody at all who could be introduced."""

from backend.reference.working_days import add_working_days
from backend.referrals.choices import EmployerWord, Step
from backend.referrals.choices import ReferralState as State
from backend.referrals.disclosure import shown_to_employer
from backend.referrals.models import Referral
from backend.referrals.services import FIRST_DAY_CORRECTED
from backend.web.kit.content import Tag
from backend.web.kit.formats import day


STATES = {
    State.INTRODUCED: Tag("Waiting for your answer", "blue"),
    State.INTERVIEW: Tag("Interview arranged", "teal"),
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
    EmployerWord.READ: "We have read what was taken back",
    EmployerWord.ASKED: "A question was asked",
    EmployerWord.SETTLED: "The question was answered",
    EmployerWord.STARTED: "The first day was confirmed",
    EmployerWord.NOT_STARTED: "They had not started",
}
# What comes after each state, for whoever has just answered or looks again.
NEXT = {
    State.INTRODUCED: "We ask for your answer by {answer_by}. A no is an answer too: then they can look elsewhere.",
    State.INTERVIEW: "We will pass it on and see that they can get there. Tell us here how the interview went.",
    State.INTERVIEW_MISSED: "Tell us whether you would still meet them. We will pass it on.",
    State.OFFERED: "We will pass it on, and you will see their answer here.",
    State.ACCEPTED: "On the first day we will ask you here whether they started.",
    State.STARTED: "We will speak with them and with you in set weeks. Ring us sooner if anything is difficult.",
    State.DECLINED_BY_EMPLOYER: "There is nothing left for you to do. We will pass your answer on with care.",
}


PAUSED = Tag("Paused for the moment", "yellow")


def state_words(referral: Referral) -> Tag:
    return PAUSED if referral.is_open and is_hidden(referral) else STATES[State(referral.state)]


def next_words(referral: Referral, answer_days: int) -> str:
    """What happens next and when; nothing of what is paused."""
    if referral.is_open and is_hidden(referral):
        return ""
    answer_by = day(add_working_days(referral.last_step_on, answer_days))
    return NEXT.get(State(referral.state), "").format(answer_by=answer_by)


def name_of(referral: Referral) -> str:
    """A reference alone where nothing of them is the employer's to read now."""
    shown = {} if is_hidden(referral) else shown_to_employer(referral)
    return shown.get("name") or f"Introduction {referral.reference}"


def is_hidden(referral: Referral) -> bool:
    """Nothing of anybody is shown while the employer is paused, or an open introduction held."""
    return bool(referral.employer.is_paused) or (referral.is_open and referral.is_held)
