from backend.core.job_names import DELIVER_MESSAGE, TELL_MUCH_READ
from backend.core.protection import council_context
from backend.notifications import carrying, sweeping, tokens
from worker.base import job_task, timed_task


@job_task(DELIVER_MESSAGE)
def deliver(council_id: int, message_id: int):
    carrying.deliver(message_id=message_id)  # outside any transaction: a carrier is waited for in none


send_waiting = timed_task("notifications.send_waiting", sweeping.send_waiting)
ask_carriers = timed_task("notifications.ask_carriers", sweeping.ask_carriers)


@job_task(TELL_MUCH_READ)
def tell_much_read(council_id: int, token_id: int):
    with council_context(council_id):
        tokens.tell_much_read(token_id=token_id)
