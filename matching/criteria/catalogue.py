"""The closed list of criteria, in the order of `CRITERIA`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from matching.context import Context, Journeys
from matching.criteria.age import Age, SchoolLeaving
from matching.criteria.base import Check, Criterion, PairFacts, with_caution
from matching.criteria.dbs import Dbs
from matching.criteria.pay import PayFloor
from matching.criteria.permission import FundingResidence, PermissionLasts, PermissionToWork
from matching.criteria.practical import Dates, FlagRequirement, Hours, Travel
from matching.criteria.qualifications import Ehcp, LevelRequirement, StudiedLevelRequirement
from matching.criteria.rows import CriteriaOfRows
from matching.criteria.safety import AvoidedArea, AvoidedEmployer
from matching.criteria.wishes import RingFence, TypeWanted
from matching.criteria.young_workers import DutyToParticipate, YoungWorkerLimits
from matching.logic import STATUS
from matching.pairs import Pairs
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.settings import Settings
from matching.vocabulary import Status


DRIVING_WORDS = ("Driving", "they can drive", "they cannot drive yet")
CHECKS: tuple[Check, ...] = (
    Age(),
    SchoolLeaving(),
    YoungWorkerLimits(),
    DutyToParticipate(),
    PermissionToWork(),
    PermissionLasts(),
    FundingResidence(),
    LevelRequirement("entry_level", "highest_level", "min_level", 7, "Entry level"),
    StudiedLevelRequirement("english", "english_level", "english_required", 2, "English"),
    StudiedLevelRequirement("maths", "maths_level", "maths_required", 2, "Maths"),
    Ehcp(),
    Dates(),
    Hours(),
    Travel(),
    AvoidedArea(),
    AvoidedEmployer(),
    Dbs(),
    FlagRequirement("driving", "driving_required", "can_drive", DRIVING_WORDS),
    TypeWanted(),
    RingFence(),
    PayFloor(),
)


def evaluate_criteria(
    person: Mapping[str, Any],
    opportunity: Mapping[str, Any],
    on: date,
    settings: Settings,
    journey: float | None = None,
) -> tuple[Criterion, ...]:
    """Every criterion for the records of one person and one opportunity."""
    people, opportunities = People.from_records([person]), Opportunities.from_records([opportunity])
    journeys: Journeys = {} if journey is None else {(people.id[0], opportunities.id[0]): journey}
    context = Context(people, opportunities, on, settings, journeys)
    first = np.zeros(1, dtype=np.int64)
    facts = PairFacts(Pairs(context, first, first), person, opportunity)
    return tuple(_criterion(check, facts, STATUS[int(check.status(facts.pairs)[0])]) for check in CHECKS)


def criteria_of_rows(pairs: Pairs) -> CriteriaOfRows:
    return CriteriaOfRows(pairs, CHECKS, _criterion)


def _criterion(check: Check, facts: PairFacts, status: Status) -> Criterion:
    said = check.sentence(facts, status) + check.question(facts, status)
    sentence = with_caution(said, check.rules(facts, status))
    return Criterion(check.name, status, sentence, check.visible_to, check.hard)
