from django.db import models
from django.utils.translation import gettext_noop


class Entitlement(models.TextChoices):
    ELIGIBLE = "eligible", "Eligible child"
    RELEVANT = "relevant", "Relevant child"
    FORMER_RELEVANT = "former_relevant", "Former relevant child"
    QUALIFYING = "qualifying", "Qualifying care leaver"


# Level 0 stands for entry level and for no qualification yet; a page says so in words.
LEVELS = {0: "Below level 1 (entry level, or none yet)", **{number: f"Level {number}" for number in range(1, 8)}}


class CorrectionOf(models.TextChoices):
    """What a correction may be about."""

    CONTACT = "contact", "Contact"
    VIEW = "view", "What they said"
    ACTIVITY = "activity", "Activity"
    BREAK = "break", "Break"
    CHECK_IN = "check_in", "Check-in"
    PLACEMENT = "placement", "Placement"
    EMPLOYER_CHANGE = "employer_change", "Change of employer"
    ENTITLEMENT = "entitlement", "Entitlement"
    IN_TOUCH = "in_touch", "In touch"
    ACCOMMODATION = "accommodation", "Accommodation"


class EvidenceLevel(models.TextChoices):
    """How what somebody does or where they live is known, the strongest last."""

    SAID_BY_THEM = "said_by_them", "Said by the young person"
    SAID_BY_OTHERS = "said_by_others", "Said by the employer or provider"
    SEEN = "seen", "Seen on paper"


class ConsentKind(models.TextChoices):
    SHARE_NAME = "share_name", "Share my name with the employer"
    SHARE_EMAIL = "share_email", "Share my e-mail address with the employer"
    SHARE_PHONE = "share_phone", "Share my phone number with the employer"
    SHARE_QUALIFICATIONS = "share_qualifications", "Share my qualifications with the employer"
    SHARE_EXPERIENCE = "share_experience", "Share my experience with the employer"
    SHARE_ASPIRATION = "share_aspiration", "Share what I said I want to do"
    SHARE_DOCUMENTS = "share_documents", "Send the employer my CV and papers that we chose"
    SHARE_CARE_STATUS = "share_care_status", "Tell the employer I am a care leaver"
    CONTACT_BY_TEXT = "contact_by_text", "Contact me by text message"
    CONTACT_BY_EMAIL = "contact_by_email", "Contact me by e-mail"
    CONTACT_BY_LETTER = "contact_by_letter", "Contact me by letter"
    READ_INTERVIEW_TIMES = "read_interview_times", "Show me days and times of interviews on my own page"


# Between them and us, and no employer's: how we reach them, and what they read on their own page.
REACHED_BY = (ConsentKind.CONTACT_BY_TEXT, ConsentKind.CONTACT_BY_EMAIL, ConsentKind.CONTACT_BY_LETTER)
CONTACT_KINDS = frozenset({*REACHED_BY, ConsentKind.READ_INTERVIEW_TIMES})
SHARING_KINDS = tuple(kind for kind in ConsentKind if kind not in CONTACT_KINDS)
# What an employer is told by each, where several stand in one sentence.
TOLD = {
    ConsentKind.SHARE_NAME: "name",
    ConsentKind.SHARE_EMAIL: "e-mail address",
    ConsentKind.SHARE_PHONE: "phone number",
    ConsentKind.SHARE_QUALIFICATIONS: "qualifications",
    ConsentKind.SHARE_EXPERIENCE: "experience",
    ConsentKind.SHARE_ASPIRATION: "what they want to do",
    ConsentKind.SHARE_DOCUMENTS: "CV and papers",
    ConsentKind.SHARE_CARE_STATUS: "being a care leaver",
}
# Never agreed to for whoever may come.
NAMES_ITS_EMPLOYER = frozenset({ConsentKind.SHARE_CARE_STATUS, ConsentKind.SHARE_DOCUMENTS})


class SupportNeed(models.TextChoices):
    MENTAL_HEALTH = "mental_health", "Looking after mental health"
    TRAVEL_CONFIDENCE = "travel_confidence", "Travelling alone"
    READING_WRITING = "reading_writing", "Reading and writing"
    FLEXIBLE_START = "flexible_start", "A gradual start"
    MENTOR = "mentor", "Somebody to turn to at work"
    CHILDCARE = "childcare", "Childcare"
    EQUIPMENT = "equipment", "Clothes, tools or a laptop"
    ESOL = "esol", "Learning English at work"


class EsolLevel(models.TextChoices):
    ENTRY_1 = "entry_1", "Entry 1"
    ENTRY_2 = "entry_2", "Entry 2"
    ENTRY_3 = "entry_3", "Entry 3"
    LEVEL_1 = "level_1", "Level 1"
    LEVEL_2 = "level_2", "Level 2"


class ReadyDocument(models.TextChoices):
    PHOTO_ID = "photo_id", "Photo ID"
    NATIONAL_INSURANCE = "national_insurance", "National Insurance number"
    BANK_ACCOUNT = "bank_account", "Bank account"
    PERMISSION_TO_WORK = "permission_to_work", "Proof of permission to work"
    CERTIFICATES = "certificates", "Certificates"
    CV = "cv", "CV"
    REFEREES = "referees", "Two referees"


class DocumentKind(models.TextChoices):
    CV = "cv", "CV"
    CERTIFICATE = "certificate", "Certificate"
    LETTER = "letter", "Letter"
    REFERENCE = "reference", "Reference"
    OTHER = "other", "Something else"

    @property
    def file_name(self) -> str:
        return "Document" if self == DocumentKind.OTHER else str(self.label)


