"""A file of activities: what each row comes to, tried and taken, and that nothing is half recorded."""

import datetime as dt

import pytest

from backend.activities.files.own import COLUMNS, recorder
from backend.activities.files.rows import columns_in, missing_in, read_table, rows_of
from backend.activities.files.taking import packed, take_rows, try_rows, unpacked
from backend.activities.models import ActivitySpell
from backend.care_leavers.models import CareLeaver
from backend.core.errors import Refused
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import worker
from tests.today import today_is


_today = today_is(dt.date(2026, 6, 15))
HEAD = "Identifier,Activity code,Start date,End date,Hours,Evidence,Verified on\n"
ROWS = [
    ("yp1,f2,01/09/2025,,18,seen on paper,02/02/2026", ""),
    ("YP1,F5,1/7/2025,31/8/2025,,,", ""),
    ("YP2,F3,01/01/2026,,,,", "code"),
    ("YP2,F4,01/01/2026,,12,,", "weekly_hours"),
    ("YP2,G5,01/01/2026,01/12/2025,,,", "ends_on"),
    ("YP2,G5,31/02/2026,,,,", "starts_on"),
    ("YP2,G5,01/01/2026,,,said by the young person,16/06/2026", "verified_on"),
    ("YP2,F5,01/01/2019,,,,", "on"),
    ("NOBODY,G5,01/01/2026,,,,", "identifier"),
    ("YP1,F1,01/10/2025,31/10/2025,,,", "on"),
]


@pytest.fixture
def people(in_council):
    for name in ("YP1", "YP2"):
        CareLeaverFactory(council=in_council, identifier=name, birth_date=dt.date(2008, 1, 5))
    return CareLeaver.objects.for_council(in_council.id)


def rows_in(text: str):
    table = read_table(text.encode())
    return rows_of(table, columns_in(table, COLUMNS))


def test_each_row_goes_in_whole_or_names_its_column(in_council, people):
    rows = rows_in(HEAD + "\n".join(line for line, _ in ROWS))
    record = recorder(people, worker(in_council))
    tried = try_rows(rows, record)
    assert not ActivitySpell.objects.exists(), "what is only tried is taken back"
    assert [each.column for each in tried] == [column for _, column in ROWS]
    assert take_rows(unpacked(packed(rows)), record) == tried
    assert ActivitySpell.objects.count() == 2
    first = ActivitySpell.objects.get(code="F2")
    assert (first.evidence, first.weekly_hours, first.source) == ("seen", 18, "case_system")
    assert [each.is_taken for each in take_rows(rows[:2], record)] == [True, True]
    assert ActivitySpell.objects.count() == 2, "a file that is sent again changes nothing"


def test_a_file_without_a_column_that_is_needed_says_which():
    table = read_table(b"Identifier,Activity\nYP1,F2\n")
    assert missing_in(columns_in(table, COLUMNS), COLUMNS) == ["First day"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"PK\x03\x04 no book", b"x" * (2 * 1024 * 1024 + 1)])
def test_what_is_no_table_is_refused(data):
    with pytest.raises(Refused):
        read_table(data)
