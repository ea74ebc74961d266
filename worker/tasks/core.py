from backend.core import jobs
from backend.core.producer import producer


@producer.task(name="core.sweep")
def sweep():
    jobs.sweep()
