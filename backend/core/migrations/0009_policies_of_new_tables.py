from importlib import import_module

from django.db import migrations

from backend.core.triggers import SEAL_HISTORY


EARLIER = "backend.core.migrations."
# What was made of every policy once is made of those that came since (decisions 37 and 41); so is every history closed
# to those who write.
AGAIN = (
    import_module(f"{EARLIER}0006_policies_let_the_planner_count").ASK_WHETHER,
    import_module(f"{EARLIER}0007_one_question_for_a_policy").ASK_ONCE,
    import_module(f"{EARLIER}0008_employers_of_a_person_by_function").BY_FUNCTION,
)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0008_employers_of_a_person_by_function"),
        ("care_leavers", "0028_history_of_own_messages"),
        ("links", "0003_delete_requests"),
        ("notifications", "0006_texts_to_place"),
        ("opportunities", "0024_found_elsewhere"),
        ("placements", "0011_promises"),
        ("referrals", "0015_details_that_went"),
        ("shortlists", "0009_second_pair_of_eyes"),
    ]

    operations = [migrations.RunSQL(each, migrations.RunSQL.noop) for each in (*AGAIN, SEAL_HISTORY)]
