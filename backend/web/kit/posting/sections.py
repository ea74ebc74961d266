"""Which fields a post of each type asks for, and under which heading."""

from dataclasses import dataclass

from backend.opportunities.choices import APPRENTICESHIPS, COURSES, OpportunityType
from backend.opportunities.posting_rules.pay import MAYBE_EXEMPT


@dataclass(frozen=True)
class Section:
    """A part of the form: its name in an address, its title, and its fields."""

    slug: str
    title: str
    names: tuple[str, ...]


STANDARD = ("lars_code", "level", "training_provider", "ukprn")
TRAINING_BESIDE_WORK = frozenset({OpportunityType.T_LEVEL_PLACEMENT, OpportunityType.APPRENTICESHIP_UNIT})
COURSE = ("level", "training_provider", "ukprn")
DATES = ("places", "opens_on", "closing_date", "start_date", "duration_months", "planned_end")
HOURS = ("weekly_hours", "daily_hours", "working_pattern", "night_work")
PAY = ("paid", "wage_from", "wage_to", "wage_period")
REQUIREMENTS = ("min_level", "english_required", "maths_required", "dbs_required", "dbs_level", "driving_required")
WHO = ("min_age", "max_age", *REQUIREMENTS)


KEPT = ("care_leavers_only", "kept_words")


def sections_for(type: str, *, for_officer: bool, keeps_places: bool = False) -> list[Section]:
    """Only the officer is asked whether places are kept: the question would tell an employer whom this team is for.

    An employer that has offered to keep some (`keeps_places`) reads and changes what it offered.
    """
    sections = [
        Section("what", "What it is", ("title", "summary", "description", "route", *_training(type))),
        Section("when", "When", DATES),
        Section("pay", "Hours and pay", HOURS[:3] if type in COURSES else (*HOURS, *_pay(type), *_kind_of_work(type))),
        Section("where", "Where", ("sites", "remote", "nationwide")),
        Section("who", "Who can apply", WHO),
        Section("help", "Help on offer", ("support_offered", "pledges")),
    ]
    if for_officer:
        plan = () if type == OpportunityType.SUPPORTED_INTERNSHIP else ("ehcp_required",)
        return [*sections, Section("council", "For the council", (*plan, *KEPT))]
    return [*sections, Section("kept", "Places you keep", KEPT)] if keeps_places else sections


def _training(type: str) -> tuple[str, ...]:
    if type in APPRENTICESHIPS:
        return STANDARD
    return COURSE if type in TRAINING_BESIDE_WORK | COURSES else ()


def _pay(type: str) -> tuple[str, ...]:
    return (PAY[0], "unpaid_because", *PAY[1:]) if type in MAYBE_EXEMPT else PAY


def _kind_of_work(type: str) -> tuple[str, ...]:
    """What the law on work under 18 and on permission to work turns on."""
    return ("includes_training", "private_business") if type == OpportunityType.JOB else ("private_business",)


def names_for(type: str, *, for_officer: bool, keeps_places: bool = False, slug: str = "") -> list[str]:
    """Of all of them, or of the part that is called `slug`."""
    sections = sections_for(type, for_officer=for_officer, keeps_places=keeps_places)
    return [name for section in sections if slug in ("", section.slug) for name in section.names]
