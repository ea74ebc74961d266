from backend.accounts import limits, mails, remembered_browsers
from backend.core.job_names import WRITE_ABOUT_ACCOUNT
from worker.base import job_task, timed_task


@job_task(WRITE_ABOUT_ACCOUNT)
def write_about_account(no_council: int, mail_id: int):
    mails.write(mail_id=mail_id)


write_again = timed_task("accounts.write_again", mails.ask_again)
remove_old_browsers = timed_task("accounts.remove_old_browsers", remembered_browsers.remove_old_browsers)
remove_old_attempts = timed_task("accounts.remove_old_attempts", limits.remove_old_attempts)
