"""Doors in sentences: what a change would do, for an adviser, and for the young person in plain words."""

from datetime import date
from typing import Any

from matching.criteria.base import amount, spoken
from matching.doors.catalogue import Words
from matching.vocabulary import TYPES


def adviser_sentence(words: Words, value: Any, unknown: bool, counts: tuple[int, int, int, int]) -> str:
    """`counts`: opened, of these among the best, questions answered, lifted among the best."""
    opened, among, settled, lifted = counts
    parts = []
    if opened:
        best = f", {among} of them among the first twenty" if among else ""
        parts.append(f"open {_more(opened)}{best}")
    if settled:
        parts.append(f"answer what is not known yet for {_some(settled)}")
    if lifted:
        parts.append(f"bring {_some(lifted)} among the first twenty")
    subject = (words.asked if unknown else words.adviser).format(value=told(value))
    joined = ", and ".join(parts) if opened and among else " and ".join(parts)
    return f"{subject} would {joined}."


def young_sentence(words: Words, value: Any, unknown: bool, counts: tuple[int, int, int, int]) -> str:
    opened, _, settled, lifted = counts
    if opened:
        does = f"open {_more(opened)} for you"
    elif settled:
        does = f"answer a question for {_some(settled)}"
    else:
        does = f"move {_some(lifted)} up your list"
    subject = (words.young_asked if unknown else words.young).format(value=told(value))
    return f"{subject} could {does}. {words.encouragement}"


def told(value: Any) -> str:
    if isinstance(value, date):
        return spoken(value)
    if isinstance(value, int | float):
        return amount(value)
    return _kind(value) if value in TYPES else str(value)


def _kind(name: str) -> str:
    plain = {"t_level_placement": "a T Level placement", "work_experience": "work experience"}
    words = name.replace("_", " ")
    return plain.get(name, f"{'an' if words[0] in 'aeiou' else 'a'} {words}")


def _more(count: int) -> str:
    return f"{count} more {'opportunity' if count == 1 else 'opportunities'}"


def _some(count: int) -> str:
    return f"{count} {'opportunity' if count == 1 else 'opportunities'}"
