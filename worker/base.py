"""One kind of task: it takes the id of a job row, holds the row, and calls a service."""

import logging

from celery import Task

from backend.core.jobs import MAXIMUM_ATTEMPTS, AlreadyTaken, running
from backend.core.producer import producer


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
