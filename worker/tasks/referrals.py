from functools import partial

from backend.core.job_names import REMIND_EMPLOYERS
from backend.ranking.holds import not_held
from backend.referrals import reminders
from worker.base import council_job, task_for_every_council


remind_employers = council_job(REMIND_EMPLOYERS, partial(reminders.remind_employers, not_held=not_held))
remind_every_council = task_for_every_council(REMIND_EMPLOYERS, name="referrals.remind_every_council")
