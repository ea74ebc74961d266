"""Of what was kept before employers were named by their key: whose page it was, and in which order it was seen."""

import json
from importlib import import_module

import pytest
from django.db import connections


pytestmark = pytest.mark.django_db(databases=["default", "owner"])
SQL = import_module("backend.referrals.migrations.0015_details_that_went").NAME_THE_EMPLOYER
TABLES = """
CREATE TEMP TABLE employers_employer (id int, council_id int, name text, public_id text) ON COMMIT DROP;
CREATE TEMP TABLE referrals_referral (id int, employer_id int, public_id text) ON COMMIT DROP;
CREATE TEMP TABLE care_leavers_consent (council_id int, seen jsonb) ON COMMIT DROP;
INSERT INTO employers_employer VALUES (1, 1, 'Hazel', 'theirs'), (2, 2, 'Hazel', 'own'), (3, 1, 'Ash', 'shared');
INSERT INTO referrals_referral VALUES (9, 1, 'r9');
"""


def test_of_two_employers_of_one_name_it_is_the_one_of_the_referral_else_of_the_council_and_the_order_stays():
    """The tables of these names are the test's own, and gone with it."""
    told = [("Hazel", ""), ("Ash", ""), ("Hazel", "r9"), ("Elm", "")]
    seen = [{"employer": name, "referral": referral} for name, referral in told]
    with connections["owner"].cursor() as cursor:
        cursor.execute(TABLES)
        cursor.execute("INSERT INTO care_leavers_consent VALUES (2, %s)", [json.dumps(seen)])
        cursor.execute(SQL)
        cursor.execute("SELECT seen FROM care_leavers_consent")
        ((found,),) = cursor.fetchall()
    read = json.loads(found) if isinstance(found, str) else found
    assert [each["whose"] for each in read] == ["own", "shared", "theirs", ""]
