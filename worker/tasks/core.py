from backend.core import jobs
from worker.base import timed_task


sweep = timed_task("core.sweep", jobs.sweep)
