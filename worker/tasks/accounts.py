from backend.accounts import limits, mails
from backend.core.job_names import WRITE_ABOUT_ACCOUNT
from backend.core.producer import producer
from worker.base import job_task


@job_task(WRITE_ABOUT_ACCOUNT)
def write_about_account(no_council: int, mail_id: int):
    mails.write(mail_id=mail_id)


@producer.task(name="accounts.write_again")
def write_again():
    mails.ask_again()


@producer.task(name="accounts.remove_old_attempts")
def remove_old_attempts():
    limits.remove_old_attempts()
