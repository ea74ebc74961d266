"""Colleagues whom an employer's people have invited: of the same mail domain at once, others by an officer's yes."""

from collections.abc import Collection

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.core.names import cleaned_name_if_given
from backend.core.protection import council_context
from backend.employers.choices import ColleagueAnswer
from backend.employers.invitations import invite_to
from backend.employers.inviters import invites_directly, refuse_to_invite_to_own, signs_in_for
from backend.employers.models import ColleagueInvitation, Employer
from backend.employers.organisations.conflicts import refuse_own
from backend.employers.representatives import refuse_who_sees_a_part


@transaction.atomic
def invite_colleague(
    *, employer: Employer, email: str, name: str = "", sees_all: bool = False, by: User
) -> ColleagueInvitation | None:
    """Whoever is of the council's side invites; an employer's people invite their own domain, and ask for others.

    `sees_all` is what the colleague may do, as somebody of the employer chose it: everything, or what is given to them.

    The answer depends on what was typed alone, never on whether there is an account of that address.
    """
    with council_context(employer.council_id):
        contact = employer.contacts.filter(user=by).first()
        if contact is None:
            refuse_to_invite_to_own([employer], email, by)
            invite_to(employer=employer, name=name, email=email, by=by)
            return None
        refuse_who_sees_a_part(employer, by)
        name, email = cleaned_name_if_given(name), email.strip().lower()
        if email == by.email.lower():
            raise Refused("This is your own address. Enter the address of a colleague.", field="email")
        _refuse_or_end_what_waits(employer, email, by)
        facts = {"employer": employer, "name": name, "email": email, "sees_all": sees_all, "asked_by": by}
        asked = ColleagueInvitation.objects.create(council_id=employer.council_id, **facts)
        if invites_directly(employer, email, by):
            _answer(asked, ColleagueAnswer.SAME_DOMAIN, "", by)
            invite_to(employer=employer, name=name, email=email, by=by)
    return asked


@transaction.atomic
def answer_colleague(*, invitation: ColleagueInvitation, answer: ColleagueAnswer, reason: str, by: User) -> None:
    """An officer's yes invites them; a no is kept with its reason."""
    lock_row(invitation)
    if invitation.answer:
        raise Refused(f"This was answered already, {by_whom_on(invitation.answered_by_id, invitation.answered_at)}.")
    refuse_own(invitation.employer, to="answer", by=by)
    if not reason.strip():
        raise Refused("Say what you looked at, or whom you asked.", "reason")
    if ColleagueAnswer(answer) == ColleagueAnswer.SAME_DOMAIN:
        raise Refused("Answer yes or no.", "answer")
    if answer == ColleagueAnswer.YES:
        _refuse_whose_asker_has_left(invitation)
    _answer(invitation, ColleagueAnswer(answer), reason.strip(), by)
    if invitation.answer == ColleagueAnswer.YES:
        invite_to(employer=invitation.employer, name=invitation.name, email=invitation.email, by=by)


def looked_at_first(employers: Collection[Employer]) -> list[ColleagueInvitation]:
    """Whom their own people asked for, of another mail domain, and nobody of the council has answered about yet."""
    found: list[ColleagueInvitation] = []
    for council_id in {each.council_id for each in employers}:
        with council_context(council_id):
            found += ColleagueInvitation.objects.waiting().filter(employer__in=employers, council_id=council_id)
    return found


def still_asked(invitation: ColleagueInvitation) -> bool:
    """Whether whoever asked for this colleague speaks for the employer still."""
    return signs_in_for(invitation.asked_by, invitation.employer)


def _refuse_whose_asker_has_left(invitation: ColleagueInvitation) -> None:
    if not still_asked(invitation):
        raise Refused(
            f"{invitation.asked_by} asked for this and speaks for {invitation.employer.name} no longer. Answer no; if"
            f" {invitation.called} is to come, invite them yourself, or let somebody of the employer ask.",
            "answer",
        )


def _refuse_or_end_what_waits(employer: Employer, email: str, by: User) -> None:
    """One address waits once. What somebody asked who has left gives way to whoever asks now."""
    waiting = ColleagueInvitation.objects.waiting().filter(employer=employer, email=email).first()
    if waiting is None:
        return
    if still_asked(waiting):
        raise Refused("This address waits for the council's yes already.", field="email")
    _answer(waiting, ColleagueAnswer.NO, f"{waiting.asked_by} speaks for {employer.name} no longer.", by)


def _answer(asked: ColleagueInvitation, answer: ColleagueAnswer, reason: str, by: User) -> None:
    asked.answer, asked.reason, asked.answered_at, asked.answered_by = answer, reason, clock.now(), by
    asked.save(update_fields=["answer", "reason", "answered_at", "answered_by"])
