from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from backend.core import clock
from backend.core.job_names import DELIVER_MESSAGE
from backend.core.jobs import enqueue
from backend.core.names import one_line
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.notifications.models import Message


TAKEN_OUT = "[taken out once it was sent]"


@transaction.atomic
def send(*, council: Council, to: str, subject: str, body: str, secret: str = "") -> Message:
    """Write a message and have it delivered after commit; what is `secret` in its text is not kept after that.

    The sender's name is the council's neutral employment team: nothing in a message to an employer may hint at care.
    """
    with council_context(council.id):  # the service writes it, whoever caused it: nobody else reads an address
        facts = {"to": to, "subject": one_line(subject), "body": body, "secret": secret}
        message = Message.objects.create(council=council, **facts)
        enqueue(DELIVER_MESSAGE, council.id, message.id)
    return message


def deliver(*, message_id: int) -> None:
    """Hand a message to the mail carrier once, however often the job runs."""
    with transaction.atomic():
        message = Message.objects.select_for_update(of=["self"]).select_related("council").get(id=message_id)
        if message.sent_at:
            return
        EmailMessage(message.subject, message.body, to=[message.to]).send()
        message.sent_at = clock.now()
        if message.secret and not settings.IS_DEMO:  # a demonstration has no other letter box than these rows
            message.body, message.secret = message.body.replace(message.secret, TAKEN_OUT), ""
        message.save(update_fields=["sent_at", "body", "secret"])
