"""What a person has to read again, by when, and what is said once that day has gone by."""

import datetime as dt
from dataclasses import dataclass
from io import StringIO

import pytest
from django.core.management import call_command

from backend.core import clock
from backend.core.protection import clock_context
from backend.reference.law_watch import KINDS, rules_due, watched_rules
from backend.reference.models import WageFloor
from backend.reference.provenance import caution, is_due, with_caution
from backend.reference.services import load_reference
from tests.backend.reference.test_fixtures import FOLDER, rows


NOT_RULES = {
    "authority_outlines.csv",
    "local_authorities.csv",
    "standards.csv",
    "comparators.csv",
    "place_extents.csv",
    "postcodes_sample.csv",
    "regions.csv",
    "employer_name_words.csv",
    "english_words.csv",
    "free_mail_hosts.csv",
    "harm_heard.csv",
    "harm_other_languages.csv",
    "harm_phrases.csv",
    "languages.csv",
    "warning_phrases.csv",
}
D = dt.date


@dataclass(frozen=True)
class Row:
    source: str
    check_by: dt.date
    valid_until: dt.date | None = None


@pytest.fixture
def facts(db):
    load_reference()


@pytest.mark.parametrize(
    ("on", "until", "due"),
    [
        (D(2027, 3, 30), None, False),
        (D(2027, 3, 31), None, False),
        (D(2027, 4, 1), None, True),
        (D(2027, 4, 1), D(2027, 4, 1), True),
        (D(2027, 4, 2), D(2027, 4, 1), False),
    ],
)
def test_a_rule_is_due_from_the_day_after_its_day_while_it_is_in_force(on, until, due):
    assert is_due(Row("a source", D(2027, 3, 31), until), on) is due


def test_the_caution_names_each_source_once_with_its_day():
    found = [
        Row("One", D(2027, 1, 31)),
        Row("One", D(2027, 1, 30)),
        Row("Two", D(2026, 12, 1)),
        Row("Three", D(2030, 1, 1)),
    ]
    assert caution(found, D(2027, 2, 1)) == (
        "Check before relying on this: One was to be read again by 30 January 2027;"
        " Two was to be read again by 1 December 2026."
    )
    assert caution(found, D(2026, 11, 29)) == ""
    assert with_caution("It is £8.", found[3:], D(2027, 2, 1)) == "It is £8."


def test_every_file_of_rules_is_watched_and_every_row_has_its_provenance():
    watched = {kind.file for kind in KINDS}
    for path in FOLDER.glob("*.csv"):
        if path.name in NOT_RULES:
            continue
        assert path.name in watched or (path.name.endswith("_codes.csv") and "statutory codes" in watched), path.name
        for row in rows(path.name):
            assert row["owner"] in {"DfE", "DWP", "DBT", "Home Office", "MoJ", "Cabinet Office", "HMRC", "Onward"}, row
            assert {"paragraph", "edition", "rules_year"} <= row.keys()
            assert dt.date.fromisoformat(row["check_by"]) > dt.date.fromisoformat(row["as_of"]), row


def test_funding_rules_of_apprenticeships_in_force_are_owned_by_dwp(facts):
    owners = {rule.owner for rule in watched_rules(D(2026, 11, 29)) if "Apprenticeship funding rules" in rule.source}
    assert owners == {"DWP"}


def test_the_soonest_comes_first_and_what_is_over_is_left_out(facts):
    watched = watched_rules(D(2026, 11, 29))
    assert [rule.check_by for rule in watched] == sorted(rule.check_by for rule in watched)
    subjects = [rule.subject for rule in watched if rule.file == "wage_floors.csv"]
    assert subjects == ["Minimum wage from 1 April 2027", "Minimum wage from 1 April 2026"]
    assert {rule.rows for rule in watched if rule.file == "wage_floors.csv"} == {4}


def test_only_what_comes_within_the_time_is_due(facts):
    day = D(2026, 11, 29)
    first = watched_rules(day)[0].check_by
    assert rules_due(day, first - day - dt.timedelta(days=1)) == []
    assert {rule.check_by for rule in rules_due(day, first - day)} == {first}


def printed(*options) -> tuple[list[str], int]:
    out = StringIO()
    try:
        call_command("rules_due", *options, stdout=out)
    except SystemExit as ended:
        return out.getvalue().splitlines(), ended.code
    return out.getvalue().splitlines(), 0


def test_the_command_ends_with_another_status_once_a_rule_is_past_its_day(facts):
    with clock.moved_to(D(2027, 1, 31)):
        lines, status = printed("--within", "0")
        assert (len(lines), status) == (2, 0)
        assert lines[1].split()[:4] == ["2027-01-31", "to", "come", "DBT"]
    with clock.moved_to(D(2027, 2, 1)):
        lines, status = printed("--within", "0")
        assert status == 3
        assert "2027-01-31" in lines[1]
        assert "past its day" in lines[1]
        assert "Minimum wage from 1 April 2027" in lines[1]
    with clock.moved_to(D(2026, 11, 29)):
        assert printed("--within", "0") == (["Nothing is to be read again within 0 days."], 0)


def test_a_row_that_is_renewed_is_due_no_longer(facts):
    with clock.moved_to(D(2027, 2, 1)), clock_context():
        assert rules_due(clock.today())
        WageFloor.objects.filter(valid_from=D(2027, 4, 1)).update(check_by=D(2027, 12, 1))
        assert rules_due(clock.today()) == []
