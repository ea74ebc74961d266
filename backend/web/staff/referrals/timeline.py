"""What happened to a referral, in the words of its page."""

from backend.core import clock
from backend.referrals.answers import interview_words
from backend.referrals.choices import ACCESS_ASKED, ApplicationWord, EmployerWord, PlaceWord, ReferralState, Step
from backend.referrals.details import DETAILS_TAKEN_BACK
from backend.referrals.moved_adverts import EMPLOYER_CHANGED
from backend.referrals.reminders import EMPLOYER_REMINDED
from backend.referrals.removed_details import DETAILS_ADDED
from backend.referrals.services import FIRST_DAY_CORRECTED
from backend.web.kit.content import TimelineEntry
from backend.web.kit.formats import day


CANNOT_COME_IN = "Somebody who has the link in our e-mail could not come in by it"
EVENT_TITLES = {
    DETAILS_TAKEN_BACK: "Details taken back from the employer",
    DETAILS_ADDED: "Details added to what the employer reads",
    FIRST_DAY_CORRECTED: "The first day was corrected",
    EMPLOYER_CHANGED: "The opportunity went to another employer",
    EMPLOYER_REMINDED: "The employer was reminded by e-mail",
    ACCESS_ASKED: CANNOT_COME_IN,
    Step.START_TAKEN_BACK: "The start was recorded by mistake and taken back",
    **dict(EmployerWord.choices),
    **dict(PlaceWord.choices),
    **dict(ApplicationWord.choices),
}
BACK_TO = {Step.REOPENED: "Last step taken back", Step.ANSWER_TAKEN_BACK: "The employer took its answer back"}
SAYS_WHEN = {
    Step.INTERVIEW: "Interview on",
    Step.RESCHEDULED: "Interview moved to",
    Step.TIME_CHOSEN: "Time chosen: interview on",
}


def timeline_of(events) -> list[TimelineEntry]:
    first = next((event for event in events if event.interview_on), None)
    return [
        TimelineEntry(
            _event_title(event, is_first_day=event is first), event.on, event.who or "the service", _note(event)
        )
        for event in reversed(events)
    ]


def _event_title(event, *, is_first_day: bool) -> str:
    """What happened, in the words of the step; the first event is how the referral began."""
    if event.step in EVENT_TITLES:
        return EVENT_TITLES[event.step]
    if event.step in BACK_TO:
        return f"{BACK_TO[event.step]}: now {ReferralState(event.to_state).label.lower()}"
    if event.step in SAYS_WHEN and event.interview_on:
        said = SAYS_WHEN[Step.INTERVIEW] if event.step == Step.RESCHEDULED and is_first_day else SAYS_WHEN[event.step]
        return f"{said} {interview_words(event.interview_on, event.interview_at)}"
    if event.step in Step:
        return Step(event.step).label
    return ReferralState(event.to_state).label


def _note(event) -> str:
    later = f"Recorded on {day(event.at)}." if clock.day_of(event.at) != event.on else ""
    return "\n".join(filter(None, (event.said, later)))
