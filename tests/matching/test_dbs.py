"""What a bar closes, by the level of the check; and that the criterion says which check is asked for."""

import pytest

from tests.matching.criterion_status import MET, NOT_MET, UNKNOWN, check, criterion


@pytest.mark.parametrize(
    ("needed", "level", "clear", "expected"),
    [
        (True, "barred_list", False, NOT_MET),
        (True, "barred_list", None, UNKNOWN),
        (True, "barred_list", True, MET),
        (True, "enhanced", False, UNKNOWN),
        (True, "standard", False, UNKNOWN),
        (True, "basic", False, UNKNOWN),
        (True, "basic", None, UNKNOWN),
        (True, "basic", True, MET),
        (True, None, False, UNKNOWN),
        (True, None, True, MET),
        (False, None, False, MET),
        (None, None, False, UNKNOWN),
        (None, None, True, MET),
    ],
)
def test_a_bar_closes_regulated_activity_and_nothing_else(needed, level, clear, expected):
    check("dbs", {"dbs_clear": clear}, {"dbs_required": needed, "dbs_level": level}, expected)


@pytest.mark.parametrize(
    ("level", "clear", "says"),
    [
        ("basic", None, "unspent convictions alone"),
        ("standard", True, "a standard check"),
        ("enhanced", False, "which this check does not ask about"),
        ("barred_list", False, "barred list is asked for; they are recorded as barred"),
        (None, None, "of which level is not recorded yet"),
    ],
)
def test_the_sentence_names_the_level_and_what_it_shows(level, clear, says):
    found = criterion("dbs", {"dbs_clear": clear}, {"dbs_required": True, "dbs_level": level})
    assert says in found.sentence
