from backend.referrals.choices import ReferralState, Step
from backend.referrals.reminders import EMPLOYER_REMINDED
from backend.referrals.services import DETAILS_TAKEN_BACK


def event_title(event) -> str:
    """What happened, in the words of the step; the first event is how the referral began."""
    if event.step == DETAILS_TAKEN_BACK:
        return "Details taken back from the employer"
    if event.step == EMPLOYER_REMINDED:
        return "The employer was reminded by e-mail"
    if event.step == Step.REOPENED:
        return f"Last step taken back: now {ReferralState(event.to_state).label.lower()}"
    if event.step in Step:
        return Step(event.step).label
    return ReferralState(event.to_state).label
