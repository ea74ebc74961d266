"""What runs by the clock, one line a job."""

from celery.schedules import crontab


SCHEDULE = {
    "send again what was not sent": {"task": "core.sweep", "schedule": 15.0},
    "close what is past its closing date": {"task": "opportunities.close_past", "schedule": crontab(hour=0, minute=10)},
    "check what is live against new rates": {
        "task": "opportunities.check_every_council",
        "schedule": crontab(hour=0, minute=20),
    },
    "ask what came of what has ended": {
        "task": "opportunities.ask_every_employer",
        "schedule": crontab(hour=9, minute=10),
    },
    "read the feeds": {"task": "opportunities.sync_every_council", "schedule": crontab(hour=2, minute=30)},
    "remind employers who have not answered": {
        "task": "referrals.remind_every_council",
        "schedule": crontab(hour=9, minute=0),
    },
    "remove drafts nobody came back to": {"task": "drafts.remove_old", "schedule": crontab(hour=0, minute=30)},
    "discard files nobody took in": {
        "task": "opportunities.discard_abandoned_files",
        "schedule": crontab(hour=0, minute=40),
    },
    "rank everybody for the new day": {"task": "shortlists.rank_every_council", "schedule": crontab(hour=1, minute=0)},
    "let go of records that no ranking needs": {
        "task": "shortlists.let_go_snapshots_of_every_council",
        "schedule": crontab(hour=4, minute=0),
    },
    "count what is wanted and out of reach, once the feeds are in": {
        "task": "outcomes.count_unmet_demand_of_every_council",
        "schedule": crontab(hour=4, minute=30),
    },
    "train the ranking model": {
        "task": "learning.train_every_council",
        "schedule": crontab(day_of_month=1, hour=3, minute=0),
    },
}
