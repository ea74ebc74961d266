"""What may be written about an employer, brought into its proper form or refused with a sentence."""

import re
from collections.abc import Callable
from typing import Any

from backend.core.errors import Refused
from backend.employers.choices import Pledge
from backend.employers.models import Employer


THEIR_OWN = frozenset(
    {
        "size",
        "about",
        "website",
        "disability_confident",
        "disability_confident_level",
        "levy_payer",
        "pledges",
        "work_trial_days",
        "work_trial_paid",
    }
)
# What the employer is known and checked by, and what only the council's side speaks of.
FACTS = THEIR_OWN | {
    "name",
    "kind",
    "companies_house_number",
    "charity_number",
    "published_phone",
    "covenant_signatory",
}

COMPANY = re.compile(r"\d{8}|[A-Z]{2}\d{6}|[A-Z]{2}\d{5}[A-Z]")
CHARITY = re.compile(r"\d{6,7}|SC\d{6}|NIC\d{6}")
PHONE = re.compile(r"\+?\d{10,13}")
LONGEST_TRIAL = 20  # days


def set_facts(employer: Employer, facts: dict[str, Any]) -> list[str]:
    """Put the facts on the employer, unsaved, and name the fields that were written."""
    unknown = facts.keys() - FACTS
    if unknown:
        raise TypeError(f"Not facts of an employer: {', '.join(sorted(unknown))}")
    written = set(facts)
    for name, value in facts.items():
        setattr(employer, name, CLEANED[name](value) if name in CLEANED else value)
    _refuse_level_alone(employer)
    return sorted(written | _settle_work_trial(employer))


def _name(value: str) -> str:
    if not value.strip():
        raise Refused("Give the employer's name.", "name")
    return value.strip()


def _company(value: str) -> str:
    number = _squeezed(value)
    number = number.zfill(8) if number.isdigit() and len(number) in (6, 7) else number
    if number and not COMPANY.fullmatch(number):
        raise Refused(
            "A Companies House number has 8 characters, such as 01234567 or SC123456. Correct it or leave it empty.",
            "companies_house_number",
        )
    return number


def _charity(value: str) -> str:
    number = _squeezed(value)
    if number and not CHARITY.fullmatch(number):
        raise Refused(
            "A charity number has 6 or 7 digits, such as 1123456; in Scotland it is like SC012345."
            " Correct it or leave it empty.",
            "charity_number",
        )
    return number


def _phone(value: str) -> str:
    number = " ".join(value.split())
    if number and not PHONE.fullmatch(re.sub(r"[ ()-]", "", number)):
        raise Refused("Enter a telephone number with its area code, such as 020 7946 0000.", "published_phone")
    return number


def _squeezed(value: str) -> str:
    return re.sub(r"[\s-]", "", value).upper()


CLEANED: dict[str, Callable[[str], str]] = {
    "name": _name,
    "companies_house_number": _company,
    "charity_number": _charity,
    "published_phone": _phone,
}


def _refuse_level_alone(employer: Employer) -> None:
    if employer.disability_confident_level and not employer.disability_confident:
        raise Refused(
            "Say that it is Disability Confident, or take the level away.",
            "disability_confident_level",
        )


def _settle_work_trial(employer: Employer) -> set[str]:
    """A pledged work trial says how long it is and whether it is paid; without the pledge neither is kept."""
    if Pledge.WORK_TRIAL not in employer.pledges:
        employer.work_trial_days = employer.work_trial_paid = None
        return {"work_trial_days", "work_trial_paid"}
    if employer.work_trial_days is None or not 1 <= employer.work_trial_days <= LONGEST_TRIAL:
        raise Refused(f"Say how many days the work trial lasts, from 1 to {LONGEST_TRIAL}.", "work_trial_days")
    if employer.work_trial_paid is None:
        raise Refused("Say whether the work trial is paid.", "work_trial_paid")
    return set()
