"""Mails about an account itself. A request only asks for one; what there is to say, and to whom, the worker finds."""

import datetime as dt

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from backend.accounts import demo_mailbox
from backend.accounts.models import AccountMail, User
from backend.accounts.services import password_reset_key
from backend.core import clock
from backend.core.job_names import WRITE_ABOUT_ACCOUNT
from backend.core.jobs import enqueue
from backend.core.protection import clock_context


NO_COUNCIL = 0  # the account belongs to none
TRIED_AGAIN_AFTER, GIVEN_UP_AFTER = dt.timedelta(minutes=5), dt.timedelta(days=1)
SECONDS_OF_A_DAY = 24 * 60 * 60


@transaction.atomic
def ask_for_mail(*, kind: AccountMail.Kind, to: str) -> AccountMail:
    """The same work for every address, whether or not it has an account."""
    with clock_context():
        mail = AccountMail.objects.create(kind=kind, to=to.strip().lower())
    enqueue(WRITE_ABOUT_ACCOUNT, NO_COUNCIL, mail.pk)
    return mail


def ask_again() -> int:
    """For what no worker could send: until a day is over and the link would be of no use to anybody."""
    now = clock.now()
    with clock_context():
        AccountMail.objects.filter(created_at__lt=now - GIVEN_UP_AFTER).delete()
        waiting = list(AccountMail.objects.filter(created_at__lt=now - TRIED_AGAIN_AFTER).order_by("id"))
    for mail in waiting:
        enqueue(WRITE_ABOUT_ACCOUNT, NO_COUNCIL, mail.pk)
    return len(waiting)


def write(*, mail_id: int) -> None:
    """Write to the account there is; without one, nothing goes out. A mail server that is down leaves it for later."""
    with clock_context():
        asked = AccountMail.objects.select_for_update().filter(id=mail_id).first()
        if asked is None:
            return
        user = User.objects.filter(email__iexact=asked.to, is_active=True).first()
        if user:
            _send(_message(asked, user))
        asked.delete()


def _send(message: EmailMessage) -> None:
    message.send()
    if settings.IS_DEMO:
        demo_mailbox.store(message)


def _message(asked: AccountMail, user: User) -> EmailMessage:
    template = f"account/email/{asked.kind}"
    context = {"link": _link(asked, user), "link_days": settings.PASSWORD_RESET_TIMEOUT // SECONDS_OF_A_DAY}
    subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
    return EmailMessage(subject, render_to_string(f"{template}_message.txt", context), to=[user.email])


def _link(asked: AccountMail, user: User) -> str:
    if asked.kind == AccountMail.Kind.PASSWORD_RESET:
        uid, key = password_reset_key(user=user)
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": key})
    else:
        path = reverse("account_reset_password")
    return settings.PUBLIC_ADDRESS.rstrip("/") + path
