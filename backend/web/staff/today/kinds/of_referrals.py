"""What lines about referrals have alike: what one is called, its page, and whether its employer is rung."""

from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.referrals.choices import Way
from backend.referrals.models import Referral
from backend.web.kit.employer_names import name_of
from backend.web.staff.today.lines import Act, ring


def what_of(referral: Referral) -> str:
    return f"{referral.opportunity.title}, {name_of(referral.employer)}"


def page_of(referral: Referral) -> str:
    return reverse("referral", args=[referral.public_id])


def from_today(page: str) -> str:
    """One that leads back here."""
    return f"{page}?from=today"


def page_from_today(name: str, row: Referral | CareLeaver) -> str:
    return from_today(reverse(name, args=[row.public_id]))


def ring_employer(referral: Referral) -> tuple[Act, ...]:
    """Of an introduction alone: where they applied themselves, a call would tell the employer of the council."""
    if referral.way != Way.INTRODUCED:
        return ()
    return ring(referral.employer.name, referral.employer.published_phone)
