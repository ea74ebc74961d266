"""Places and employers to keep away from, by tables made by hand."""

import pytest

from tests.matching.criterion_status import MET, NOT_MET, UNKNOWN, check


AREA = [(531_000, 181_000, 1_000)]


@pytest.mark.parametrize(
    ("areas", "opportunity", "expected"),
    [
        (AREA, {}, NOT_MET),
        (AREA, {"northing": 179_999}, MET),
        (AREA, {"northing": 170_000, "sites": [(531_000, 182_000)]}, MET),
        (AREA, {"sites": [(531_000, 182_000)]}, NOT_MET),
        (AREA, {"remote": True}, NOT_MET),
        (AREA, {"remote": True, "easting": None}, MET),
        (AREA, {"remote": True, "nationwide": True, "easting": None}, MET),
        (AREA, {"easting": None, "sites": [(531_000, 183_000, 999)]}, MET),
        (AREA, {"easting": None, "sites": [(531_000, 183_000, 1_000)]}, NOT_MET),
        (AREA, {"easting": None, "site_areas": [(531_000, 190_000, 8_000)]}, NOT_MET),
        (AREA, {"easting": None, "site_areas": [(531_000, 190_000, 7_999)]}, MET),
        (AREA, {"northing": 170_000, "site_areas": [(531_000, 190_000, 8_000)]}, MET),
        (AREA, {"unplaced_sites": 1}, UNKNOWN),
        (AREA, {"unplaced_sites": 1, "northing": 170_000}, MET),
        (AREA, {"easting": None, "unplaced_sites": 1}, UNKNOWN),
        (AREA, {"easting": None, "unplaced_sites": 1, "remote": True}, MET),
        (AREA, {"nationwide": True, "easting": None}, UNKNOWN),
        (AREA, {"remote": True, "northing": 170_000}, MET),
        (AREA, {"nationwide": True, "northing": 170_000}, UNKNOWN),
        (AREA, {"nationwide": True}, NOT_MET),
        ([*AREA, (531_000, 170_000, 5)], {"northing": 170_000}, NOT_MET),
        ([*AREA, (531_000, 170_000, 5)], {"northing": 170_000, "sites": [(531_000, 160_000)]}, MET),
        (AREA, {"easting": None}, UNKNOWN),
        ([], {"easting": None}, MET),
        (None, {}, UNKNOWN),
        ([(500_000, 180_000, 10), *AREA], {}, NOT_MET),
    ],
)
def test_avoided_area(areas, opportunity, expected):
    check("avoided_area", {"avoid_areas": areas}, opportunity, expected)


@pytest.mark.parametrize(
    ("avoided", "employer", "expected"),
    [
        (["other", "crumb"], "crumb", NOT_MET),
        (["other"], "crumb", MET),
        (["other"], None, UNKNOWN),
        ([], None, MET),
        (None, "crumb", UNKNOWN),
    ],
)
def test_avoided_employer(avoided, employer, expected):
    check("avoided_employer", {"avoid_employers": avoided}, {"employer_id": employer}, expected)


@pytest.mark.parametrize(
    ("avoided", "perhaps", "employer", "expected"),
    [
        (["crumb"], ["crust"], "crust", UNKNOWN),
        (["crumb"], ["crust"], "crumb", NOT_MET),
        (["crumb"], ["crust"], "loaf", MET),
        (["crumb"], ["crumb"], "crumb", NOT_MET),
        ([], ["crust"], "crust", UNKNOWN),
        ([], ["crust"], None, UNKNOWN),
        (None, ["crust"], "loaf", UNKNOWN),
    ],
)
def test_an_employer_that_may_be_one_to_avoid_is_to_be_checked(avoided, perhaps, employer, expected):
    person = {"avoid_employers": avoided, "may_avoid_employers": perhaps}
    check("avoided_employer", person, {"employer_id": employer}, expected)
