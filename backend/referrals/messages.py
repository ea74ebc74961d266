"""What an employer's contacts are told: a reference and a link, in words that say nothing about anybody."""

from backend.core.protection import council_context
from backend.employers.messages import contacts_about, write_to
from backend.notifications.links import link_to
from backend.referrals.introduction_links import new_link
from backend.referrals.models import Referral


ASK = "Read about it and answer here:"
OPENS = "Opening it changes nothing: it offers to send a code to this address, and with the code you can answer."
OR_SIGN_IN = "If you have an account, you can sign in instead:"


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
        ask="Read it here:",
    )


def _where(referral: Referral) -> str:
    return f"\n\nPlace: {referral.workplace}" if referral.workplace else ""


def _write(referral: Referral, *, subject: str, text: str, ask: str = "") -> None:
    """Each contact has a link of their own; what was sent before stays good."""
    signed_in = link_to("employer-referral", public_id=referral.public_id)
    with council_context(referral.council_id):  # whoever caused it: links and addresses are open to the council alone
        for contact in contacts_about(referral).who_may_answer():
            token = new_link(referral, contact)
            link = link_to("introduction-link", token=token)
            body = f"{text}\n\n{ask or ASK}\n{link}\n\n{OPENS}\n\n{OR_SIGN_IN}\n{signed_in}"
            facts = {"subject": f"{subject}: {referral.reference}", "text": body, "secret": token}
            write_to([contact], council=referral.council, **facts)
