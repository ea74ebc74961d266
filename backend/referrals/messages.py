"""What an employer's contacts are told: a reference and a link, in words that say nothing about anybody."""

from backend.notifications.services import send
from backend.referrals.models import Referral


def tell_employer(referral: Referral) -> None:
    for contact in referral.employer.contacts.current().order_by("id"):
        send(
            council=referral.council,
            to=contact.email,
            subject=f"An introduction is waiting for your answer: {referral.reference}",
            body=(
                f"We would like to introduce somebody to you (reference {referral.reference}).\n\n"
                f"Sign in to read about it and to answer:\n{path_of(referral)}\n\n"
                f"{referral.council.employment_team_name}\n"
            ),
        )


def path_of(referral: Referral) -> str:
    return f"/employer/referrals/{referral.public_id}/"
