"""Whether two posts look like one: same employer, alike titles, same part of town, start about the same time."""

import datetime as dt
import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from backend.opportunities.models import Opportunity


ALIKE_TITLES = 82  # of 100; set by the table of pairs in the tests
STARTS_WITHIN = dt.timedelta(days=14)
_LEGAL_FORM = re.compile(r"\b(?:ltd|limited|plc|llp|cic|inc|the|uk)\b")
_SAYS_NOTHING = re.compile(r"\b(?:apprentice(?:ship)?|trainee|level|in|a|an|the|full|part|time)\b")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Likeness:
    """What is compared of one post; an empty part is not recorded yet, and speaks neither for nor against."""

    id: int
    source: str
    employer: str
    title: str
    levels: frozenset[str]
    sectors: frozenset[str]
    start: dt.date | None


def likeness_of(opportunity: Opportunity) -> Likeness:
    """Of an opportunity that comes with its details."""
    words = plain(opportunity.title)
    return Likeness(
        id=opportunity.id,
        source=opportunity.source,
        employer=employer_words(opportunity.employer.name),
        title=" ".join(_NUMBER.sub(" ", _SAYS_NOTHING.sub(" ", words)).split()) or words,
        levels=frozenset(_NUMBER.findall(words)),
        sectors=frozenset(filter(None, (sector_of(site.postcode) for site in opportunity.sites.all()))),
        start=opportunity.start_date,
    )


def are_alike(one: Likeness, other: Likeness) -> bool:
    return (
        one.id != other.id
        and one.employer == other.employer
        and _agree(one.levels, other.levels)
        and _agree(one.sectors, other.sectors)
        and _start_together(one.start, other.start)
        and title_likeness(one.title, other.title) >= ALIKE_TITLES
    )


def title_likeness(one: str, other: str) -> float:
    """0 to 100, whatever the order of the words."""
    return fuzz.token_sort_ratio(one, other)


def employer_words(name: str) -> str:
    return " ".join(_LEGAL_FORM.sub(" ", plain(name)).split()) or plain(name)


def plain(text: str) -> str:
    return " ".join(_NOT_LETTERS.sub(" ", text.lower().replace("&", " and ").replace("'", "").replace("’", "")).split())


def sector_of(postcode: str) -> str:
    """SW1A 1 of SW1A 1AA."""
    return postcode[:-2] if " " in postcode else ""


def _agree(ones: frozenset[str], others: frozenset[str]) -> bool:
    return not ones or not others or bool(ones & others)


def _start_together(one: dt.date | None, other: dt.date | None) -> bool:
    return one is None or other is None or abs(one - other) <= STARTS_WITHIN
