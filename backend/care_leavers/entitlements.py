"""The entitlement category on a day: from what is recorded, turned by birthdays, never stored.

Spells say what a worker or the case system recorded. The law turns a category on a birthday whether or not anybody
records it. Where the two disagree, what is recorded stays as it is and is shown as a conflict for a person to settle.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from backend.care_leavers.ages import OLDEST_AGE, age_on, birthday
from backend.care_leavers.choices import Entitlement
from backend.reference.entitlement_turns import EntitlementTurn, turn_of, turning_ages


ONE_DAY = dt.timedelta(days=1)
ADULT = 18
FIRST_WITH_ADVISER = 16  # a personal adviser is owed from the day somebody is eligible, at 16
FOR_CHILDREN = frozenset({Entitlement.ELIGIBLE, Entitlement.RELEVANT})


class Spell(Protocol):
    @property
    def category(self) -> str: ...
    @property
    def starts_on(self) -> dt.date: ...
    @property
    def ends_on(self) -> dt.date | None: ...


@dataclass(frozen=True)
class Standing:
    """A category with the day since when it is so, and the birthday that made it so; None where it was recorded."""

    category: Entitlement | None
    since: dt.date
    turn: EntitlementTurn | None = None


def entitlement_on(day: dt.date, born: dt.date, spells: Iterable[Spell]) -> Entitlement | None:
    """The category on a day; None when nothing is recorded that could be so at that age, or it has ended."""
    standing = standing_on(day, born, spells)
    return standing.category if standing else None


def standing_on(day: dt.date, born: dt.date, spells: Iterable[Spell]) -> Standing | None:
    """As `entitlement_on`, with since when and by which rule; None where nothing is recorded for the day."""
    spell = _spell_for(day, born, spells)
    if spell is None or (spell.category == Entitlement.FORMER_RELEVANT and day < birthday(born, ADULT)):
        return None
    standing = Standing(Entitlement(spell.category), spell.starts_on)
    for age in turning_ages():
        turned_on = birthday(born, age)
        if turned_on > day or standing.category is None:
            break
        turn = turn_of(standing.category, age, turned_on)
        if turn and (turn.changes_category or spell.starts_on < turned_on):
            category = Entitlement(turn.becomes) if turn.becomes else None
            standing = Standing(category, max(turned_on, spell.starts_on), turn)
    return standing


def _spell_for(day: dt.date, born: dt.date, spells: Iterable[Spell]) -> Spell | None:
    """The spell of that day. One for children that lasted up to 18 speaks for what follows, until another does."""
    begun = [spell for spell in spells if spell.starts_on <= day]
    covering = [spell for spell in begun if spell.ends_on is None or day <= spell.ends_on]
    if covering:
        return max(covering, key=lambda spell: spell.starts_on)
    latest = max(begun, key=lambda spell: spell.starts_on, default=None)
    return latest if latest and _lasted_to_adulthood(latest, born) else None


def _lasted_to_adulthood(spell: Spell, born: dt.date) -> bool:
    adult_from = birthday(born, ADULT)
    return (
        spell.category in FOR_CHILDREN
        and spell.starts_on < adult_from
        and spell.ends_on is not None
        and spell.ends_on >= adult_from - ONE_DAY
    )


def conflicts(born: dt.date, spells: Sequence[Spell]) -> list[str]:
    """What is recorded and cannot be so by law, a sentence each."""
    ordered = sorted(spells, key=lambda spell: spell.starts_on)
    said = [sentence for spell in ordered if (sentence := conflict_of(spell, born))]
    return said + [_turned_otherwise(earlier, later) for earlier, later in _pairs_at_odds(ordered, born)]


def conflict_of(spell: Spell, born: dt.date, *, is_recorded: bool = True) -> str:
    """Why the spell cannot be so by law; empty where it can. It is recorded already, or would be."""
    label = Entitlement(spell.category).label
    adult_from, last_birthday = birthday(born, ADULT), birthday(born, OLDEST_AGE)
    recorded = f"“{label}” {'is' if is_recorded else 'would be'} recorded from {_day(spell.starts_on)}"
    if spell.category in FOR_CHILDREN and spell.starts_on >= adult_from:
        return f"{recorded}, but they turned 18 on {_day(adult_from)}: from then on it is by law former relevant."
    if spell.category in FOR_CHILDREN and spell.ends_on and spell.ends_on >= adult_from:
        return f"{recorded} to {_day(spell.ends_on)}, but by law it turned on {_day(adult_from)}, their 18th birthday."
    if spell.category == Entitlement.FORMER_RELEVANT and spell.starts_on < adult_from:
        return f"{recorded}, but it cannot begin before {_day(adult_from)}, their 18th birthday."
    if spell.starts_on >= last_birthday:
        return f"{recorded}, but entitlement ends by law on {_day(last_birthday)}, their 25th birthday."
    return ""


def _pairs_at_odds(ordered: Sequence[Spell], born: dt.date) -> list[tuple[Spell, Spell]]:
    """Spells up to 18 that make somebody former relevant, and the one recorded since that says otherwise."""
    return [
        (earlier, later)
        for earlier, later in pairwise(ordered)
        if _lasted_to_adulthood(earlier, born) and later.category == Entitlement.QUALIFYING
    ]


def _turned_otherwise(earlier: Spell, later: Spell) -> str:
    return (
        f"“{Entitlement(later.category).label}” is recorded from {_day(later.starts_on)}, but who was"
        f" “{Entitlement(earlier.category).label}” up to 18 is by law former relevant. Check which of them is right."
    )


def next_turn(day: dt.date, born: dt.date) -> tuple[int, dt.date] | None:
    """The next birthday that turns something, with its age; None where all of them have been."""
    return next(((age, on) for age in turning_ages() if (on := birthday(born, age)) > day), None)


def needs_personal_adviser(day: dt.date, born: dt.date, category: str | None) -> bool:
    """From 16 until support ends; a qualifying care leaver is advised without one of their own."""
    return FIRST_WITH_ADVISER <= age_on(day, born) < OLDEST_AGE and category != Entitlement.QUALIFYING


def _day(day: dt.date) -> str:
    return f"{day:%-d %B %Y}"
