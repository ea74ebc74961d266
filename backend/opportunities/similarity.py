"""Whether two opportunities look like one: same employer, alike titles, same part of town, start at about one time."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from backend.opportunities.models import Opportunity
from backend.reference.postcodes import normalise_postcode, sector_of


ALIKE_TITLES = 82  # of 100; set by the table of pairs in the tests
STARTS_WITHIN = dt.timedelta(days=14)
_LEGAL_FORM = re.compile(r"\b(?:ltd|limited|plc|llp|cic|inc|the|uk)\b")
_SAYS_NOTHING = re.compile(r"\b(?:apprentice(?:ship)?|trainee|level|in|a|an|the|full|part|time)\b")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Likeness:
    """What is compared of one opportunity; an empty part is not recorded yet, and speaks neither for nor against."""

    id: int | None
    feed: str  # the source of an advert of a feed; empty for what is posted here
    employer: str
    title: str
    levels: frozenset[str]
    sectors: frozenset[str]
    start: dt.date | None


def likeness(
    *,
    id: int | None,
    source: str,
    external_reference: str,
    employer_name: str,
    title: str,
    start_date: dt.date | None,
    postcodes: Iterable[str] = (),
) -> Likeness:
    words = plain(title)
    return Likeness(
        id=id,
        feed=source if external_reference else "",
        employer=employer_words(employer_name),
        title=" ".join(_NUMBER.sub(" ", _SAYS_NOTHING.sub(" ", words)).split()) or words,
        levels=frozenset(_NUMBER.findall(words)),
        sectors=sectors_of(postcodes),
        start=start_date,
    )


def likeness_of(opportunity: Opportunity, postcodes: Iterable[str] | None = None) -> Likeness:
    """Of an opportunity that comes with its details, or of one that is still being written, with its postcodes."""
    return likeness(
        id=opportunity.pk,
        source=opportunity.source,
        external_reference=opportunity.external_reference,
        employer_name=opportunity.employer.name,
        title=opportunity.title,
        start_date=opportunity.start_date,
        postcodes=[site.postcode for site in opportunity.sites.all()] if postcodes is None else postcodes,
    )


def are_alike(one: Likeness, other: Likeness) -> bool:
    return (
        one.id != other.id
        and one.employer == other.employer
        and not _of_one_feed(one, other)
        and _start_together(one.start, other.start)
        and _agree(one.levels, other.levels)
        and _agree(one.sectors, other.sectors)
        and title_likeness(one.title, other.title) >= ALIKE_TITLES
    )


def title_likeness(one: str, other: str) -> float:
    """0 to 100, whatever the order of the words."""
    return fuzz.token_sort_ratio(one, other)


def employer_words(name: str) -> str:
    return " ".join(_LEGAL_FORM.sub(" ", plain(name)).split()) or plain(name)


def plain(text: str) -> str:
    return " ".join(_NOT_LETTERS.sub(" ", text.lower().replace("&", " and ").replace("'", "").replace("’", "")).split())


def sectors_of(postcodes: Iterable[str]) -> frozenset[str]:
    return frozenset(sector_of(code) for code in map(normalise_postcode, postcodes) if code)


def _of_one_feed(one: Likeness, other: Likeness) -> bool:
    """One feed gives each of its adverts a reference of its own, so two references are two adverts."""
    return one.feed != "" and one.feed == other.feed


def _agree(ones: frozenset[str], others: frozenset[str]) -> bool:
    return not ones or not others or bool(ones & others)


def _start_together(one: dt.date | None, other: dt.date | None) -> bool:
    return one is None or other is None or abs(one - other) <= STARTS_WITHIN
