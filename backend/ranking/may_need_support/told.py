"""The same facts as one value a placement, for a query that finds much else beside, and read back from it.

The rows that are made of it are not to be saved.
"""

from typing import Any
from uuid import UUID

from django.db.models import F
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_date

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.employers.models import Employer
from backend.opportunities.models import Opportunity
from backend.placements.models import Placement, PlacementQuerySet
from backend.ranking.may_need_support.facts import Row, with_facts


FACTS = (
    "fact_check_ins",
    "fact_breaks",
    "fact_support",
    "fact_changed_on",
    "fact_terms",
    "fact_floors",
    "fact_own_words",
    "fact_last_reached",
    "fact_pay_on",
    "fact_paid_enough_on",
    "fact_travel_planned",
    "fact_live_model",
)
DAYS = ("starts_on", "fact_changed_on", "fact_last_reached", "fact_pay_on", "fact_paid_enough_on")
OF_PLACEMENT = ("id", "public_id", "starts_on", "weekly_hours", "activity_code")
OF_PERSON = (
    *("id", "public_id", "given_name", "preferred_name", "family_name", "phone", "contact_preference", "can_drive"),
    *("birth_date", "birth_date_uncertain"),
    *("eet_adviser_id", "personal_adviser_id", "council_id"),
)
OF_OPPORTUNITY = (
    *("id", "title", "type", "working_pattern", "remote", "support_offered"),
    *("paid", "wage_from", "wage_period"),
)
OF_EMPLOYER = ("id", "name", "published_phone")


def told_of_support(placements: PlacementQuerySet) -> PlacementQuerySet:
    """Rows of one column, `told`."""
    told = JSONObject(
        **{name: F(name) for name in (*FACTS, *OF_PLACEMENT)},
        person=_of("care_leaver__", OF_PERSON),
        opportunity=_of("opportunity__", OF_OPPORTUNITY),
        employer=_of("opportunity__employer__", OF_EMPLOYER),
    )
    found: PlacementQuerySet = with_facts(placements, clock.today()).annotate(told=told)
    return found


def _of(whose: str, names: tuple[str, ...]) -> JSONObject:
    return JSONObject(**{name: F(f"{whose}{name}") for name in names})


def placement_told(told: Row) -> Any:
    """As `with_facts` would have read it, with what a line says of whose it is."""
    facts: Row = {name: parse_date(value) if name in DAYS and value else value for name, value in told.items()}
    person, opportunity = _with_id(facts["person"]), facts["opportunity"]
    person["birth_date"] = parse_date(person["birth_date"])
    placement: Any = Placement(
        id=facts["id"],
        public_id=UUID(facts["public_id"]),
        starts_on=facts["starts_on"],
        weekly_hours=facts["weekly_hours"],
        activity_code=facts["activity_code"],
        care_leaver=CareLeaver(**person),
        opportunity=Opportunity(**opportunity, employer=Employer(**facts["employer"])),
    )
    for name in FACTS:
        setattr(placement, name, facts[name])
    return placement


def _with_id(row: Row) -> Row:
    return row | {"public_id": UUID(row["public_id"])}
