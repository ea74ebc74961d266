"""Records for tests: a person and an opportunity that fit, and strategies for any."""

from datetime import date, timedelta

from hypothesis import strategies as st

from matching import ENTITLEMENTS, ROUTES, TYPES


ON = date(2026, 11, 23)
START = date(2027, 1, 11)


def a_person(**changes):
    return {
        "id": "sam",
        "birth_date": date(2007, 5, 4),
        "easting": 530_000,
        "northing": 180_000,
        "max_travel_minutes": 45,
        "highest_level": 2,
        "english_level": 1,
        "maths_level": 1,
        "right_to_work": True,
        "funding_residence": True,
        "has_ehcp": False,
        "entitlement": "former_relevant",
        "available_from": ON,
        "max_weekly_hours": 40,
        "support_needs": [],
        "avoid_areas": [],
        "avoid_employers": [],
        "can_drive": False,
        "dbs_clear": True,
        "types_wanted": [],
    } | changes


def an_opportunity(**changes):
    return {
        "id": "bakery",
        "type": "apprenticeship",
        "route": "Catering and hospitality",
        "level": 2,
        "title": "Baker",
        "easting": 531_000,
        "northing": 180_000,
        "weekly_hours": 37.5,
        "daily_hours": 7.5,
        "night_work": False,
        "paid": True,
        "private_business": True,
        "includes_training": True,
        "weekly_pay": 300,
        "start_date": START,
        "closing_date": date(2026, 12, 18),
        "planned_end": date(2028, 3, 11),
        "places": 1,
        "min_age": 16,
        "max_age": 25,
        "min_level": 0,
        "english_required": 0,
        "maths_required": 0,
        "ehcp_required": False,
        "care_leavers_only": False,
        "dbs_required": False,
        "driving_required": False,
        "employer_id": "crumb",
    } | changes


days = st.integers(-400, 500).map(lambda n: ON + timedelta(days=n))
eastings, northings = (st.integers(low, low + 30_000) for low in (520_000, 170_000))
flags, hours = st.booleans(), st.sampled_from([0, 16, 30, 37.5, 40, 40.5, 48])

PERSON = {
    "birth_date": st.integers(15 * 365, 26 * 366).map(lambda n: ON - timedelta(days=n)) | st.just(date(2008, 2, 29)),
    "easting": eastings,
    "northing": northings,
    "max_travel_minutes": st.sampled_from([0, 20, 45, 60, 90]),
    "highest_level": st.integers(0, 7),
    "english_level": st.integers(0, 2),
    "maths_level": st.integers(0, 2),
    "right_to_work": flags,
    "right_to_work_until": days,
    "extension_applied": flags,
    "funding_residence": flags,
    "has_ehcp": flags,
    "entitlement": st.sampled_from(ENTITLEMENTS),
    "available_from": days,
    "not_before": days,
    "max_weekly_hours": hours,
    "route_interests": st.lists(st.sampled_from(ROUTES), max_size=4, unique=True),
    "aspiration": st.sampled_from(["looking after little kids", "cars", "", "not sure", "chef or baker"]),
    "experience_routes": st.lists(st.sampled_from(ROUTES), max_size=3, unique=True),
    "support_needs": st.lists(st.sampled_from(["mentor", "quiet", "travel"]), max_size=3, unique=True),
    "avoid_areas": st.lists(st.tuples(eastings, northings, st.sampled_from([0, 2_000, 9_000])), max_size=2),
    "avoid_employers": st.lists(st.sampled_from(["e1", "e2", "e3"]), max_size=2),
    "may_avoid_employers": st.lists(st.sampled_from(["e1", "e2", "e3"]), max_size=2),
    "can_drive": flags,
    "dbs_clear": flags,
    "months_since_eet": st.integers(0, 40),
    "home_moves_3y": st.integers(0, 8),
    "readiness": st.integers(1, 5),
    "early_ends": st.integers(0, 4),
    "types_wanted": st.lists(st.sampled_from(TYPES), max_size=9, unique=True),
    "home_confidential": flags,
}
OPPORTUNITY = {
    "type": st.sampled_from(TYPES),
    "route": st.sampled_from(ROUTES),
    "level": st.integers(0, 7),
    "title": st.sampled_from(["Early years educator", "Baker", "Vehicle technician", "Untitled"]),
    "text": st.sampled_from(["You will help in the nursery.", "", "Days and some evenings."]),
    "easting": eastings,
    "northing": northings,
    "sites": st.lists(
        st.tuples(eastings, northings) | st.tuples(eastings, northings, st.sampled_from([0, 2_500])), max_size=3
    ),
    "site_areas": st.lists(st.tuples(eastings, northings, st.sampled_from([6_000, 25_000])), max_size=2),
    "unplaced_sites": st.integers(0, 2),
    "nationwide": st.sampled_from([False, False, True]),
    "remote": st.sampled_from([False, False, True]),
    "weekly_hours": hours,
    "daily_hours": st.sampled_from([4, 8, 8.5]),
    "night_work": flags,
    "paid": flags,
    "private_business": flags,
    "includes_training": flags,
    "weekly_pay": st.sampled_from([0, 120, 255.99, 300, 406.87, 406.88, 476.62, 476.63, 640]),
    "start_date": days,
    "closing_date": days,
    "planned_end": st.integers(501, 900).map(lambda n: ON + timedelta(days=n)),
    "places": st.integers(0, 9),
    "min_age": st.sampled_from([0, 16, 18]),
    "max_age": st.sampled_from([18, 21, 24, 25]),
    "min_level": st.integers(0, 4),
    "english_required": st.integers(0, 2),
    "maths_required": st.integers(0, 2),
    "ehcp_required": flags,
    "care_leavers_only": flags,
    "dbs_required": flags,
    "dbs_level": st.sampled_from(["basic", "standard", "enhanced", "barred_list"]),
    "driving_required": flags,
    "support_offered": st.lists(st.sampled_from(["mentor", "quiet", "kit"]), max_size=3, unique=True),
    "pledges": st.lists(st.sampled_from(["interview", "buddy", "contact", "trial"]), max_size=4, unique=True),
    "employer_id": st.sampled_from(["e1", "e2", "e3"]),
    "employer_starts": st.integers(5, 20),
    "employer_sustained_26": st.integers(0, 5),
}


def some(fields):
    """Records in which every field may be there, None or missing."""
    return st.fixed_dictionaries({}, optional={name: values | st.none() for name, values in fields.items()})


def many(fields, prefix, most):
    return st.lists(some(fields), min_size=1, max_size=most).map(
        lambda records: [record | {"id": f"{prefix}{n}"} for n, record in enumerate(records)]
    )
