"""The fields of a person and of an opportunity, as the contract lists them."""

from datetime import date

from matching.profiles.field_types import Choice, Day, FieldType, Flag, Identifier, Integer, Measure, Text
from matching.profiles.list_types import ChoiceList, TextList, TupleList
from matching.vocabulary import DBS_LEVELS, ENTITLEMENTS, ROUTES, TYPES


COORDINATE = Measure(-1_000_000, 2_000_000)
RADIUS = Measure(0, 2_000_000)
MINUTES = Measure(0, 1_000_000)
WEEK_HOURS = Measure(0, 168)
DAY_HOURS = Measure(0, 24)
POUNDS = Measure(0, 1_000_000)
LEVEL = Integer(0, 7)
SUBJECT_LEVEL = Integer(0, 2)
COUNT = Integer(0, 1_000_000)
AGE = Integer(0, 150)
LIFETIME = Day(date(1900, 1, 1), date(2199, 12, 31))

PERSON_FIELDS: dict[str, FieldType] = {
    "birth_date": LIFETIME,
    "birth_date_uncertain": Flag(),
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
    "not_before": Day(),
    "max_weekly_hours": WEEK_HOURS,
    "route_interests": ChoiceList(ROUTES),
    "aspiration": Text(),
    "experience_routes": ChoiceList(ROUTES),
    "support_needs": TextList(),
    "avoid_areas": TupleList((COORDINATE, COORDINATE, RADIUS), "easting, northing, radius in metres"),
    "avoid_employers": TextList(),
    "may_avoid_employers": TextList(),
    "can_drive": Flag(),
    "dbs_clear": Flag(),
    "months_since_eet": COUNT,
    "home_moves_3y": COUNT,
    "readiness": Integer(1, 5),
    "early_ends": COUNT,
    "types_wanted": ChoiceList(TYPES),
    "home_confidential": Flag(),
}

OPPORTUNITY_FIELDS: dict[str, FieldType] = {
    "type": Choice(TYPES),
    "route": Choice(ROUTES),
    "level": LEVEL,
    "title": Text(),
    "text": Text(),
    "easting": COORDINATE,
    "northing": COORDINATE,
    "sites": TupleList((COORDINATE, COORDINATE, RADIUS), "easting, northing, radius in metres or none", optional=1),
    "site_areas": TupleList((COORDINATE, COORDINATE, RADIUS), "easting, northing, radius in metres"),
    "unplaced_sites": COUNT,
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
    "dbs_level": Choice(DBS_LEVELS),
    "driving_required": Flag(),
    "support_offered": TextList(),
    "pledges": TextList(),
    "employer_id": Identifier(),
    "employer_starts": COUNT,
    "employer_sustained_26": COUNT,
}
