from backend.core.job_names import DELIVER_MESSAGE
from backend.core.protection import council_context
from backend.notifications import services
from worker.base import job_task


@job_task(DELIVER_MESSAGE)
def deliver(council_id: int, message_id: int):
    with council_context(council_id):
        services.deliver(message_id=message_id)
