"""What may be written about an opportunity, and what counts as a change of it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from backend.core.errors import Refused
from backend.opportunities.models import Opportunity


_NOT_WRITTEN_DIRECTLY = frozenset(
    {
        "id",
        "public_id",
        "created_at",
        "council",
        "employer",
        "state",
        "source",
        "external_reference",
        "places_taken",
        "same_as",
        "search_text",
        "for_one_person",
    }
)
YEARS = range(2000, 2201)  # of any day of an opportunity; a feed may send 2100, and it ends later
FACTS = frozenset(field.name for field in Opportunity._meta.concrete_fields) - _NOT_WRITTEN_DIRECTLY

CONTENT = (
    "type",
    "title",
    "summary",
    "description",
    "route",
    "level",
    "lars_code",
    "training_provider",
    "ukprn",
)
DATES_AND_HOURS = (
    "opens_on",
    "closing_date",
    "start_date",
    "planned_end",
    "duration_months",
    "weekly_hours",
    "daily_hours",
    "working_pattern",
    "night_work",
)
PAY = (
    "paid",
    "unpaid_because",
    "wage_text",
    "wage_from",
    "wage_to",
    "wage_period",
    "private_business",
    "includes_training",
)
REQUIREMENTS = (
    "min_age",
    "max_age",
    "min_level",
    "english_required",
    "maths_required",
    "dbs_required",
    "dbs_level",
    "driving_required",
)
REACH = ("nationwide", "nationwide_details", "remote")

# Nobody comments on these to an employer, nor does an employer's system name them.
OF_THE_COUNCIL = frozenset({"ehcp_required", "care_leavers_only", "kept_words"})

CHANGED, BETWEEN = "Changed: ", ", "

# What a young person relies on when they say yes.
NEEDS_NEW_APPROVAL = frozenset(
    {"type", "sites", "care_leavers_only", "ehcp_required", *REACH, *DATES_AND_HOURS, *PAY, *REQUIREMENTS}
)


def set_facts(opportunity: Opportunity, facts: Mapping[str, Any]) -> set[str]:
    """Put the facts on the opportunity in their proper form, unsaved; say which of them are new."""
    unknown = facts.keys() - FACTS
    if unknown:
        raise TypeError(f"Not facts of an opportunity: {', '.join(sorted(unknown))}")
    before = {name: getattr(opportunity, name) for name in facts}
    for name, value in facts.items():
        if isinstance(value, dt.date) and value.year not in YEARS:
            raise Refused(f"{capfirst(label_of(name))} lies before {YEARS[0]} or after {YEARS[-1]}: check it.", name)
        setattr(opportunity, name, value)
    _clean(opportunity, facts.keys())
    return {name for name in facts if getattr(opportunity, name) != before[name]}


def label_of(name: str) -> str:
    return "places to work or learn" if name == "sites" else str(Opportunity._meta.get_field(name).verbose_name)


def words_of_change(names: Iterable[str]) -> str:
    """How the history says which facts were changed."""
    return f"{CHANGED}{BETWEEN.join(sorted(map(label_of, names)))}."


def facts_named_in(words: str) -> set[str]:
    """The labels in what `words_of_change` wrote, each whole: a change of the places to work is none of the places."""
    return set(words.removeprefix(CHANGED).removesuffix(".").split(BETWEEN))


def _clean(opportunity: Opportunity, names) -> None:
    others = {field.name for field in Opportunity._meta.concrete_fields} - set(names)
    try:
        opportunity.clean_fields(exclude=others)
    except ValidationError as problem:
        name, messages = next(iter(problem.message_dict.items()))
        raise Refused(f"{capfirst(label_of(name))}: {messages[0]}", name) from problem
