from backend.core.producer import producer
from backend.drafts import services


@producer.task(name="drafts.remove_old")
def remove_old():
    services.remove_old_drafts()
