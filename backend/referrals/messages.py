"""What an employer's contacts are told: a reference and a link, in words that say nothing about anybody."""

from backend.employers.messages import write_about
from backend.notifications.links import link_to
from backend.referrals.models import Referral


ASK = "Sign in to read about it and to answer:"


def tell_employer(referral: Referral) -> None:
    _write(
        referral,
        subject="An introduction is waiting for your answer",
        text=f"We would like to introduce somebody to you (reference {referral.reference}).{_where(referral)}",
    )


def remind_employer(referral: Referral) -> None:
    _write(
        referral,
        subject="A reminder: an introduction is waiting for your answer",
        text=(
            f"Somebody is waiting to hear from you (reference {referral.reference})."
            " A no is an answer too: then they can look elsewhere."
        ),
    )


def tell_of_more(referral: Referral) -> None:
    _write(
        referral,
        subject="There is more to read about an introduction",
        text=f"We have added to what you can read about somebody introduced to you (reference {referral.reference}).",
        ask="Sign in to read it:",
    )


def _where(referral: Referral) -> str:
    return f"\n\nPlace: {referral.workplace}" if referral.workplace else ""


def _write(referral: Referral, *, subject: str, text: str, ask: str = "") -> None:
    link = link_to("employer-referral", public_id=referral.public_id)
    text = f"{text}\n\n{ask or ASK}\n{link}"
    write_about(referral, subject=f"{subject}: {referral.reference}", text=text)
