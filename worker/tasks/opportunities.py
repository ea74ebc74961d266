from backend.core.job_names import ASK_WHAT_CAME_OF_THEM, CHECK_PUBLISHED_AGAIN
from backend.core.producer import producer
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.councils.services import ask_of_every_council
from backend.opportunities import outcomes, rechecking, services
from worker.base import job_task


@producer.task(name="opportunities.close_past")
def close_past():
    services.close_past()


@job_task(ASK_WHAT_CAME_OF_THEM)
def ask_what_came_of_them(council_id: int):
    with council_context(council_id):
        outcomes.ask_what_came_of_them(council=Council.objects.get(id=council_id))


@producer.task(name="opportunities.ask_every_employer")
def ask_every_employer():
    ask_of_every_council(ASK_WHAT_CAME_OF_THEM)


@job_task(CHECK_PUBLISHED_AGAIN)
def check_published_again(council_id: int):
    with council_context(council_id):
        rechecking.check_published_again(council=Council.objects.get(id=council_id))


@producer.task(name="opportunities.check_every_council")
def check_every_council():
    ask_of_every_council(CHECK_PUBLISHED_AGAIN)
