"""Cells as either reader took them before there was one, and what neither could take."""

from decimal import Decimal

import pytest

from backend.care_leavers.imports.cells import SENTENCES as FOR_REPORTS
from backend.intake.files.cells import SENTENCES as FOR_SENDERS
from backend.tabular import cells
from backend.tabular.errors import UnreadableCell
from backend.tabular.text import cleaned, defused, plain


COLOURS = {"red": "r", "dark blue": "b"}
READERS = {
    "yes_no": cells.yes_no,
    "whole": cells.whole(0, 7, {"gcse": 2}),
    "hours": cells.hours(60),
    "money": cells.money,
    "months": cells.months,
    "email": cells.email,
    "phone": cells.phone,
    "postcode": cells.postcode,
    "postcodes": cells.postcodes(3),
    "one_of": cells.one_of(COLOURS, ["red", "blue"]),
    "several_of": cells.several_of(COLOURS, ["red", "blue"]),
}


@pytest.mark.parametrize(
    ("reader", "written", "value"),
    [
        *(("yes_no", each, True) for each in ("yes", "Y", "TRUE", "1")),
        *(("yes_no", each, False) for each in ("no", "n", "False", "0")),
        *(("whole", each, 3) for each in ("3", "3.0", "Level 3", "level: 3")),
        ("whole", "GCSE", 2),
        *(("hours", each, Decimal("37.5")) for each in ("37.5", "37.50", "37.5 hours", "37.5 hrs per week")),
        ("hours", "40", Decimal("40.0")),
        *(("money", each, Decimal("14976.00")) for each in ("14976", "£14,976", "£ 14976.00")),
        *(("months", each, 18) for each in ("18", "18 months", "1 year 6 months", "1.5 years", "78 weeks")),
        ("email", "Ama.Secret@Example.org", "ama.secret@example.org"),
        ("phone", "+44 (0)7700  900123", "+44 (0)7700 900123"),
        *(
            ("phone", each, each)
            for each in ("(020) 7946 0998", "(020)79460998", "+(44) 20 7946 0998", "020-7946-0998")
        ),
        *(("postcode", each, "SE1 6TF") for each in ("SE1 6TF", "se16tf", "SE1  6TF", "SE1-6TF", "SE1 6TF.")),
        *(("postcodes", each, ["SE1 6TF", "CR0 1EA"]) for each in ("SE1 6TF; CR01EA", "se16tf|cr0 1ea|SE1 6TF")),
        *(("one_of", each, "b") for each in ("dark blue", "Dark_Blue", "DARK-BLUE", " dark  blue ")),
        *(("several_of", each, ["r", "b"]) for each in ("red|dark blue", "Red; dark_blue", "red\ndark-blue|red")),
        ("several_of", "None", []),
    ],
)
def test_every_way_to_write_a_value_gives_that_value(reader, written, value):
    assert READERS[reader](written) == value


@pytest.mark.parametrize(
    ("reader", "written", "code"),
    [
        ("yes_no", "perhaps", "not-yes-or-no"),
        ("whole", "8", "not-a-number"),
        ("whole", "-1", "not-a-number"),
        ("whole", "3.5", "not-a-number"),
        ("hours", "61", "not-hours"),
        ("hours", "0", "not-hours"),
        ("money", "14,97", "not-an-amount"),
        ("money", "about 10", "not-an-amount"),
        ("months", "0", "not-a-length"),
        ("months", "a while", "not-a-length"),
        ("email", "ama at example", "not-an-email"),
        *(
            ("phone", each, "not-a-phone")
            for each in ("ask her mum", "(020)", "((020) 7946 0998", "(020) 7946 0998 0998 1")
        ),
        ("postcode", "SE1", "not-a-postcode"),
        ("postcodes", "SE1 6TF; SW1", "not-a-postcode"),
        ("postcodes", "SE1 6TF; CR0 1EA; SW1A 1AA; E1 1AA", "too-many-places"),
        ("one_of", "green", "not-in-the-list"),
        ("several_of", "red|green", "not-all-in-the-list"),
        ("several_of", "|", "not-all-in-the-list"),
    ],
)
def test_what_cannot_be_read_is_told_by_a_code_without_the_cell(reader, written, code):
    with pytest.raises(UnreadableCell) as caught:
        READERS[reader](written)
    assert caught.value.code == code == str(caught.value)


def test_every_code_has_its_sentence_for_whoever_may_meet_it():
    codes = {"not-a-date", "no-such-day", "year-outside", "not-yes-or-no", "not-a-number", "not-hours"}
    codes |= {"not-a-postcode", "not-in-the-list"}
    assert codes <= FOR_REPORTS.keys() & FOR_SENDERS.keys()
    assert not any("{cell" in sentence or "{part" in sentence for sentence in FOR_REPORTS.values())


def test_a_formula_goes_out_with_a_quote_and_comes_back_without():
    for cell in ("=1+1", "+44 7700 900123", "-5", "@here"):
        assert defused(cell) == f"'{cell}"
        assert cleaned(defused(cell)) == cell
    assert cleaned("'tis  the\x00 season ") == "'tis the season"
    assert plain(" Dark_Blue-Green ") == "dark blue green"
