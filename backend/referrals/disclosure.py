"""What an employer is told about a young person: only what each of their agreements covers."""

from collections.abc import Callable
from dataclasses import dataclass

from backend.care_leavers.agreements import agreed_for
from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.confirmations import HOW as REACHES
from backend.care_leavers.confirmations import is_to_confirm
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.employers.models import Employer
from backend.referrals.choices import NOT_SHOWN
from backend.referrals.document_names import DOCUMENT_LABELS
from backend.referrals.models import Referral


@dataclass(frozen=True)
class DisclosedField:
    name: str
    label: str
    value: str
    consent_kind: ConsentKind


@dataclass(frozen=True)
class WithheldField:
    name: str
    label: str
    consent_kind: ConsentKind
    because: str
    recorded_as: str


@dataclass(frozen=True)
class Field:
    name: str
    label: str
    consent_kind: ConsentKind
    read: Callable[[CareLeaver], str]
    recorded_as: str = ""  # the first fact of the record that it is read from; empty where none is


def _qualifications(person: CareLeaver) -> str:
    """What they have: nobody would like an employer to know what they have not."""
    parts = [
        (person.highest_level, "Highest level"),
        (person.english_level, "English level"),
        (person.maths_level, "Maths level"),
    ]
    return "; ".join(f"{name} {level}" for level, name in parts if level)


def _experience(person: CareLeaver) -> str:
    return "; ".join(person.experience_routes or [])


FIELDS = (
    Field("name", "Name", ConsentKind.SHARE_NAME, lambda person: person.full_name, "given_name"),
    Field("email", "E-mail address", ConsentKind.SHARE_EMAIL, lambda person: person.email, "email"),
    Field("phone", "Phone number", ConsentKind.SHARE_PHONE, lambda person: person.phone, "phone"),
    Field("qualifications", "Qualifications", ConsentKind.SHARE_QUALIFICATIONS, _qualifications, "highest_level"),
    Field("experience", "Experience in", ConsentKind.SHARE_EXPERIENCE, _experience, "experience_routes"),
    Field(
        "aspiration", "In their own words", ConsentKind.SHARE_ASPIRATION, lambda person: person.aspiration, "aspiration"
    ),
    Field("care_status", "Care experience", ConsentKind.SHARE_CARE_STATUS, lambda _: "Has been in care"),
)
# Of what an employer may be told: read on its page, or sent as a document (`sent_documents`).
LABELS = {field.name: field.label for field in FIELDS} | DOCUMENT_LABELS
KINDS = {field.name: field.consent_kind for field in FIELDS} | dict.fromkeys(
    DOCUMENT_LABELS, ConsentKind.SHARE_DOCUMENTS
)

NOT_AGREED = "No agreement to share this is recorded: ask them."
NOT_RECORDED = "Not recorded yet."
NOT_CONFIRMED = "It was changed and nobody has made sure of it: confirm it under How to reach them."
NO_LEVEL = "Nothing to tell: no level of theirs is 1 or above."


def preview(*, care_leaver: CareLeaver, employer: Employer) -> list[DisclosedField]:
    """The fields this employer would see today, in the order of the page. No field is here without its agreement."""
    agreed = agreed_for(care_leaver, employer, clock.today())
    return [
        DisclosedField(field.name, field.label, field.read(care_leaver), field.consent_kind)
        for field in FIELDS
        if not _why_not(field, care_leaver, agreed)
    ]


def missing(*, care_leaver: CareLeaver, employer: Employer) -> list[WithheldField]:
    """The fields this employer would not see, each with the reason."""
    agreed = agreed_for(care_leaver, employer, clock.today())
    return [
        WithheldField(field.name, field.label, field.consent_kind, because, field.recorded_as)
        for field in FIELDS
        if (because := _why_not(field, care_leaver, agreed))
    ]


def preview_of(care_leaver: CareLeaver, employer: Employer) -> dict[str, str]:
    """The preview as it is stored with a referral."""
    return {field.name: field.value for field in preview(care_leaver=care_leaver, employer=employer)}


def shown_to_employer(referral: Referral) -> dict[str, str]:
    """What an employer reads of a referral now; of one that has ended, or without a name agreed to, nothing at all.

    Lists, pages, history and every other place an employer looks ask this, and nothing else.
    """
    shown = still_disclosed(referral)
    if referral.state in NOT_SHOWN or "name" not in shown or referral.employer.is_paused:
        return {}
    return shown


def still_disclosed(referral: Referral) -> dict[str, str]:
    """What was sent and rests on an agreement whose last day has not passed, whether or not a job has taken it out."""
    today = clock.today().isoformat()
    gone = {name for name, last in referral.disclosed_until.items() if last < today}
    return {name: value for name, value in referral.disclosed.items() if name not in gone}


def as_the_employer_reads(referral: Referral) -> list[tuple[str, str]]:
    """Label and value of what the employer reads on its page, in the order of the preview."""
    shown = shown_to_employer(referral)
    return [(field.label, shown[field.name]) for field in FIELDS if field.name in shown]


def to_be_added(referral: Referral) -> dict[str, str]:
    """What they have agreed to since and the employer has not been told, of a referral that is out."""
    agreed, read = preview_of(referral.care_leaver, referral.employer), still_disclosed(referral)
    return {name: value for name, value in agreed.items() if name not in read}


def _why_not(field: Field, care_leaver: CareLeaver, agreed: frozenset[str]) -> str:
    if field.consent_kind not in agreed:
        return NOT_AGREED
    if field.name in REACHES and is_to_confirm(care_leaver, field.name):  # whose it is now would learn where they apply
        return NOT_CONFIRMED
    if field.read(care_leaver).strip():
        return ""
    has_no_level = field.consent_kind == ConsentKind.SHARE_QUALIFICATIONS and care_leaver.highest_level is not None
    return NO_LEVEL if has_no_level else NOT_RECORDED
