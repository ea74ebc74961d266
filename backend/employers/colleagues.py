"""Colleagues whom an employer's people have invited: of the same mail domain at once, others by an officer's yes."""

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.core import clock
from backend.core.errors import Refused
from backend.core.names import cleaned_name
from backend.core.protection import council_context
from backend.employers.choices import ColleagueAnswer
from backend.employers.invitations import invite_to
from backend.employers.models import ColleagueInvitation, Employer
from backend.employers.representatives import has_domain_of, refuse_who_sees_a_part


@transaction.atomic
def invite_colleague(*, employer: Employer, name: str, email: str, by: User) -> ColleagueInvitation | None:
    """Whoever is of the council's side invites; an employer's people invite their own domain, and ask for others.

    The answer depends on what was typed alone, never on whether there is an account of that address.
    """
    with council_context(employer.council_id):
        contact = employer.contacts.filter(user=by).first()
        if contact is None:
            invite_to(employer=employer, name=name, email=email, by=by)
            return None
        refuse_who_sees_a_part(employer, by)
        name, email = cleaned_name(name), email.strip().lower()
        waiting = ColleagueInvitation.objects.waiting().filter(employer=employer, email=email)
        if waiting.exists():
            raise Refused("This address waits for the council's yes already.", field="email")
        facts = {"employer": employer, "name": name, "email": email, "asked_by": by}
        asked = ColleagueInvitation.objects.create(council_id=employer.council_id, **facts)
        if has_domain_of(email, by.email) and not _was_let_in(employer, by):
            _answer(asked, ColleagueAnswer.SAME_DOMAIN, "", by)
            invite_to(employer=employer, name=name, email=email, by=by)
    return asked


@transaction.atomic
def answer_colleague(*, invitation: ColleagueInvitation, answer: ColleagueAnswer, reason: str, by: User) -> None:
    """An officer's yes invites them; a no is kept with its reason."""
    invitation.refresh_from_db(from_queryset=ColleagueInvitation.objects.select_for_update())
    if invitation.answer:
        raise Refused(f"This was answered already, {by_whom_on(invitation.answered_by_id, invitation.answered_at)}.")
    if not reason.strip():
        raise Refused("Say what you looked at, or whom you asked.", "reason")
    if ColleagueAnswer(answer) == ColleagueAnswer.SAME_DOMAIN:
        raise Refused("Answer yes or no.", "answer")
    _answer(invitation, ColleagueAnswer(answer), reason.strip(), by)
    if invitation.answer == ColleagueAnswer.YES:
        invite_to(employer=invitation.employer, name=invitation.name, email=invitation.email, by=by)


def _was_let_in(employer: Employer, user: User) -> bool:
    """An officer said yes to them alone, from outside: their mail domain says nothing of who is of the employer."""
    yes = ColleagueInvitation.objects.filter(employer=employer, answer=ColleagueAnswer.YES)
    return yes.filter(email__iexact=user.email).exists()


def _answer(asked: ColleagueInvitation, answer: ColleagueAnswer, reason: str, by: User) -> None:
    asked.answer, asked.reason, asked.answered_at, asked.answered_by = answer, reason, clock.now(), by
    asked.save(update_fields=["answer", "reason", "answered_at", "answered_by"])
