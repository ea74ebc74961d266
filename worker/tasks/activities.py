from backend.activities.provider_lists import remind_providers as remind
from backend.core.job_names import REMIND_PROVIDERS
from worker.base import council_job, task_for_every_council


remind_providers = council_job(REMIND_PROVIDERS, remind)
remind_every_council = task_for_every_council(REMIND_PROVIDERS, name="activities.remind_every_council")
