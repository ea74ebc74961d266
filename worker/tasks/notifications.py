from backend.core.job_names import DELIVER_MESSAGE, TELL_MUCH_READ
from backend.core.protection import council_context
from backend.notifications import services, tokens
from worker.base import job_task


@job_task(DELIVER_MESSAGE)
def deliver(council_id: int, message_id: int):
    with council_context(council_id):
        services.deliver(message_id=message_id)


@job_task(TELL_MUCH_READ)
def tell_much_read(council_id: int, token_id: int):
    with council_context(council_id):
        tokens.tell_much_read(token_id=token_id)
