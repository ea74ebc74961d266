"""What the page says of each fact, in words that somebody of nine to eleven reads easily."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from backend.care_leavers.choices import ConsentKind, DocumentKind, OwnMessageKind, ReadyDocument
from backend.employers.choices import Pledge
from backend.placements.told_days import Told
from backend.reference.choices import MoneyRuleName
from backend.reference.choices import OpportunityType as Type
from backend.referrals.choices import ApplicationPart as Part
from backend.referrals.choices import ReferralState as State
from backend.support.choices import AskState


KINDS = {
    Type.APPRENTICESHIP: _("Apprenticeship: you work, learn and get paid"),
    Type.FOUNDATION_APPRENTICESHIP: _("First apprenticeship: you work, learn and get paid"),
    Type.SUPPORTED_INTERNSHIP: _("Learning at work, with a coach to help you"),
    Type.T_LEVEL_PLACEMENT: _("The work part of a T Level course"),
    Type.EMPLOYABILITY_PROGRAMME: _("A course that gets you ready for work"),
    Type.WORK_EXPERIENCE: _("Work experience: you try a job for a short time"),
    Type.JOB: _("A job"),
    Type.FURTHER_EDUCATION_COURSE: _("A college course"),
    Type.HIGHER_EDUCATION_COURSE: _("A university course"),
    Type.APPRENTICESHIP_UNIT: _("A short course that is part of an apprenticeship"),
}

# What they are at, said to them.
YOURS = {
    Type.APPRENTICESHIP: _("your apprenticeship"),
    Type.FOUNDATION_APPRENTICESHIP: _("your apprenticeship"),
    Type.JOB: _("your job"),
    Type.WORK_EXPERIENCE: _("your work experience"),
    Type.FURTHER_EDUCATION_COURSE: _("your course"),
    Type.HIGHER_EDUCATION_COURSE: _("your course"),
    Type.APPRENTICESHIP_UNIT: _("your course"),
    Type.EMPLOYABILITY_PROGRAMME: _("your course"),
}
YOURS_OTHERWISE = _("what you do now")

# Of a ranking's reasons those alone that can be said to them, by the engine's name of what each is about.
WHY = {
    "route_wish": _("It is work that you said you like."),
    "words_shared": _("It is close to what you told us."),
    "experience": _("You have done work like this before."),
    "pay": _("It pays more than most."),
    "travel": _("It is not far to go."),
}
FIRST_WISH = _("This kind of work was your first choice.")
NEAR_ENOUGH = 30  # minutes: what lies further is not called near

GOOD_TO_KNOW = {
    Pledge.GUARANTEED_INTERVIEW: _("They will meet you if you apply."),
    Pledge.WORKPLACE_BUDDY: _("You get a buddy at work."),
    Pledge.NAMED_CONTACT: _("You have one person there to ask."),
    Pledge.WORK_TRIAL: _("You can try it first."),
    Pledge.APPLICATION_SUPPORT: _("They help you to apply."),
}
# How a journey from a home whose address is held back is told.
BANDS = {
    "under 30 minutes": _("under 30 minutes"),
    "30 to 60 minutes": _("30 to 60 minutes"),
    "over an hour": _("over an hour"),
}
HOURS_AND_MINUTES = _("{hours} {minutes}")
NIGHTS, DRIVING = _("You work at night."), _("You need to drive.")
POLICE_CHECK = _("They do a police check before you start. Ask us what that means.")
NOT_KNOWN_YET = _("Not known yet")
ASK_US = _("Ask us")

# What is next with each one they are put forward for; who does it stands in every sentence.
STATES = {
    State.APPLYING: _("You apply for this one. {Who} helps you."),
    State.APPLIED: _("You have applied. They answer next. {Who} asks you if you have heard."),
    State.INTERVIEW: _("They want to meet you. {Who} tells you where and when."),
    State.INTERVIEWED: _("You have met them. They answer next. {Who} rings them if they are slow."),
    State.INTERVIEW_MISSED: _("You did not meet yet. {Who} talks to you about what to do."),
    State.OFFERED: _("They said yes to you. {Who} talks to you about it. You choose."),
    State.ACCEPTED: _("You said yes. {Who} talks to you about your first day."),
    State.DECLINED_BY_YOUNG_PERSON: _("You said no to this one. It has stopped."),
}
# Of one that they apply for themselves: the place knows them, and nobody rings it.
IF_THEY_APPLY = {
    State.INTERVIEW: _("They want to meet you. {Who} helps you get ready."),
    State.INTERVIEWED: _("You have met them. They answer next. {Who} asks you if you have heard."),
}
PICK_A_TIME = _("They want to meet you. Say which time is good for you. {Who} tells you where.")
MEET_ON = _("They want to meet you on {day}. {Who} tells you where.")
OTHER_DAY_ASKED = _("They want to meet you. {Who} asks them for other times.")
CAN_COME = _("You said you can come on {day}. {Who} tells them.")
NONE_FITS = _("You said no time is good for you. {Who} talks to you.")
ANSWER_BY = _("They have until {day} to answer. If they do not, {who} rings them. You hear from {who} either way.")
NOT_ANSWERED = _("They have not answered yet. {Who} rings them. You hear from {who} either way.")
APPLY_BY = _("The last day is {day}.")
# Beside one that they apply for themselves.
PARTS = {
    Part.CV: _("Your CV"),
    Part.FIRST_REFEREE: _("Someone to say good things about you"),
    Part.SECOND_REFEREE: _("One more person to say good things about you"),
    Part.STATEMENT: _("Why you want this one, in your words"),
}
YOU = _("You")
READY, TO_DO = _("{what}: done."), _("{what}: to do. {Who} does this.")
TO_DO_BY = _("{what}: to do by {day}. {Who} does this.")
TO_DO_YOU, TO_DO_YOU_BY = _("{what}: to do. You do this."), _("{what}: to do by {day}. You do this.")
TO_SEND = _("Then you send it.")
NO_LAST_DAY = _("They give no last day.")
TODAY_IS_LAST = _("Today is the last day.")
LAST_DAY_GONE = _("The last day has gone. {Who} talks to you about it.")
HELD = _("{Who} checks something first. Then {who} tells you what is next.")
OVER = _("{Who} talks to you about this one next.")  # how it ended is for a person to say
YES_FIRST = _("You said you like this one. {Who} talks to you next. Nothing is sent before that.")
NO_FIRST = _("You said no to this one. Nothing stops yet. {Who} talks to you first.")

GONE = _("This one has gone. It is not about you.")
NOT_NOW = _("It is not open to you now. Ask {who}.")

# What was promised: by when, where that tells nobody on which day they start, and how it stands.
WHEN = {
    Told.BY_DAY: _("{Who} does this by {day}."),
    Told.BEFORE_THE_FIRST_DAY: _("{Who} does this before your first day."),
    Told.ON_THE_FIRST_DAY: _("{Who} does this on your first day."),
    Told.JUST_AFTER: _("{Who} does this just after your first day."),
    Told.IN_THE_FIRST_WEEK: _("{Who} does this in your first week."),
    Told.LATER_ON: _("{Who} does this in your first weeks."),
    Told.NO_DAY: _("{Who} does this."),
}
YOUR_WORK = _("your work")  # of what the employer promised: its name may be read over a shoulder
KEPT = _("Done")
LATE = _("Late: we are sorry. {Who} is on it.")

# Money is told without what it is called or why it is theirs: this page may lie open to others.
MONEY = {
    MoneyRuleName.CARE_BURSARY: _("Up to {amount} more while you are an apprentice"),
    MoneyRuleName.STUDY_BURSARY: _("Up to {amount} a year for what you need at college"),
    MoneyRuleName.HIGHER_EDUCATION_BURSARY: _("{amount} for your university course, once"),
    MoneyRuleName.SETTING_UP_HOME: _("Money for your first home: {amount} or more"),
    MoneyRuleName.GUARANTEED_JOB: _("A paid job for six months"),
}
MONEY_PAID = _("{amount} was paid on {day}.")
MONEY_REFUSED = _("We asked for {amount}, and the answer was no. We can ask again.")
MONEY_ASKED = _("We have asked for {amount}. We wait for an answer.")
MONEY_NEXT = _("The next {amount} is from {day}, if you are still there.")
MONEY_SIGN = _("Do you want it? Tell {who}. There is one paper to sign.")
MONEY_COMES = _("You do not have to do anything. Tell {who} if it does not come.")
MONEY_TALK = _("Talk to {who} about it.")
OFFER_STANDS = {
    AskState.ASKED: _("We have asked for this. We wait for an answer."),
    AskState.APPROVED: _("The answer is yes. It will be paid."),
    AskState.PAID: _("It is paid."),
    AskState.REFUSED: _("The answer was no. Ask us why."),
}

AFTER_STOP = {
    ConsentKind.SHARE_NAME: _("We do not tell your name to any new place. We cannot put you forward without it."),
    ConsentKind.CONTACT_BY_TEXT: _("We do not text you any more."),
    ConsentKind.CONTACT_BY_EMAIL: _("We do not email you any more."),
    ConsentKind.CONTACT_BY_LETTER: _("We do not send you letters any more."),
    ConsentKind.READ_INTERVIEW_TIMES: _("We do not show days and times here any more."),
    ConsentKind.SHARE_DOCUMENTS: _("They cannot open your papers here any more. We send them no new ones."),
}
AFTER_STOP_SHARING = _("We take it off what they can see here. We do not tell it to any new place.")
AFTER_STOP_FOR_ONE = _("We take it off what they can see here. Other places stay as they are.")
COULD_SEE = _("{place} could see it until then.")
LOOKED = _("{place} could see it until then. They looked on {day}.")
DELETE_ASKED = _("We asked {place} on {day} to delete it. They have not said yet.")
DELETE_SAID = {
    "deleted": _("We asked {place} to delete it. They said they did on {day}."),
    "kept": _("We asked {place} to delete it. They said on {day} that they have to keep some. We can tell you what."),
    "never_had": _("We asked {place} to delete it. They said on {day} that they never had it."),
}

# What an employer reads, by the names of `referrals.disclosure`; the value is theirs to the letter.
SEEN = {
    "name": _("Your name"),
    "email": _("Your email"),
    "phone": _("Your phone number"),
    "qualifications": _("What you have passed"),
    "experience": _("What work you have done"),
    "aspiration": _("Your own words"),
    "care_status": _("How you grew up"),
}
SEEN_PAPER = _("A paper we sent")
PAPER_SENT = {
    DocumentKind.CV: _("your CV"),
    DocumentKind.CERTIFICATE: _("a paper that shows what you have passed"),
    DocumentKind.LETTER: _("a letter"),
    DocumentKind.REFERENCE: _("a paper from someone who speaks for you"),
    DocumentKind.OTHER: _("a paper"),
}
WE_SENT = _("We sent {paper} to {place} on {day}.")
THEY_OPENED, NOT_OPENED = _("They opened it on {day}."), _("They have not opened it.")
OPENS_NO_MORE = _("They cannot open it now.")
FOLDED = frozenset({"care_status"})  # nobody who looks over their shoulder reads it

PAPERS = {
    ReadyDocument.PHOTO_ID: _("A card or a passport with your photo"),
    ReadyDocument.NATIONAL_INSURANCE: _("Your NI number"),
    ReadyDocument.BANK_ACCOUNT: _("Your own bank account"),
    ReadyDocument.PERMISSION_TO_WORK: _("A paper that says you can work here"),
    ReadyDocument.CERTIFICATES: _("Papers that show what you have passed"),
    ReadyDocument.CV: _("Your CV"),
    ReadyDocument.REFEREES: _("Two people who speak for you"),
}

SAID = {
    OwnMessageKind.GOING: _("How it is going"),
    OwnMessageKind.TALK: _("You want to talk"),
    OwnMessageKind.WRONG: _("This list is wrong about me"),
    OwnMessageKind.SENT: _("You have sent it"),
    OwnMessageKind.HEARD: _("You heard from them"),
    OwnMessageKind.TEXTED: _("You sent us a text"),
}


NOBODY_NAMED = _("your adviser")
SPEAK_MY_LANGUAGE = "I want to talk to someone who speaks {language}."


def hours_words(hours: int) -> str:
    return ngettext("{hours} hour", "{hours} hours", hours).format(hours=hours)


def minutes_words(minutes: int) -> str:
    return ngettext("{minutes} minute", "{minutes} minutes", minutes).format(minutes=minutes)


def days_left(days: int) -> str:
    return ngettext("{days} day left.", "{days} days left.", days).format(days=days)


def about(sentence: str, who: str, **more: str) -> str:
    """A sentence with who does it, at its beginning with a capital."""
    who = who or NOBODY_NAMED
    return sentence.format(who=who, Who=who[0].upper() + who[1:], **more)
