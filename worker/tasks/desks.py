from backend.core.job_names import WRITE_OF_TODAY
from backend.web.staff.today import echoes
from worker.base import council_job, task_for_every_council


write_of_today = council_job(WRITE_OF_TODAY, echoes.write_of_today)
write_of_every_today = task_for_every_council(WRITE_OF_TODAY, name="desks.write_of_every_today")
