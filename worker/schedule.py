"""What runs by the clock, one row a job: why, the task, and when (a crontab, or every so many seconds)."""

from celery.schedules import crontab


ROWS = (
    ("send again what was not sent", "core.sweep", 15.0),
    ("send messages whose time has come", "notifications.send_waiting", 60.0),
    ("ask carriers what became of messages", "notifications.ask_carriers", 600.0),
    ("take in text messages that young people sent", "care_leavers.take_in_texts", 60.0),
    ("write of what waits on Today to who asked for it", "desks.write_of_every_today", 300.0),
    ("remind of what is on tomorrow", "referrals.remind_of_every_interview", crontab(minute="0,30")),
    ("write again about accounts where the mail server was down", "accounts.write_again", 300.0),
    ("remove counts of attempts that no limit needs", "accounts.remove_old_attempts", crontab(hour=0, minute=5)),
    ("remove browsers that were forgotten long ago", "accounts.remove_old_browsers", crontab(hour=0, minute=5)),
    ("take out what an employer reads no longer", "referrals.let_go_in_every_council", crontab(hour=0, minute=7)),
    ("close what is past its closing date", "opportunities.close_past", crontab(hour=0, minute=10)),
    ("pause what is of a paused organisation", "employers.derive_every_pause", crontab(hour=0, minute=15)),
    ("check what is live against new rates", "opportunities.check_every_council", crontab(hour=0, minute=20)),
    ("remove drafts nobody came back to", "drafts.remove_old", crontab(hour=0, minute=30)),
    ("remove what was opened by links long ago", "links.remove_old_visits", crontab(hour=0, minute=35)),
    ("discard files nobody took in", "opportunities.discard_abandoned_files", crontab(hour=0, minute=40)),
    ("let go of old files of young people", "care_leavers.let_go_of_old_files", crontab(hour=0, minute=50)),
    (
        "draw whose list has which order where a comparison runs",
        "learning.draw_orders_everywhere",
        crontab(hour=0, minute=55),
    ),
    ("rank everybody for the new day", "shortlists.rank_every_council", crontab(hour=1, minute=0)),
    ("draw whom to ring this week where a trial runs", "ranking.draw_every_call_trial", crontab(hour=1, minute=45)),
    ("read the feeds", "opportunities.sync_every_council", crontab(hour=2, minute=30)),
    ("train the ranking model", "learning.train_every_council", crontab(day_of_month=1, hour=3, minute=0)),
    (
        "let go of records that no ranking needs",
        "shortlists.let_go_snapshots_of_every_council",
        crontab(hour=4, minute=0),
    ),
    (
        "count what is wanted and out of reach, once the feeds are in",
        "outcomes.count_unmet_demand_of_every_council",
        crontab(hour=4, minute=30),
    ),
    (
        "count whom requirements keep out, on a Monday, or on the first night after one that was missed",
        "outcomes.count_requirements_of_every_council",
        crontab(hour=4, minute=45),
    ),
    ("remind by post of what comes up", "referrals.remind_every_council_by_letter", crontab(minute=20)),
    ("remind employers who have not answered", "referrals.remind_every_council", crontab(hour=9, minute=0)),
    ("remind employers to delete", "referrals.remind_to_delete_everywhere", crontab(hour=9, minute=5)),
    ("remind providers who have not answered", "activities.remind_every_council", crontab(hour=9, minute=15)),
    ("ask what came of what has ended", "opportunities.ask_every_employer", crontab(hour=9, minute=10)),
)
SCHEDULE = {why: {"task": task, "schedule": when} for why, task, when in ROWS}
