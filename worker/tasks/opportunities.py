from backend.core.job_names import CHECK_OPPORTUNITY_FILE, TAKE_IN_OPPORTUNITY_FILE
from backend.core.producer import producer
from backend.opportunities import services
from backend.opportunities.files.working import work_in_background
from worker.base import job_task


@producer.task(name="opportunities.close_past")
def close_past():
    services.close_past()


@job_task(CHECK_OPPORTUNITY_FILE)
def check_file(council_id: int, file_id: int):
    work_in_background(council_id=council_id, file_id=file_id)


@job_task(TAKE_IN_OPPORTUNITY_FILE)
def take_in_file(council_id: int, file_id: int):
    work_in_background(council_id=council_id, file_id=file_id)
