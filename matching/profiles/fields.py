"""The fields of a person and of an opportunity, as the contract lists them."""

from datetime import date

from matching.profiles.kinds import Choice, Day, Flag, Kind, Measure, Name, Text, Whole
from matching.profiles.lists import Choices, Tuples, Words
from matching.vocabulary import ENTITLEMENTS, ROUTES, TYPES


COORDINATE = Measure(-1_000_000, 2_000_000)
RADIUS = Measure(0, 2_000_000)
MINUTES = Measure(0, 1_000_000)
WEEK_HOURS = Measure(0, 168)
DAY_HOURS = Measure(0, 24)
POUNDS = Measure(0, 1_000_000)
LEVEL = Whole(0, 7)
SUBJECT_LEVEL = Whole(0, 2)
COUNT = Whole(0, 1_000_000)
AGE = Whole(0, 150)
LIFETIME = Day(date(1900, 1, 1), date(2199, 12, 31))

PERSON_FIELDS: dict[str, Kind] = {
    "birth_date": LIFETIME,
    "easting": COORDINATE,
    "northing": COORDINATE,
    "max_travel_minutes": MINUTES,
    "highest_level": LEVEL,
    "english_level": SUBJECT_LEVEL,
    "maths_level": SUBJECT_LEVEL,
    "right_to_work": Flag(),
    "right_to_work_until": Day(),
    "extension_applied": Flag(),
    "funding_residence": Flag(),
    "has_ehcp": Flag(),
    "entitlement": Choice(ENTITLEMENTS),
    "available_from": Day(),
    "max_weekly_hours": WEEK_HOURS,
    "route_interests": Choices(ROUTES),
    "aspiration": Text(),
    "experience_routes": Choices(ROUTES),
    "support_needs": Words(),
    "avoid_areas": Tuples((COORDINATE, COORDINATE, RADIUS), "easting, northing, radius in metres"),
    "avoid_employers": Words(),
    "can_drive": Flag(),
    "dbs_clear": Flag(),
    "months_since_eet": COUNT,
    "home_moves_3y": COUNT,
    "readiness": Whole(1, 5),
    "early_ends": COUNT,
    "types_wanted": Choices(TYPES),
}

OPPORTUNITY_FIELDS: dict[str, Kind] = {
    "type": Choice(TYPES),
    "route": Choice(ROUTES),
    "level": LEVEL,
    "title": Text(),
    "text": Text(),
    "easting": COORDINATE,
    "northing": COORDINATE,
    "sites": Tuples((COORDINATE, COORDINATE), "easting, northing"),
    "nationwide": Flag(),
    "remote": Flag(),
    "weekly_hours": WEEK_HOURS,
    "daily_hours": DAY_HOURS,
    "night_work": Flag(),
    "paid": Flag(),
    "private_business": Flag(),
    "includes_training": Flag(),
    "weekly_pay": POUNDS,
    "start_date": Day(),
    "closing_date": Day(),
    "planned_end": Day(),
    "places": COUNT,
    "min_age": AGE,
    "max_age": AGE,
    "min_level": LEVEL,
    "english_required": SUBJECT_LEVEL,
    "maths_required": SUBJECT_LEVEL,
    "ehcp_required": Flag(),
    "care_leavers_only": Flag(),
    "dbs_required": Flag(),
    "driving_required": Flag(),
    "support_offered": Words(),
    "pledges": Words(),
    "employer_id": Name(),
    "employer_starts": COUNT,
    "employer_sustained_26": COUNT,
}
