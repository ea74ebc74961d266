from django.db import models


class EmployerKind(models.TextChoices):
    DEPARTMENT = "department", "Council department"
    PARTNER = "partner", "Partner employer"
    FEED = "feed", "Known from a public feed only"


class EmployerSize(models.TextChoices):
    MICRO = "micro", "Fewer than 10 people"
    SMALL = "small", "10 to 49 people"
    MEDIUM = "medium", "50 to 249 people"
    LARGE = "large", "250 people or more"


class Pledge(models.TextChoices):
    GUARANTEED_INTERVIEW = "guaranteed_interview", "Guaranteed interview"
    WORKPLACE_BUDDY = "workplace_buddy", "Workplace buddy"
    NAMED_CONTACT = "named_contact", "Named contact"
    WORK_TRIAL = "work_trial", "Work trial"
    APPLICATION_SUPPORT = "application_support", "Help with the application"


class DisabilityConfident(models.TextChoices):
    COMMITTED = "1", "Level 1: committed"
    EMPLOYER = "2", "Level 2: employer"
    LEADER = "3", "Level 3: leader"


class Item(models.TextChoices):
    """What is checked of an employer. What each asks for is in checklist.py."""

    EXISTS = "exists", "It is a real organisation"
    CALLED_BACK = "called_back", "A contact was called back"
    INSURANCE = "insurance", "Employers' liability insurance"
    SUPERVISOR = "supervisor", "Safeguarding contact and supervisor"
    YOUNG_WORKERS = "young_workers", "Young-worker risk assessment"
    PAYROLL = "payroll", "Payroll"
    VISITED = "visited", "The site was visited, or is known"


# The same as a thing that runs out: "5 checks ran out: proof that it is real; the call back to a contact".
PROOF_OF = {
    Item.EXISTS: "proof that it is real",
    Item.CALLED_BACK: "the call back to a contact",
    Item.INSURANCE: "employers' liability insurance",
    Item.SUPERVISOR: "the safeguarding contact and supervisor",
    Item.YOUNG_WORKERS: "the young-worker risk assessment",
    Item.PAYROLL: "proof of payroll",
    Item.VISITED: "the visit to the site",
}


class Register(models.TextChoices):
    COMPANIES = "companies", "Companies House"
    CHARITIES = "charities", "A charity register"


class Evidence(models.TextChoices):
    """What another person can look at again."""

    NUMBER = "number", "a register number"
    LINK = "link", "a link"
    FILE = "file", "a file"
    PHONE = "phone", "a published telephone number"
    VISIT = "visit", "how and when the site was seen"


class HowKnown(models.TextChoices):
    VISITED = "visited", "Somebody of the council was there"
    PLACED = "placed", "Young people have worked there and were visited"
    ONLINE = "online", "Seen by video, room by room"


class ColleagueAnswer(models.TextChoices):
    SAME_DOMAIN = "same_domain", "Invited: the same mail domain"
    YES = "yes", "Invited by an officer's yes"
    NO = "no", "Not invited"


class RaisedFrom(models.TextChoices):
    EMPLOYER = "employer", "The employer's page"
    OPPORTUNITY = "opportunity", "An opportunity"
    MATCH = "match", "A match"
    REFERRAL = "referral", "A referral"
    PLACEMENT = "placement", "A placement"
    CHECK_IN = "check_in", "A check-in"
    PERSON = "person", "A young person's page"
    PROFILE = "profile", "A young person's profile"


# It is about a row of a young person, or about them: the other pages are about an employer and what it offers.
OF_A_PERSON = frozenset(RaisedFrom) - {RaisedFrom.EMPLOYER, RaisedFrom.OPPORTUNITY, RaisedFrom.MATCH}


class ConcernOutcome(models.TextChoices):
    NOTHING_FOUND = "nothing_found", "Nothing wrong was found"
    PUT_RIGHT = "put_right", "Something was wrong and has been put right"
    UPHELD = "upheld", "It stands: the employer stays paused"


class ConcernStep(models.TextChoices):
    RAISED = "raised", "Raised"
    TOLD = "told", "Designated officer told"
    DECIDED = "decided", "Outcome recorded"
    NOBODY_TO_ASK = "nobody_to_ask", "Nobody there has to be spoken with"


class ToldHow(models.TextChoices):
    """How the designated officer was told."""

    PHONE = "phone", "Telephone"
    FORM = "form", "The council's referral form"
    EMAIL = "email", "Secure e-mail"
    IN_PERSON = "in_person", "In person"


class FeedNameAnswer(models.TextChoices):
    SAME = "same", "The same employer"
    ANOTHER = "another", "Another employer"
