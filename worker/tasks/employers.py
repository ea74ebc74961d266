from backend.employers.organisations import pauses
from worker.base import timed_task


derive_every_pause = timed_task("employers.derive_every_pause", pauses.derive_every_pause)
