"""Which NCCIS codes go with which activity: each activity has some, and all of them are in the list."""

import datetime as dt

from backend.activities.choices import ActivityCode
from backend.reference.code_lists import NCCIS, code_list
from backend.reference.nccis import nccis_codes, nccis_rules, usual_nccis


TODAY = dt.date(2026, 6, 15)


def test_every_activity_has_codes_of_the_return_and_all_are_of_its_list():
    assert {each.activity for each in nccis_rules()} == set(ActivityCode.values)
    assert {each.nccis for each in nccis_rules()} <= code_list(NCCIS).keys()
    assert all(nccis_codes(code, TODAY) for code in ActivityCode.values)


def test_a_day_before_our_records_gets_the_first_we_know():
    assert nccis_codes("F4", dt.date(2015, 1, 1)) == ("310",)


def test_what_is_usual_is_one_code_at_most():
    usual = {
        code: [each.nccis for each in nccis_rules() if each.activity == code and each.is_usual] for code in ActivityCode
    }
    assert max(map(len, usual.values())) == 1
    assert (usual_nccis("F4", TODAY), usual_nccis("F5", TODAY), usual_nccis("X", TODAY)) == ("310", "", "")
