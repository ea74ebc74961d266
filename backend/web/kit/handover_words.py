"""What a handover is made of, in words that the young person reads too: as easy as all of their own page."""

from django.utils.translation import gettext_noop

from backend.care_leavers.choices import HandoverHeading as Heading
from backend.referrals.choices import ReferralState as State


# As they read it; staff read the labels of the choices.
HEADINGS = {
    Heading.TOLD: gettext_noop("What you told us"),
    Heading.WORKS: gettext_noop("What works for you"),
    Heading.NEVER: gettext_noop("What we must never do"),
    Heading.PROMISED: gettext_noop("What we said we will do next"),
    Heading.OPEN: gettext_noop("What is going on now"),
}

SAID = "“{words}” ({day})"
WANTS = "Would like to: “{words}”"
LIKES = "Best way to get in touch: {how}."
ANSWERS_MOST = "Says yes to most of our contact by: {how}."
HELPED = "This helped: {what}."
NOT_THIS = "Said no to {title}: {why}."
DO_NOT = {
    "contact_by_text": "Do not send texts. That was stopped on {day}.",
    "contact_by_email": "Do not send emails. That was stopped on {day}.",
    "contact_by_letter": "Do not send letters. That was stopped on {day}.",
}
ASKED_FOR = "Asked for this, and it is not done yet: {what}."
PROMISED_BY = "{words}, by {day}."
TO_ANSWER = "Answer what was asked on {day}."
STATES = {  # every one that is open
    State.APPLYING: "{title}: you apply for it now.",
    State.APPLIED: "{title}: you have applied. They answer next.",
    State.INTRODUCED: "{title}: you are put forward. They answer next.",
    State.INTERVIEW: "{title}: they want to meet you.",
    State.INTERVIEWED: "{title}: you have met. They answer next.",
    State.INTERVIEW_MISSED: "{title}: you did not meet yet.",
    State.OFFERED: "{title}: they said yes to you. You choose.",
    State.ACCEPTED: "{title}: you said yes. You start soon.",
}
