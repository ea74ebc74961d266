"""Money that a young person, an employer or a provider may be paid, by the rules of the first day: our own fixture.

`money_rules.csv` says for whom each is, `money_parts.csv` the amounts and the days on programme that each falls due on.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TypeVar

from backend.reference.choices import AmountSays, Confidence, MoneyRuleName, Payee
from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows
from backend.reference.funding_rules import YES_OR_NO
from backend.reference.provenance import DatedRule, caution, read_provenance


RULES, PARTS = "money_rules.csv", "money_parts.csv"
TO_CHECK = "Check before relying on this: it has not been confirmed in the source ({source})."


@dataclass(frozen=True, kw_only=True)
class MoneyRule(DatedRule):
    """For whom it is: ages are on the first day, both included; `oldest_widened` holds for `categories` and for plans.

    Of `perhaps_categories` the sources do not agree. `threshold` is the number that the rule asks about: days employed,
    months out of work, years of a course.
    """

    name: MoneyRuleName
    paid_to: Payee
    claimed_by: Payee
    types: frozenset[str]
    youngest: int
    oldest: int
    oldest_widened: int | None
    categories: frozenset[str]
    perhaps_categories: frozenset[str]
    threshold: int
    evidence: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class MoneyPart(DatedRule):
    """One payment. `days` on programme make it due; None where no day is set, and it can be asked for at once.

    `earlier_when_short` says that it comes earlier in a short apprenticeship, on a day that we do not know.
    """

    name: MoneyRuleName
    part: int
    amount: Decimal
    says: AmountSays
    days: int | None
    earlier_when_short: bool


Row = TypeVar("Row", bound=DatedRule)


@cache
def money_rules() -> tuple[MoneyRule, ...]:
    return tuple(_read(RULES, _rule))


@cache
def money_parts() -> tuple[MoneyPart, ...]:
    return tuple(_read(PARTS, _part))


@cache
def money_rule_on(name: MoneyRuleName, first_day: dt.date) -> MoneyRule | None:
    """The rule for a start on that day; None where there was none."""
    rows = (rule for rule in money_rules() if rule.name == name and rule.is_in_force_on(first_day))
    return next(rows, None)


@cache
def money_parts_on(name: MoneyRuleName, first_day: dt.date) -> tuple[MoneyPart, ...]:
    """Its payments for a start on that day, in order."""
    rows = (part for part in money_parts() if part.name == name and part.is_in_force_on(first_day))
    return tuple(sorted(rows, key=lambda part: part.part))


def money_caution(rows: list[MoneyRule | MoneyPart], on: dt.date | None = None) -> str:
    """What is said wherever an answer leans on rows that nobody has confirmed, or that were to be read again."""
    unsure = dict.fromkeys(row.source for row in rows if row.confidence == Confidence.TO_CHECK)
    said = TO_CHECK.format(source="; ".join(unsure)) if unsure else ""
    return f"{said} {caution(rows, on)}".strip()


def _rule(row: dict[str, str]) -> MoneyRule:
    return MoneyRule(
        name=MoneyRuleName(row["rule"]),
        paid_to=Payee(row["paid_to"]),
        claimed_by=Payee(row["claimed_by"]),
        types=frozenset(row["types"].split()),
        youngest=int(row["youngest"]),
        oldest=int(row["oldest"]),
        oldest_widened=int(row["oldest_widened"]) if row["oldest_widened"] else None,
        categories=frozenset(row["categories"].split()),
        perhaps_categories=frozenset(row["perhaps_categories"].split()),
        threshold=int(row["threshold"] or 0),
        evidence=row["evidence"],
        meaning=row["meaning"],
        **read_provenance(row),
    )


def _part(row: dict[str, str]) -> MoneyPart:
    return MoneyPart(
        name=MoneyRuleName(row["rule"]),
        part=int(row["part"]),
        amount=Decimal(row["amount"]),
        says=AmountSays(row["says"]),
        days=int(row["days"]) if row["days"] else None,
        earlier_when_short=YES_OR_NO[row["earlier_when_short"]],
        **read_provenance(row),
    )


def _read(name: str, made: Callable[[dict[str, str]], Row]) -> Iterator[Row]:
    for line, row in read_rows(name):
        try:
            yield made(row)
        except (ValueError, KeyError, ArithmeticError) as error:
            raise ReferenceDataError(f"{name}, line {line}: {error}. Restore it from the repository.") from error
