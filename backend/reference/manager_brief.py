"""What helps whoever starts in a post, for the people who lead them there: pieces of our own fixture, each for the days
it is in force. None of them is about a person, and none says for whom a place is kept."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from django.db import models

from backend.reference.choices import OpportunityType
from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows
from backend.reference.provenance import DatedRule, read_provenance


FILE = "manager_brief.csv"


class BriefPart(models.TextChoices):
    """In the order in which they stand."""

    BEFORE = "before", "Before the first day"
    WEEK_1 = "week_1", "The first day and week"
    TALK = "talk", "What to ask, and what not"
    LATER = "later", "From week 2"


class PostFact(models.TextChoices):
    """What a piece may ask of a post beside its type and pledges."""

    PAID = "paid", "It is not recorded as unpaid"
    NIGHT_WORK = "night_work", "Some of it is at night"


@dataclass(frozen=True, kw_only=True)
class BriefPiece(DatedRule):
    """One sentence or a few, for posts with this pledge, of these types, of which this is so; empty asks nothing."""

    piece: str
    part: BriefPart
    pledge: str
    types: frozenset[OpportunityType]
    fact: PostFact | None
    says: str


@cache
def brief_pieces() -> tuple[BriefPiece, ...]:
    """Every row, in the order of its file."""
    return tuple(_read(line, row) for line, row in read_rows(FILE))


def pieces_on(day: dt.date) -> list[BriefPiece]:
    return [each for each in brief_pieces() if each.is_in_force_on(day)]


def _read(line: int, row: dict[str, str]) -> BriefPiece:
    try:
        return BriefPiece(
            piece=row["piece"],
            part=BriefPart(row["part"]),
            pledge=row["pledge"],
            types=frozenset(map(OpportunityType, row["types"].split())),
            fact=PostFact(row["fact"]) if row["fact"] else None,
            says=row["says"],
            **read_provenance(row),
        )
    except (ValueError, KeyError) as error:
        raise ReferenceDataError(f"{FILE}, line {line}: {error}") from error
