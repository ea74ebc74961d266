from django.core.mail import EmailMessage
from django.db import transaction

from backend.core import clock
from backend.core.job_names import DELIVER_MESSAGE
from backend.core.jobs import enqueue
from backend.core.names import one_line
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.notifications.models import Message


@transaction.atomic
def send(*, council: Council, to: str, subject: str, body: str) -> Message:
    """Write a message and have it delivered after commit.

    The sender's name is the council's neutral employment team: nothing in a message to an employer may hint at care.
    """
    with council_context(council.id):  # the service writes it, whoever caused it: nobody else reads an address
        message = Message.objects.create(council=council, to=to, subject=one_line(subject), body=body)
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
        message.save(update_fields=["sent_at"])
