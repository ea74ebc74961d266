"""Which fields a post of each type asks for, and under which heading."""

from dataclasses import dataclass

from backend.opportunities.choices import APPRENTICESHIPS, OpportunityType
from backend.opportunities.posting_rules.what_and_where import COURSES


@dataclass(frozen=True)
class Section:
    title: str
    names: tuple[str, ...]


STANDARD = ("lars_code", "level", "training_provider", "ukprn")
COURSE = ("level", "training_provider", "ukprn")
DATES = ("places", "closing_date", "start_date", "duration_months", "planned_end")
HOURS = ("weekly_hours", "daily_hours", "working_pattern", "night_work")
PAY = ("paid", "wage_from", "wage_to", "wage_period")
WHO = ("min_age", "max_age", "min_level", "english_required", "maths_required", "dbs_required", "driving_required")
EHCP = ("ehcp_required",)


def sections_for(type: str, *, for_officer: bool) -> list[Section]:
    """Only the officer is asked whether places are kept: the question would tell an employer whom this team is for."""
    sections = [
        Section("What it is", ("title", "summary", "description", "route", *_training(type))),
        Section("When", DATES),
        Section("Hours and pay", HOURS[:3] if type in COURSES else HOURS + PAY),
        Section("Where", ("sites", "remote", "nationwide")),
        Section("Who can apply", WHO + (EHCP if type == OpportunityType.SUPPORTED_INTERNSHIP else ())),
        Section("Help on offer", ("support_offered", "pledges")),
    ]
    return [*sections, Section("For the council", ("care_leavers_only",))] if for_officer else sections


def _training(type: str) -> tuple[str, ...]:
    if type in APPRENTICESHIPS:
        return STANDARD
    return COURSE if type in COURSES | {OpportunityType.T_LEVEL_PLACEMENT} else ()


def names_for(type: str, *, for_officer: bool) -> list[str]:
    return [name for section in sections_for(type, for_officer=for_officer) for name in section.names]
