"""What the page says of each fact, in words that somebody of nine to eleven reads easily."""

from backend.care_leavers.choices import ConsentKind, OwnMessageKind, ReadyDocument
from backend.employers.choices import Pledge
from backend.placements.told_days import Told
from backend.reference.choices import OpportunityType as Type
from backend.referrals.choices import ApplicationPart as Part
from backend.referrals.choices import ReferralState as State


KINDS = {
    Type.APPRENTICESHIP: "Apprenticeship: you work, learn and get paid",
    Type.FOUNDATION_APPRENTICESHIP: "First apprenticeship: you work, learn and get paid",
    Type.SUPPORTED_INTERNSHIP: "Learning at work, with a coach to help you",
    Type.T_LEVEL_PLACEMENT: "The work part of a T Level course",
    Type.EMPLOYABILITY_PROGRAMME: "A course that gets you ready for work",
    Type.WORK_EXPERIENCE: "Work experience: you try a job for a short time",
    Type.JOB: "A job",
    Type.FURTHER_EDUCATION_COURSE: "A college course",
    Type.HIGHER_EDUCATION_COURSE: "A university course",
    Type.APPRENTICESHIP_UNIT: "A short course that is part of an apprenticeship",
}

# What they are at, said to them.
YOURS = {
    Type.APPRENTICESHIP: "your apprenticeship",
    Type.FOUNDATION_APPRENTICESHIP: "your apprenticeship",
    Type.JOB: "your job",
    Type.WORK_EXPERIENCE: "your work experience",
    Type.FURTHER_EDUCATION_COURSE: "your course",
    Type.HIGHER_EDUCATION_COURSE: "your course",
    Type.APPRENTICESHIP_UNIT: "your course",
    Type.EMPLOYABILITY_PROGRAMME: "your course",
}
YOURS_OTHERWISE = "what you do now"

# Of a ranking's reasons those alone that can be said to them, by the engine's name of what each is about.
WHY = {
    "route_wish": "It is work that you said you like.",
    "words_shared": "It is close to what you told us.",
    "experience": "You have done work like this before.",
    "pay": "It pays more than most.",
    "travel": "It is not far to go.",
}
FIRST_WISH = "This kind of work was your first choice."
NEAR_ENOUGH = 30  # minutes: what lies further is not called near

GOOD_TO_KNOW = {
    Pledge.GUARANTEED_INTERVIEW: "They will meet you if you apply.",
    Pledge.WORKPLACE_BUDDY: "You get a buddy at work.",
    Pledge.NAMED_CONTACT: "You have one person there to ask.",
    Pledge.WORK_TRIAL: "You can try it first.",
    Pledge.APPLICATION_SUPPORT: "They help you to apply.",
}
NIGHTS, DRIVING = "You work at night.", "You need to drive."
POLICE_CHECK = "They do a police check before you start. Ask us what that means."
NOT_KNOWN_YET = "Not known yet"
ASK_US = "Ask us"

# What is next with each one they are put forward for; who does it stands in every sentence.
STATES = {
    State.APPLYING: "You apply for this one. {Who} helps you.",
    State.APPLIED: "You have applied. They answer next. {Who} asks you if you have heard.",
    State.INTERVIEW: "They want to meet you. {Who} tells you where and when.",
    State.INTERVIEWED: "You have met them. They answer next. {Who} rings them if they are slow.",
    State.INTERVIEW_MISSED: "You did not meet yet. {Who} talks to you about what to do.",
    State.OFFERED: "They said yes to you. {Who} talks to you about it. You choose.",
    State.ACCEPTED: "You said yes. {Who} talks to you about your first day.",
    State.DECLINED_BY_YOUNG_PERSON: "You said no to this one. It has stopped.",
}
# Of one that they apply for themselves: the place knows them, and nobody rings it.
IF_THEY_APPLY = {
    State.INTERVIEW: "They want to meet you. {Who} helps you get ready.",
    State.INTERVIEWED: "You have met them. They answer next. {Who} asks you if you have heard.",
}
PICK_A_TIME = "They want to meet you. Say which time is good for you. {Who} tells you where."
MEET_ON = "They want to meet you on {day}. {Who} tells you where."
OTHER_DAY_ASKED = "They want to meet you. {Who} asks them for other times."
CAN_COME = "You said you can come on {day}. {Who} tells them."
NONE_FITS = "You said no time is good for you. {Who} talks to you."
ANSWER_BY = "They have until {day} to answer. If they do not, {who} rings them. You hear from {who} either way."
NOT_ANSWERED = "They have not answered yet. {Who} rings them. You hear from {who} either way."
APPLY_BY = "The last day is {day}."
# Beside one that they apply for themselves.
PARTS = {
    Part.CV: "Your CV",
    Part.FIRST_REFEREE: "Someone to say good things about you",
    Part.SECOND_REFEREE: "One more person to say good things about you",
    Part.STATEMENT: "Why you want this one, in your words",
}
YOU = "You"
READY, TO_DO = "{what}: done.", "{what}: to do. {Who} does this."
TO_DO_BY = "{what}: to do by {day}. {Who} does this."
TO_DO_YOU, TO_DO_YOU_BY = "{what}: to do. You do this.", "{what}: to do by {day}. You do this."
TO_SEND = "Then you send it."
NO_LAST_DAY = "They give no last day."
TODAY_IS_LAST, ONE_DAY_LEFT, DAYS_LEFT = "Today is the last day.", "1 day left.", "{days} days left."
LAST_DAY_GONE = "The last day has gone. {Who} talks to you about it."
HELD = "{Who} checks something first. Then {who} tells you what is next."
OVER = "{Who} talks to you about this one next."  # how it ended is for a person to say
YES_FIRST = "You said you like this one. {Who} talks to you next. Nothing is sent before that."
NO_FIRST = "You said no to this one. Nothing stops yet. {Who} talks to you first."

