"""What is read to a young person, or by them, before they agree, so that somebody of nine to eleven follows it.

Each wording counts from a day. One that is changed gets a new row and version: agreements name the old one.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from backend.care_leavers.choices import ConsentKind as Kind
from backend.employers.models import Employer


ANY_EMPLOYER = "each place we put you forward to"


@dataclass(frozen=True)
class Wording:
    version: str
    used_from: dt.date
    texts: dict[Kind, str]


WORDINGS = (
    Wording(
        "2026-11",
        dt.date(2026, 11, 1),
        {
            Kind.SHARE_NAME: "We tell your name to {who}. We cannot put you forward without it.",
            Kind.SHARE_EMAIL: "We give your email address to {who}. They can write to you.",
            Kind.SHARE_PHONE: "We give your phone number to {who}. They can ring you.",
            Kind.SHARE_QUALIFICATIONS: "We tell what exams and courses you have passed to {who}.",
            Kind.SHARE_EXPERIENCE: "We tell what work you have done to {who}.",
            Kind.SHARE_ASPIRATION: "We show what you want to do, in your own words, to {who}.",
            Kind.SHARE_DOCUMENTS: (
                "We send papers that we pick with you, like your CV, to {who}. They can keep them. We send them to no"
                " other place."
            ),
            Kind.SHARE_CARE_STATUS: (
                "We tell {who} that you have been in care. We tell no other place. You can say yes to your name and no"
                " to this."
            ),
            Kind.CONTACT_BY_TEXT: "We send you texts.",
            Kind.CONTACT_BY_EMAIL: "We send you emails.",
            Kind.CONTACT_BY_LETTER: (
                "We send you letters by post. Others at home may open them, so they only ask you to ring us."
            ),
            Kind.READ_INTERVIEW_TIMES: "We show on your own page when you meet a place. Who opens it reads it.",
        },
    ),
)
YOU_CHOOSE = "It is fine to say no. You can stop it on any day: tell us, or do it on your own page."


def wording_on(day: dt.date) -> Wording:
    """The one in use on a day; of a day before all of them the first, which is what we know."""
    used = [each for each in WORDINGS if each.used_from <= day]
    return used[-1] if used else WORDINGS[0]


def words_of(kind: str, employer: Employer | None, *, on: dt.date, until: dt.date | None = None) -> str:
    """To the letter what is read out, and kept with the agreement."""
    last = [f"It ends after {until:%-d %B %Y}."] if until else []
    return " ".join([text_of(kind, employer, on=on), *last, YOU_CHOOSE])


def text_of(kind: str, employer: Employer | None, *, on: dt.date) -> str:
    """Of one thing that they may agree to, without what is said of all of them."""
    return wording_on(on).texts[Kind(kind)].format(who=employer.name if employer else ANY_EMPLOYER)


# The same said short: on their own page and on paper, where others may look over their shoulder.
PLAIN = {
    Kind.SHARE_NAME: gettext_noop("Tell a place your name when we put you forward"),
    Kind.SHARE_EMAIL: gettext_noop("Give them your email"),
    Kind.SHARE_PHONE: gettext_noop("Give them your phone number"),
    Kind.SHARE_QUALIFICATIONS: gettext_noop("Tell them what you have passed"),
    Kind.SHARE_EXPERIENCE: gettext_noop("Tell them what work you have done"),
    Kind.SHARE_ASPIRATION: gettext_noop("Show them your own words"),
    Kind.SHARE_CARE_STATUS: gettext_noop("Tell them about how you grew up"),
    Kind.CONTACT_BY_TEXT: gettext_noop("Send you texts"),
    Kind.CONTACT_BY_EMAIL: gettext_noop("Send you emails"),
    Kind.CONTACT_BY_LETTER: gettext_noop("Send you letters"),
    Kind.READ_INTERVIEW_TIMES: gettext_noop("Show you here when you meet a place"),
    Kind.SHARE_DOCUMENTS: gettext_noop("Send them your CV and papers"),
}
PLAIN_FOR_ONE = {Kind.SHARE_NAME: gettext_noop("Tell them your name")}
ALL_PLACES, REACHING_YOU = gettext_noop("All places we put you forward to"), gettext_noop("How we reach you")


def plain_words(kind: str, employer_id: int | None) -> str:
    """What it is, below the name of whom it is for."""
    return gettext((PLAIN | PLAIN_FOR_ONE if employer_id else PLAIN)[Kind(kind)])
