"""The answer of a rule: entitled, perhaps with what is missing, or not; always with its reason in words."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from backend.care_leavers.choices import Entitlement
from backend.placements.programme_days import day_of
from backend.reference.choices import AmountSays, Payee
from backend.reference.money_rules import MoneyPart, MoneyRule, money_caution
from backend.support.choices import Missing, PartState, Question, Standing
from backend.support.facts import PersonFacts, StartFacts


DAYS_OF_A_YEAR = 365
Needed = Question | Missing


@dataclass(frozen=True)
class PartDue:
    """One payment: the day that it falls due by the days on programme, None where no day is set or a break goes on."""

    part: int
    amount: Decimal
    says: AmountSays
    state: PartState
    on: dt.date | None = None
    may_come_earlier: bool = False
    employer_id: int | None = None  # who is paid, of what an employer is paid
    is_untold: bool = False  # to be paid to an employer that may not be told of it

    @property
    def is_due(self) -> bool:
        return self.state in (PartState.REACHED, PartState.ANY_TIME) and not self.is_untold


@dataclass(frozen=True)
class Answer:
    """What one rule says of somebody, for one placement where it is about one."""

    rule: MoneyRule
    standing: Standing
    reason: str
    missing: tuple[Needed, ...] = ()
    parts: tuple[PartDue, ...] = ()
    caution: str = ""
    start_id: int | None = None
    tells_care: bool = False  # that it is paid at all tells who was in care, so that its employer has to be one told

    @property
    def due_parts(self) -> tuple[PartDue, ...]:
        """The payments that can be claimed today."""
        return tuple(part for part in self.parts if part.is_due) if self.standing == Standing.ENTITLED else ()


def entitled(rule: MoneyRule, reason: str) -> Answer:
    return Answer(rule, Standing.ENTITLED, reason)


def perhaps(rule: MoneyRule, reason: str, *missing: Needed) -> Answer:
    return Answer(rule, Standing.PERHAPS, reason, missing)


def no(rule: MoneyRule, reason: str) -> Answer:
    return Answer(rule, Standing.NOT, reason)


def age_refusal(rule: MoneyRule, age: int, oldest: int) -> str:
    """Empty where the age on the first day is within the rule."""
    if rule.youngest <= age <= oldest:
        return ""
    return f"They were {age} on the first day. It is for ages {rule.youngest} to {oldest}."


def by_category(rule: MoneyRule, person: PersonFacts, day: dt.date) -> Answer:
    """What the category of the day says: in the rule, in doubt, not recorded, or not in it."""
    category = person.category_on(day)
    if category is None:
        return perhaps(rule, f"What they were entitled to on {day:%-d %B %Y} is not recorded yet.", Missing.CATEGORY)
    label = Entitlement(category).label
    said = f"On {day:%-d %B %Y} they were: {label.lower()}"
    if category in rule.categories:
        return entitled(rule, f"{said}.")
    if category in rule.perhaps_categories:
        return perhaps(rule, f"{said}. Whether it is paid then is not confirmed. Ask whoever pays it.")
    return no(rule, f"{said}. It is not for them.")


def with_parts(answer: Answer, parts: Iterable[MoneyPart], start: StartFacts | None, today: dt.date) -> Answer:
    """The answer with its payments, and with what has to be checked before anybody relies on it."""
    rows = list(parts)
    due = () if answer.standing == Standing.NOT else tuple(part_due(row, answer, start, today) for row in rows)
    warned = money_caution([answer.rule, *rows], today)
    return replace(answer, parts=due, caution=warned, start_id=start.id if start else None)


def part_due(row: MoneyPart, answer: Answer, start: StartFacts | None, today: dt.date) -> PartDue:
    """A payment by the days on programme. What falls due needs somebody still on programme that day."""
    if row.days is None or start is None:
        return PartDue(row.part, row.amount, row.says, PartState.ANY_TIME)
    on = day_of(row.days, start.starts_on, start.breaks)
    state = _state(on, start.ended_on, today)
    earlier = row.earlier_when_short and is_short(start) and state != PartState.REACHED
    employer = start.employer_on(on or today) if answer.rule.paid_to == Payee.EMPLOYER else None
    return PartDue(
        row.part,
        row.amount,
        row.says,
        state,
        on,
        earlier,
        employer.employer_id if employer else None,
        is_untold=answer.tells_care and not (employer and employer.may_be_told),
    )


def _state(on: dt.date | None, ended_on: dt.date | None, today: dt.date) -> PartState:
    if ended_on is not None and (on is None or ended_on < on):
        return PartState.LOST
    if on is None:
        return PartState.WAITS
    return PartState.REACHED if on <= today else PartState.TO_COME


def is_short(start: StartFacts) -> bool:
    """A foundation apprenticeship, or one planned for less than a year."""
    if start.type == "foundation_apprenticeship":
        return True
    return start.planned_end is not None and (start.planned_end - start.starts_on).days < DAYS_OF_A_YEAR
