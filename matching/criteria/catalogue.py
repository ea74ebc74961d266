"""Every criterion, in the order in which they are always given."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from matching.context import Context, Journeys
from matching.criteria.age import Age, SchoolLeaving
from matching.criteria.base import Check, Criterion, Facts
from matching.criteria.pay import PayFloor
from matching.criteria.permission import FundingResidence, PermissionLasts, PermissionToWork
from matching.criteria.practical import Clearance, Dates, Hours, Travel
from matching.criteria.qualifications import Ehcp, Needed
from matching.criteria.safety import AvoidedArea, AvoidedEmployer
from matching.criteria.wishes import RingFence, TypeWanted
from matching.criteria.young_workers import DutyToParticipate, YoungWorkerLimits
from matching.logic import STATUS, Truth
from matching.pairs import Pairs
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.settings import Settings


DBS_WORDS = ("DBS check", "nothing bars them from this work", "they are recorded as barred from this work")
DRIVING_WORDS = ("Driving", "they can drive", "they cannot drive yet")

CHECKS: tuple[Check, ...] = (
    Age(),
    SchoolLeaving(),
    YoungWorkerLimits(),
    DutyToParticipate(),
    PermissionToWork(),
    PermissionLasts(),
    FundingResidence(),
    Needed("entry_level", "highest_level", "min_level", 7, "Entry level"),
    Needed("english", "english_level", "english_required", 2, "English"),
    Needed("maths", "maths_level", "maths_required", 2, "Maths"),
    Ehcp(),
    Dates(),
    Hours(),
    Travel(),
    AvoidedArea(),
    AvoidedEmployer(),
    Clearance("dbs", "dbs_required", "dbs_clear", DBS_WORDS),
    Clearance("driving", "driving_required", "can_drive", DRIVING_WORDS),
    TypeWanted(),
    RingFence(),
    PayFloor(),
)


def judge(
    person: Mapping[str, Any],
    opportunity: Mapping[str, Any],
    on: date,
    settings: Settings,
    journey: float | None = None,
) -> tuple[Criterion, ...]:
    """Every criterion for one person and one opportunity, with sentences."""
    people, opportunities = People.from_records([person]), Opportunities.from_records([opportunity])
    journeys: Journeys = {} if journey is None else {(people.id[0], opportunities.id[0]): journey}
    context = Context(people, opportunities, on, settings, journeys)
    first = np.zeros(1, dtype=np.int64)
    facts = Facts(Pairs(context, first, first), person, opportunity)
    return tuple(_criterion(check, facts) for check in CHECKS)


def judge_row(
    pairs: Pairs, row: int, person: Mapping[str, Any], opportunity: Mapping[str, Any], statuses: list[Truth]
) -> tuple[Criterion, ...]:
    """Every criterion for one row of many pairs, whose statuses were worked out together."""
    facts = Facts(pairs.at(np.array([row])), person, opportunity)
    return tuple(_say(check, facts, truth[row]) for check, truth in zip(CHECKS, statuses, strict=True))


def _criterion(check: Check, facts: Facts) -> Criterion:
    return _say(check, facts, check.status(facts.pairs)[0])


def _say(check: Check, facts: Facts, truth: np.uint8) -> Criterion:
    status = STATUS[int(truth)]
    return Criterion(check.name, status, check.sentence(facts, status), check.visible_to, check.hard)
