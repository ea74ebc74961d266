from backend.core.producer import producer
from backend.opportunities import services


@producer.task(name="opportunities.close_past")
def close_past():
    services.close_past()
