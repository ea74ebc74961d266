from functools import partial

from backend.core.job_names import (
    LET_GO_OF_RUN_OUT,
    REMIND_BY_LETTER,
    REMIND_EMPLOYERS,
    REMIND_OF_INTERVIEWS,
    REMIND_TO_DELETE,
)
from backend.ranking.holds import not_held
from backend.referrals import interview_reminders, letter_reminders, reminders
from backend.referrals.deletions import remind_to_delete as remind
from backend.referrals.run_out import let_go_of_run_out_in
from worker.base import council_job, task_for_every_council


remind_employers = council_job(REMIND_EMPLOYERS, partial(reminders.remind_employers, not_held=not_held))
remind_every_council = task_for_every_council(REMIND_EMPLOYERS, name="referrals.remind_every_council")

remind_of_interviews = council_job(
    REMIND_OF_INTERVIEWS, partial(interview_reminders.remind_of_interviews, not_held=not_held)
)
remind_of_every_interview = task_for_every_council(REMIND_OF_INTERVIEWS, name="referrals.remind_of_every_interview")
remind_by_letter = council_job(REMIND_BY_LETTER, partial(letter_reminders.remind_by_letter, not_held=not_held))
remind_every_council_by_letter = task_for_every_council(
    REMIND_BY_LETTER, name="referrals.remind_every_council_by_letter"
)
let_go_of_run_out = council_job(LET_GO_OF_RUN_OUT, let_go_of_run_out_in)
let_go_in_every_council = task_for_every_council(LET_GO_OF_RUN_OUT, name="referrals.let_go_in_every_council")
remind_to_delete = council_job(REMIND_TO_DELETE, remind)
remind_every_council_to_delete = task_for_every_council(REMIND_TO_DELETE, name="referrals.remind_to_delete_everywhere")
