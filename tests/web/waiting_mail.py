"""Does what the worker does about mails that were asked for about accounts."""

from backend.accounts import mails
from backend.accounts.models import AccountMail


def write_what_was_asked_for() -> None:
    for asked in AccountMail.objects.order_by("id"):
        mails.write(mail_id=asked.pk)
