"""Sentences about a counterfactual: for an adviser, and for the young person in plain words."""

from datetime import date
from typing import Any

from matching.counterfactuals.catalogue import ChangeWording
from matching.criteria.base import format_date, format_number
from matching.vocabulary import TYPES


def adviser_sentence(wording: ChangeWording, value: Any, unknown: bool, counts: tuple[int, int, int, int]) -> str:
    """`counts`: gained, gained among the first, settled, lifted among the first."""
    gained, among, settled, lifted = counts
    parts = []
    if gained:
        best = f", {among} of them among the first twenty" if among else ""
        parts.append(f"open {_more(gained)}{best}")
    if settled:
        parts.append(f"answer what is not known yet for {_some(settled)}")
    if lifted:
        parts.append(f"bring {_some(lifted)} among the first twenty")
    subject = (wording.adviser_question if unknown else wording.adviser).format(value=format_value(value))
    joined = ", and ".join(parts) if gained and among else " and ".join(parts)
    return f"{subject} would {joined}."


def young_person_sentence(wording: ChangeWording, value: Any, unknown: bool, counts: tuple[int, int, int, int]) -> str:
    gained, _, settled, lifted = counts
    if gained:
        does = f"open {_more(gained)} for you"
    elif settled:
        does = f"answer a question for {_some(settled)}"
    else:
        does = f"move {_some(lifted)} up your list"
    subject = (wording.young_person_question if unknown else wording.young_person).format(value=format_value(value))
    return f"{subject} could {does}. {wording.encouragement}"


def format_value(value: Any) -> str:
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, int | float):
        return format_number(value)
    return _kind(value) if value in TYPES else str(value)


def _kind(name: str) -> str:
    code_words = {"t_level_placement": "a T Level placement", "work_experience": "work experience"}
    words = name.replace("_", " ")
    return code_words.get(name, f"{'an' if words[0] in 'aeiou' else 'a'} {words}")


def _more(count: int) -> str:
    return f"{count} more {'opportunity' if count == 1 else 'opportunities'}"


def _some(count: int) -> str:
    return f"{count} {'opportunity' if count == 1 else 'opportunities'}"
