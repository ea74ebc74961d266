from backend.drafts import services
from worker.base import timed_task


remove_old = timed_task("drafts.remove_old", services.remove_old_drafts)
