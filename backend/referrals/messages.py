"""What an employer's contacts are told: a reference and a link, in words that say nothing about anybody."""

from collections.abc import Sequence

from backend.core.protection import council_context
from backend.employers.messages import contacts_about, write_to
from backend.notifications.links import link_to
from backend.referrals.choices import INTERVIEW_AGAIN_FROM, ReferralState, Step, Way
from backend.referrals.introduction_links import new_link
from backend.referrals.models import AssessmentDay, Referral, ReferralEvent


ASK = "Read about it and answer here:"
OPENS = "Opening it changes nothing: it offers to send a code to this address, and with the code you can answer."
SIGN_IN_OR_LINK = "The link in our e-mail about each of them opens it, or sign in to see all of them:"
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


def tell_ended(referral: Referral) -> None:
    """That it goes no further. Never why: it is said alike of whoever it was and whatever came of it."""
    with council_context(referral.council_id):
        write_to(
            contacts_about(referral).who_may_answer(),
            council=referral.council,
            subject=f"An introduction does not go ahead: {referral.reference}",
            text=(
                f"The introduction with the reference {referral.reference} does not go ahead. You need do nothing, and"
                " it says nothing about you or about the job. Thank you for your time."
            ),
            about=referral.public_id,
        )


def tell_goes_ahead(referral: Referral) -> None:
    """That what had ended is open again, and stands where it stood."""
    _write(
        referral,
        subject="An introduction goes ahead after all",
        text=f"The introduction with the reference {referral.reference} goes ahead after all.",
        ask="Read how it stands here:",
    )


# What the council's side recorded of an interview, and its employer has to know: one mail, and no day in it.
OF_AN_INTERVIEW: dict[str, tuple[str, str]] = {
    Step.TIME_CHOSEN: ("A time is chosen for an interview", "A time is chosen for the interview (reference {ref})."),
    Step.OTHER_TIMES: (
        "Other times are needed for an interview",
        "None of the times for the interview can be kept (reference {ref}). Please offer others.",
    ),
    Step.RESCHEDULED: ("An interview is on another day", "The interview is on another day (reference {ref})."),
    Step.CALLED_OFF: ("An interview is called off", "The interview cannot take place (reference {ref})."),
}


AS_BEFORE = (
    "An interview is as it was before",
    "What was said last of the interview (reference {ref}) is taken back: it is as it was before.",
)


def tell_of_interview(referral: Referral, event: ReferralEvent) -> None:
    is_again = event.from_state in INTERVIEW_AGAIN_FROM and event.to_state == ReferralState.INTERVIEW
    said = AS_BEFORE if event.step == Step.REOPENED and is_again else OF_AN_INTERVIEW.get(event.step)
    if said and referral.way == Way.INTRODUCED:
        subject, text = said
        _write(referral, subject=subject, text=text.format(ref=referral.reference), ask="Read more here:")


def tell_of_day(day: AssessmentDay, referrals: Sequence[Referral], *, subject: str, text: str) -> None:
    """One message about all of them, to whoever is written to about any: with references, and nobody's name."""
    references = ", ".join(each.reference for each in referrals)
    signed_in = link_to("employer-day", public_id=day.public_id)
    body = f"{text}\n\nReferences: {references}\n\n{SIGN_IN_OR_LINK}\n{signed_in}"
    with council_context(day.council_id):
        contacts = contacts_about(referrals[0]).who_may_answer()
        headed = f"{subject}: {references[:120]}"
        write_to(contacts, council=day.council, subject=headed, text=body, about=day.public_id)


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
            facts = {
                "subject": f"{subject}: {referral.reference}",
                "text": body,
                "secret": token,
                "about": referral.public_id,
            }
            write_to([contact], council=referral.council, **facts)
