from backend.core.job_names import ASK_ABOUT_HIRING, RECHECK_PUBLISHED
from backend.opportunities import hiring_outcomes, recheck, services
from worker.base import council_job, task_for_every_council, timed_task


close_past = timed_task("opportunities.close_past", services.close_past)
ask_about_hiring = council_job(ASK_ABOUT_HIRING, hiring_outcomes.ask_about_hiring)
ask_every_employer = task_for_every_council(ASK_ABOUT_HIRING, name="opportunities.ask_every_employer")
recheck_published = council_job(RECHECK_PUBLISHED, recheck.recheck_published)
check_every_council = task_for_every_council(RECHECK_PUBLISHED, name="opportunities.check_every_council")
