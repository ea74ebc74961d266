"""Names of jobs that apps below their home may ask for. The worker registers a task for each.

The first argument is always the council: its administrator sees the job when it is parked.
"""

RANK_CARE_LEAVER = "shortlists.rank_care_leaver"  # council id, care leaver id
RANK_OPPORTUNITY = "shortlists.rank_opportunity"  # council id, opportunity id
RANK_COUNCIL = "shortlists.rank_council"  # council id
RANK_CHUNK = "shortlists.rank_chunk"  # council id, chunk id
LET_GO_SNAPSHOTS = "shortlists.let_go_snapshots"  # council id
TRAIN_MODEL = "learning.train"  # council id
COUNT_UNMET_DEMAND = "outcomes.count_unmet_demand"  # council id
COUNT_REQUIREMENTS = "outcomes.count_requirements"  # council id
REMIND_PROVIDERS = "activities.remind_providers"  # council id
HAND_PROMISES_ON = "placements.hand_promises_on"  # council id, care leaver id, id of who was their adviser
DRAW_CALL_TRIAL = "ranking.draw_call_trial"  # council id
DRAW_ORDERS = "learning.draw_orders"  # council id
REMIND_EMPLOYERS = "referrals.remind_employers"  # council id
REMIND_OF_INTERVIEWS = "referrals.remind_of_interviews"  # council id
REMIND_BY_LETTER = "referrals.remind_by_letter"  # council id
LET_GO_OF_RUN_OUT = "referrals.let_go_of_run_out"  # council id
REMIND_TO_DELETE = "referrals.remind_to_delete"  # council id
ASK_ABOUT_HIRING = "opportunities.ask_what_came_of_them"  # council id
RECHECK_PUBLISHED = "opportunities.check_published_again"  # council id
WRITE_ABOUT_ACCOUNT = "accounts.write"  # 0, since an account is of no council, mail id
TELL_MUCH_READ = "notifications.tell_much_read"  # council id, id of a key for another system
WRITE_OF_TODAY = "desks.write_of_today"  # council id
DELIVER_MESSAGE = "notifications.deliver"  # council id, message id
SYNC_FEED = "opportunities.sync_feed"  # council id, source, 1 for a dry run or 0, id of who asked or 0
READ_OPPORTUNITY_FILE = "opportunities.read_file"  # council id, file id
CHECK_OPPORTUNITY_FILE = "opportunities.check_file"  # council id, file id
TAKE_IN_OPPORTUNITY_FILE = "opportunities.take_in_file"  # council id, file id
IMPORT_CARE_LEAVERS = "care_leavers.import_file"  # council id, run id
