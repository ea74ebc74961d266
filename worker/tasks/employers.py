from backend.core.producer import producer
from backend.employers.organisations import pauses


@producer.task(name="employers.derive_every_pause")
def derive_every_pause():
    pauses.derive_every_pause()