class DocumentFormat(models.TextChoices):
    """By the end of the name of such a file."""

    PDF = "pdf", "PDF"
    WORD = "docx", "Word document"
    OPEN_DOCUMENT = "odt", "OpenDocument text"
    JPEG = "jpg", "Picture (JPEG)"
    PNG = "png", "Picture (PNG)"


class ContactMethod(models.TextChoices):
    IN_PERSON = "in_person", "In person"
    PHONE = "phone", "Phone call"
    TEXT = "text", "Text message"
    EMAIL = "email", "E-mail"
    VIDEO = "video", "Video call"
    LETTER = "letter", "Letter"


class Confirmed(models.TextChoices):
    """How somebody made sure that a changed number or address is theirs."""

    VOICE = "voice", "Rang the new number and heard their voice"
    IN_PERSON = "in_person", "In person"
    COLLEAGUE = "colleague", "A colleague who knows them confirmed it"
    NOT_YET = "not_yet", "Not yet"


class InTouch(models.TextChoices):
    """Statutory codes of the SSDA903 OC3 return."""

    YES = "YES", "In touch"
    NO = "NO", "Not in touch"
    DIED = "DIED", "Died"
    REFUSED = "REFU", "Refuses contact"
    NOT_REQUIRED = "NREQ", "No longer requires services"
    RETURNED_HOME = "RHOM", "Returned home for six months or more"


class Accommodation(models.TextChoices):
    """Where somebody lives, by the letters of the SSDA903 OC3 return; whether it suits them is the digit after it."""

    WITH_PARENTS = "B", "With parents or relatives"
    RESIDENTIAL = "C", "Community home or other residential care"
    SUPPORTED = "D", "Semi-independent, transitional or supported accommodation"
    SUPPORTED_LODGINGS = "E", "Supported lodgings"
    ABROAD = "G", "Gone abroad"
    DEPORTED = "H", "Deported"
    LODGINGS = "K", "Ordinary lodgings, no formal support"
    NOT_KNOWN_WHERE = "R", "Residence not known"
    HOMELESS = "S", "No fixed abode or homeless"
    FOYER = "T", "Foyer or similar"
    INDEPENDENT = "U", "Independent living"
    EMERGENCY = "V", "Emergency accommodation"
    BED_AND_BREAKFAST = "W", "Bed and breakfast"
    CUSTODY = "X", "In custody"
    OTHER = "Y", "Other accommodation"
    FORMER_CARERS = "Z", "With former foster carers"


class SourceKind(models.TextChoices):
    HERE = "here", "Recorded here"
    FILE = "file", "From a file"


class ImportState(models.TextChoices):
    CHECKING = "checking", "Being checked"
    COLUMNS = "columns", "Its columns are to be chosen"
    CHECKED = "checked", "Checked, to be confirmed"
    TAKING_IN = "taking_in", "Being taken in"
    DONE = "done", "Taken in"
    UNREADABLE = "unreadable", "Could not be read"


class RowOutcome(models.TextChoices):
    NEW = "new", "New"
    CHANGED = "changed", "Changed"
    UNCHANGED = "unchanged", "As it was"
    HELD = "held", "Looks like somebody here"
    REFUSED = "refused", "Not taken in"


class ConflictReason(models.TextChoices):
    OURS_NEWER = "older", "The file is older"
    SAME_DAY = "tie", "Both are of the same day"
    UNKNOWN = "unknown", "Which is newer is not known"


class ConflictState(models.TextChoices):
    OPEN = "open", "To be settled"
    KEPT = "kept", "Ours kept"
    TAKEN = "taken", "The file's taken"
    OVERTAKEN = "overtaken", "Recorded anew since"


class HeldState(models.TextChoices):
    OPEN = "open", "To be settled"
    MATCHED = "matched", "The same person"
    MADE = "made", "Another person"


class OwnMessageKind(models.TextChoices):
    """What a young person may write to us about, on their own page; or in answer to a text message of ours."""

    GOING = "going", "How it is going"
    TALK = "talk", "I want to talk"
    WRONG = "wrong", "Something here is wrong about me"
    TEXTED = "texted", "A text message"
    SENT = "sent", "I have sent it"
    HEARD = "heard", "I heard from them"


# Said beside one that they apply for themselves: the kind alone says something.
OF_AN_APPLICATION = (OwnMessageKind.SENT, OwnMessageKind.HEARD)


class Feeling(models.TextChoices):
    GOOD = "good", gettext_noop("Good")
    OK = "ok", gettext_noop("OK")
    HARD = "hard", gettext_noop("Hard")


class TalkTo(models.TextChoices):
    """Whom of us. An advocate is nobody of ours: they ring them."""

    ADVISER = "adviser", "My adviser"
    PERSONAL_ADVISER = "personal_adviser", "My personal adviser"
    ANYBODY = "anybody", "Anybody"


class HandoverHeading(models.TextChoices):
    """What a handover says, in the order in which it stands."""

    TOLD = "told", "What they told us"
    WORKS = "works", "What works"
    NEVER = "never", "What never to do"
    PROMISED = "promised", "What we promised to do next"
    OPEN = "open", "What is going on now"


class HandoverState(models.TextChoices):
    """Follows from what happened to it; kept nowhere."""

    TO_WRITE = "to_write", "To be written"
    WRITTEN = "written", "Waits for their yes"
    AGREED = "agreed", "Agreed, to be passed on"
    PASSED_ON = "passed_on", "Passed on"
    ENDED = "ended", "Not needed"
