"""Facts about our own fixtures that a reader of the published lists would check."""

import csv
import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from backend.reference.choices import Confidence, Route
from backend.reference.models import (
    ApprenticeshipStandard,
    Comparator,
    EntitlementDefinition,
    Postcode,
    StatutoryCode,
    SustainmentRule,
    WageFloor,
)


FOLDER = Path(__file__).resolve().parents[3] / "fixtures" / "reference"
WITHOUT_SOURCE_COLUMNS = {"postcodes_sample.csv", "regions.csv"}
FACT_FILES = sorted(path for path in FOLDER.glob("*.csv") if path.name not in WITHOUT_SOURCE_COLUMNS)


def rows(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("path", FACT_FILES, ids=lambda path: path.name)
def test_every_row_says_where_it_comes_from_how_sure_we_are_and_of_which_day_it_is(path):
    for row in rows(path.name):
        assert row["source"].strip(), row
        assert row["confidence"] in Confidence.values, row
        assert dt.date(2021, 1, 1) <= dt.date.fromisoformat(row["as_of"]) <= dt.date.today(), row


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.csv")), ids=lambda path: path.name)
def test_the_page_beside_the_fixtures_tells_where_each_file_comes_from(path):
    assert f"`{path.name}`" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_standards_cover_every_route_and_each_still_had_starts():
    standards = rows("standards.csv")
    assert len(standards) >= 150
    assert len({row["lars_code"] for row in standards}) == len(standards)
    on_route = Counter(row["route"] for row in standards)
    assert set(on_route) == set(Route.values)
    assert min(on_route.values()) >= 4
    assert all(int(row["starts_2025_26"]) > 0 for row in standards)
    assert all(8 <= int(row["typical_months"]) <= 72 for row in standards)
    assert {row["level"] for row in standards} == set("234567")


@pytest.mark.parametrize(
    ("lars_code", "title", "level", "route", "months"),
    [
        ("196", "Business administrator", "3", Route.BUSINESS, "18"),
        ("122", "Customer service practitioner", "2", Route.SALES, "12"),
        ("119", "Adult care worker", "2", Route.CARE, "12"),
        ("430", "Early years educator", "3", Route.EDUCATION, "18"),
        ("157", "Hairdressing professional", "2", Route.HAIR, "24"),
        ("807", "Onsite trades foundation apprenticeship", "2", Route.CONSTRUCTION, "8"),
    ],
)
def test_well_known_standards_are_as_published(lars_code, title, level, route, months):
    (row,) = [row for row in rows("standards.csv") if row["lars_code"] == lars_code]
    assert (row["title"], row["level"], row["route"], row["typical_months"]) == (title, level, route, months)


def test_the_activity_codes_are_the_eleven_of_the_return_and_two_that_ended(facts):
    activity = StatutoryCode.objects.activity()
    in_use = activity.on(dt.date(2026, 3, 31))
    assert in_use.eet().codes() == {"F1", "F2", "F4", "F5", "P1", "P2", "P4", "P5"}
    assert in_use.neet().codes() == {"G4", "G5", "G6"}
    assert in_use.codes() - in_use.eet().codes() - in_use.neet().codes() == {"0"}
    assert activity.on(dt.date(2021, 3, 31)).eet().codes() == {"F1", "F2", "F3", "P1", "P2", "P3"}


def test_full_time_codes_are_those_that_begin_with_f(facts):
    for code in StatutoryCode.objects.activity().eet():
        assert code.full_time == code.code.startswith("F")


def test_nobody_homeless_or_in_custody_can_be_in_suitable_accommodation(facts):
    codes = StatutoryCode.objects.in_scheme("oc3_accommodation").codes()
    assert len(codes) == 31
    assert not {"S1", "X1"} & codes
    assert {"S2", "X2", "0"} <= codes


def test_only_those_who_died_or_went_home_are_left_out_of_the_rate(facts):
    in_touch = StatutoryCode.objects.in_scheme("oc3_in_touch")
    assert in_touch.filter(group="not_counted").codes() == {"DIED", "RHOM"}
    assert in_touch.filter(group="counted").codes() == {"YES", "NO", "REFU", "NREQ"}


def test_a_supported_internship_is_training_and_seeking_work_is_not(facts):
    nccis = StatutoryCode.objects.in_scheme("nccis_activity")
    assert {"310", "460"} <= nccis.eet().codes()
    assert {"619", "640"} <= nccis.neet().codes()


def test_marks_of_lasting_are_in_weeks_and_days_with_breaks_left_out(facts):
    weeks = SustainmentRule.objects.named("weeks_on_programme")
    assert list(weeks.values_list("mark", "days")) == [
        ("week 4", 28),
        ("week 13", 91),
        ("week 26", 182),
        ("week 52", 364),
    ]
    days = SustainmentRule.objects.named("apprenticeship_days")
    assert list(days.values_list("days", flat=True)) == [42, 60, 90, 120, 300, 365]
    assert not SustainmentRule.objects.filter(breaks_count=True).exists()


def test_before_august_2023_the_bursary_was_one_payment_at_day_60(facts):
    bursary = SustainmentRule.objects.filter(meaning__contains="bursary").order_by("days")
    assert list(bursary.on(dt.date(2023, 7, 31)).values_list("days", flat=True)) == [60]
    assert list(bursary.on(dt.date(2023, 8, 1)).values_list("days", flat=True)) == [60, 120, 300]


def test_the_shares_of_england_add_up_to_all_care_leavers(facts):
    for year in range(2021, 2026):
        of_year = Comparator.objects.filter(
            area="England", population="care_leavers_19_21", year_ending=dt.date(year, 3, 31)
        )
        shares = [of_year.get(measure=measure).value for measure in ("eet", "neet", "not_known")]
        assert 99 <= sum(shares) <= 101  # each is rounded to a whole number


def test_england_in_the_latest_year_is_as_published(facts):
    latest = Comparator.objects.of("care_leavers_19_21", "eet").on(dt.date(2026, 11, 22)).last()
    assert (latest.year_ending, latest.value) == (dt.date(2025, 3, 31), 54)
    assert str(Comparator.objects.of("care_leavers_19_21", "in_apprenticeship").last().value) == "1.9"


def test_the_four_entitlement_categories_are_defined(facts):
    defined = EntitlementDefinition.objects.on(dt.date(2026, 11, 22)).values_list("category", flat=True)
    assert set(defined) == {"eligible", "relevant", "former_relevant", "qualifying"}


def test_the_sample_of_postcodes_covers_london_and_the_south_east_and_a_few_beyond(postcodes):
    held = Postcode.objects.values_list("local_authority_code", flat=True)
    regions = {row["local_authority_code"] for row in rows("regions.csv")}
    assert regions <= set(held)
    assert set(held) - regions
    assert 250 <= len(held) <= 400


def test_the_page_of_sources_counts_what_is_there(facts):
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"{ApprenticeshipStandard.objects.count()} standards" in page
    assert WageFloor.objects.count() == 16
