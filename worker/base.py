"""The kinds of task: one holds the row of a job and calls a service, one writes a job for every
council, one is asked for by the schedule alone."""

import logging
from collections.abc import Callable

from celery import Task

from backend.core.jobs import MAXIMUM_ATTEMPTS, AlreadyTaken, running
from backend.core.producer import producer
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.councils.services import enqueue_for_every_council


logger = logging.getLogger(__name__)


class JobTask(Task):
    default_retry_delay = 2  # seconds; Celery's own 180 would leave a young person's page stale for minutes
    max_retries = MAXIMUM_ATTEMPTS - 1
    retry_on_worker_lost = True
    acks_late = True


def job_task(name: str):
    """Register `service(*arguments)` as the task `name`; a second delivery of a job does nothing."""

    def register(service):
        @producer.task(bind=True, base=JobTask, name=name)
        def task(self, job_id: int):
            try:
                with running(job_id) as job:
                    service(*job.arguments)
            except AlreadyTaken:
                logger.info("job %s was already taken", job_id)
            except Exception as error:
                raise self.retry(exc=error) from error

        return task

    return register


def timed_task(name: str, service: Callable[[], object]) -> Task:
    """Register `service()` as the task `name`, which the schedule asks for."""

    @producer.task(name=name)
    def task() -> None:
        service()

    return task


def council_job(name: str, service: Callable[..., object]) -> Task:
    """Register `service(council=...)` as the task `name`, which acts as the council of its job."""

    @job_task(name)
    def in_council(council_id: int):
        with council_context(council_id):
            service(council=Council.objects.get(id=council_id))

    return in_council


def task_for_every_council(job_name: str, *, name: str) -> Task:
    """Register the task `name`, which writes the job for every council."""

    @producer.task(name=name)
    def for_every_council():
        enqueue_for_every_council(job_name)

    return for_every_council
