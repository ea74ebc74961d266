"""Who stands on the list of a provider, by what ground, and whether it still holds."""

import datetime as dt

from django.db import transaction

from backend.accounts.models import User
from backend.activities.choices import BOUND_TO_TELL, EET, Ground, ProviderKind
from backend.activities.details import activity_code, refuse_before_leaving_school
from backend.activities.learner_numbers import is_learner_number
from backend.activities.models import Enrolment, Provider
from backend.care_leavers.ages import birthday
from backend.care_leavers.days import require_day_of_support
from backend.care_leavers.models import AvoidedEmployer, CareLeaver
from backend.care_leavers.services import record
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Council
from backend.employers.models import Employer
from backend.reference.choices import LegalGround
from backend.reference.legal_grounds import grounds_on


ADULT = 18
READ_OUT = "“We ask {provider} from time to time if you are still there. They see your first name, the first letter of"
READ_OUT += " your family name, and the day you began. You can stop it on any day: tell us.”"


@transaction.atomic
def add_provider(
    *,
    council: Council,
    name: str,
    kind: str,
    contact_name: str,
    email: str,
    phone: str = "",
    employer: Employer | None = None,
    by: User,
) -> Provider:
    if kind not in ProviderKind:
        raise Refused("Select what it is from the list.", field="kind")
    if Provider.objects.for_council(council.pk).filter(name__iexact=name.strip()).exists():
        raise Refused("A provider of this name is here already. Open it in the list.", field="name")
    facts = {"contact_name": contact_name.strip(), "email": email.strip().lower(), "phone": phone.strip()}
    return Provider.objects.create(council=council, name=name.strip(), kind=kind, employer=employer, by=by, **facts)


@transaction.atomic
def enrol(
    *,
    care_leaver: CareLeaver,
    provider: Provider,
    code: str,
    starts_on: dt.date,
    ground: str,
    agreed_on: dt.date | None = None,
    agreed_how: str = "",
    learner_number: str = "",
    by: User,
) -> Enrolment:
    """Put somebody on the list of a provider, by their agreement or by the duty to tell us."""
    if activity_code(code) not in EET:
        raise Refused("Select what they do there: education, employment or training.", field="code")
    if starts_on > clock.today():
        raise Refused("They are put on the list once they have begun there. Check the date.", field="starts_on")
    require_day_of_support(starts_on, care_leaver.birth_date, what="A first day", field="starts_on")
    refuse_before_leaving_school(care_leaver, code, starts_on, field="starts_on")
    if ground == Ground.CONSENT:
        _refuse_agreement(agreed_on, agreed_how)
    else:
        agreed_on, agreed_how = None, ""
    number = "".join(learner_number.split())
    if number and not is_learner_number(number):
        raise Refused(
            "Enter all ten digits of their learner number as the provider has them, or leave it empty.",
            "learner_number",
        )
    facts = {"code": code, "starts_on": starts_on, "ground": ground, "agreed_on": agreed_on, "agreed_how": agreed_how}
    facts["learner_number"] = number
    CareLeaver.objects.lock(care_leaver.id)
    if care_leaver.enrolments.current().filter(provider=provider).exists():
        raise Refused("They stand on this list already.", field="provider")
    why_not = why_not_listed(Enrolment(care_leaver=care_leaver, provider=provider, **facts))
    if why_not:
        raise Refused(why_not, field="ground" if ground == Ground.DUTY else "provider")
    return record(Enrolment, care_leaver, by=by, provider=provider, **facts)


def _refuse_agreement(on: dt.date | None, how: str) -> None:
    if on is None:
        raise Refused("Enter the day on which they agreed.", field="agreed_on")
    if on > clock.today():
        raise Refused("They cannot have agreed in the future. Check the date.", field="agreed_on")
    if not how:
        raise Refused("Select how they agreed.", field="agreed_how")


def why_not_listed(enrolment: Enrolment) -> str:
    """Asked of each person each time a list is made or opened; empty where they may stand on it."""
    person, provider, today = enrolment.care_leaver, enrolment.provider, clock.today()
    if enrolment.ended_on:
        return "They were removed from this list."
    if not person.is_supported:
        return "Their support has ended."
    if provider.employer_id and _avoids(person, provider.employer_id):
        return "They are not asked about at an employer that is not for them. Choose another way to find out."
    if enrolment.ground == Ground.CONSENT:
        return ""
    if provider.kind not in BOUND_TO_TELL:
        return f"A {provider.get_kind_display().lower()} has no duty to tell us. Ask them whether they agree."
    if today >= birthday(person.birth_date, ADULT):
        return "The duty to tell us ended when they turned 18. Ask them whether they agree."
    return "" if grounds_on([LegalGround.TELLS_WHO_LEAVES], today) else "No such duty is in force on this day."


def _avoids(person: CareLeaver, employer_id: int) -> bool:
    return bool(AvoidedEmployer.objects.current().filter(care_leaver=person, employer_id=employer_id).exists())
