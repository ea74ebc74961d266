from backend.links import services
from worker.base import timed_task


remove_old_visits = timed_task("links.remove_old_visits", services.remove_old_visits)
