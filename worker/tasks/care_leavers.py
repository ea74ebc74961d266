from backend.care_leavers import text_replies
from backend.care_leavers.imports import runs
from backend.core.job_names import IMPORT_CARE_LEAVERS
from worker.base import job_task, timed_task


@job_task(IMPORT_CARE_LEAVERS)
def import_file(council_id: int, run_id: int):
    runs.process_in_background(council_id=council_id, run_id=run_id)


let_go_of_old_files = timed_task("care_leavers.let_go_of_old_files", runs.let_go_of_old_files)
take_in_texts = timed_task("care_leavers.take_in_texts", text_replies.take_in_texts)