GONE = "This one has gone. It is not about you."
NOT_NOW = "It is not open to you now. Ask {who}."

# What was promised: by when, where that tells nobody on which day they start, and how it stands.
WHEN = {
    Told.BY_DAY: "{Who} does this by {day}.",
    Told.BEFORE_THE_FIRST_DAY: "{Who} does this before your first day.",
    Told.ON_THE_FIRST_DAY: "{Who} does this on your first day.",
    Told.JUST_AFTER: "{Who} does this just after your first day.",
    Told.IN_THE_FIRST_WEEK: "{Who} does this in your first week.",
    Told.LATER_ON: "{Who} does this in your first weeks.",
    Told.NO_DAY: "{Who} does this.",
}
KEPT = "Done"
LATE = "Late: we are sorry. {Who} is on it."

AFTER_STOP = {
    ConsentKind.SHARE_NAME: "We do not tell your name to any new place. We cannot put you forward without it.",
    ConsentKind.CONTACT_BY_TEXT: "We do not text you any more.",
    ConsentKind.CONTACT_BY_EMAIL: "We do not email you any more.",
    ConsentKind.READ_INTERVIEW_TIMES: "We do not show days and times here any more.",
}
AFTER_STOP_SHARING = "We take it off what they can see here. We do not tell it to any new place."
AFTER_STOP_FOR_ONE = "We take it off what they can see here. Other places stay as they are."
COULD_SEE = "{place} could see it until then."
LOOKED = "{place} could see it until then. They looked on {day}."
DELETE_ASKED = "We asked {place} on {day} to delete it. They have not said yet."
DELETE_SAID = {
    "deleted": "We asked {place} to delete it. They said they did on {day}.",
    "kept": "We asked {place} to delete it. They said on {day} that they have to keep some. We can tell you what.",
    "never_had": "We asked {place} to delete it. They said on {day} that they never had it.",
}

# What an employer reads, by the names of `referrals.disclosure`; the value is theirs to the letter.
SEEN = {
    "name": "Your name",
    "email": "Your email",
    "phone": "Your phone number",
    "qualifications": "What you have passed",
    "experience": "What work you have done",
    "aspiration": "Your own words",
    "care_status": "How you grew up",
}
FOLDED = frozenset({"care_status"})  # nobody who looks over their shoulder reads it

PAPERS = {
    ReadyDocument.PHOTO_ID: "A card or a passport with your photo",
    ReadyDocument.NATIONAL_INSURANCE: "Your NI number",
    ReadyDocument.BANK_ACCOUNT: "Your own bank account",
    ReadyDocument.PERMISSION_TO_WORK: "A paper that says you can work here",
    ReadyDocument.CERTIFICATES: "Papers that show what you have passed",
    ReadyDocument.CV: "Your CV",
    ReadyDocument.REFEREES: "Two people who speak for you",
}

SAID = {
    OwnMessageKind.GOING: "How it is going",
    OwnMessageKind.TALK: "You want to talk",
    OwnMessageKind.WRONG: "This list is wrong about me",
    OwnMessageKind.SENT: "You have sent it",
    OwnMessageKind.HEARD: "You heard from them",
    OwnMessageKind.TEXTED: "You sent us a text",
}


NOBODY_NAMED = "your adviser"
SPEAK_MY_LANGUAGE = "I want to talk to someone who speaks {language}."


def about(sentence: str, who: str, **more: str) -> str:
    """A sentence with who does it, at its beginning with a capital."""
    who = who or NOBODY_NAMED
    return sentence.format(who=who, Who=who[0].upper() + who[1:], **more)
