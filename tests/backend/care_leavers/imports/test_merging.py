import datetime as dt
from decimal import Decimal

import pytest

from backend.care_leavers.imports.merging import merge


BEFORE, AFTER, HERE = "said before", "says now", "written here"
# column, recorded here, said before, says now, taken, kept; a family name is the case system's, an aspiration is not
TABLE = [
    ("aspiration", None, None, AFTER, True, False),
    ("aspiration", "", None, AFTER, True, False),
    ("aspiration", AFTER, None, AFTER, False, False),
    ("aspiration", BEFORE, BEFORE, AFTER, True, False),
    ("aspiration", HERE, BEFORE, AFTER, False, True),
    ("aspiration", HERE, BEFORE, BEFORE, False, True),
    ("aspiration", HERE, None, AFTER, False, True),
    ("aspiration", "", BEFORE, BEFORE, True, False),
    ("family_name", BEFORE, BEFORE, AFTER, True, False),
    ("family_name", HERE, BEFORE, AFTER, True, False),
    ("family_name", HERE, BEFORE, BEFORE, False, True),
    ("family_name", HERE, None, AFTER, True, False),
    ("max_weekly_hours", Decimal("40.0"), "40", Decimal(40), False, False),
    ("available_from", dt.date(2027, 1, 4), "2027-01-04", dt.date(2027, 2, 1), True, False),
    ("route_interests", ["Digital"], ["Digital"], [], True, False),
    ("has_ehcp", False, None, False, False, False),
]


@pytest.mark.parametrize(("column", "recorded", "before", "now", "taken", "kept"), TABLE)
def test_a_newer_fact_here_is_not_undone_by_an_older_one_there(column, recorded, before, now, taken, kept):
    said = {} if before is None else {column: before}
    found = merge({column: now}, recorded={column: recorded}, said_before=said)
    assert found.take == ({column: now} if taken else {})
    assert found.kept == ([column] if kept else [])
