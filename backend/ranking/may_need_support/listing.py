"""Who may need support in what they started, whom to look at first, and what was done: computed, never stored.

It is a list for those who support them, and says nothing of a person: what stands on it are facts with a day. Neither
an employer nor a young person reads any of it, and nobody reads a number.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from backend.core import clock
from backend.placements.models import PlacementQuerySet
from backend.placements.programme_days import days_on_programme
from backend.placements.support_choices import IS_SETTLED, Helped, SupportKind
from backend.ranking.may_need_support.facts import PlacementFacts, Row, with_facts
from backend.ranking.may_need_support.hazards import hazards_of_version
from backend.ranking.may_need_support.signs import NOBODY_HEARD, OWN_PAGE, Sign, signs_of
from backend.ranking.may_need_support.told import placement_told
from matching import support_order


DAYS_A_WEEK = 7


class SupportState(StrEnum):
    NOTHING_DONE = "nothing_done"
    TRIED = "tried"


@dataclass(frozen=True)
class MayNeedSupport:
    """One placement: the signs nobody has done anything about, those about which something was tried, and what was."""

    facts: PlacementFacts
    waiting: Sequence[Sign]
    tried: Sequence[Sign]
    week: int

    @property
    def placement(self) -> Any:
        return self.facts.placement

    @property
    def state(self) -> SupportState:
        return SupportState.NOTHING_DONE if self.waiting else SupportState.TRIED

    @property
    def signs(self) -> list[Sign]:
        return [*self.waiting, *self.tried]

    @property
    def since(self) -> dt.date:
        """Since when it waits: the first sign, or the day on which they said that what was tried had not helped."""
        first = min(sign.on for sign in self.waiting or self.tried)
        said = [row["helped_on"] for row in self.facts.support if row["helped"] == Helped.NO]
        return max([first, *said]) if self._did_not_help else first

    @property
    def _did_not_help(self) -> bool:
        return any(row["helped"] == Helped.NO and _is_about(row, self.waiting) for row in self.facts.support)

    @property
    def last_done(self) -> Row | None:
        return next(iter(reversed(self.facts.support)), None)

    @property
    def keys(self) -> list[str]:
        """By which support that is recorded now says what it is about."""
        return [sign.key for sign in self.signs]

    @property
    def is_told_elsewhere(self) -> bool:
        """Whether all that waits has a line of its own on Today, with its own clock: a check-in that is due, and what
        they chose on their own page while nobody has answered it."""
        rows = self.facts.own_words
        unanswered = bool(rows) and not rows[0]["answered"]
        return all(sign.name == NOBODY_HEARD or (unanswered and sign.detail == OWN_PAGE) for sign in self.waiting)

    @property
    def suggested(self) -> list[SupportKind]:
        """What is often tried about such signs, without what was tried about them already."""
        tried = {row["kind"] for row in self.facts.support if _is_about(row, self.signs)}
        kinds = [sign.kind for sign in self.signs if sign.kind not in tried]
        return list(dict.fromkeys(kinds))


def may_need_support(placements: PlacementQuerySet) -> list[MayNeedSupport]:
    """Of these placements those of which a sign holds that is not settled: first where nothing was done, and within
    either whom to look at first, by `matching.support_order`. In one query, and once more for a new model."""
    return _listed(with_facts(placements, clock.today()).order_by("starts_on", "id"))


def support_told(told: Iterable[Row]) -> list[MayNeedSupport]:
    """The same of what `told_of_support` found."""
    return _listed(facts.placement for facts in facts_told(told))


def facts_told(told: Iterable[Row]) -> list[PlacementFacts]:
    return [PlacementFacts(placement_told(each)) for each in told]


def _listed(rows: Iterable[Any]) -> list[MayNeedSupport]:
    today = clock.today()
    found = [each for row in rows if (each := _judged(PlacementFacts(row), today))]
    return [each for state in SupportState for each in _in_order([one for one in found if one.state == state])]


def _judged(facts: PlacementFacts, today: dt.date) -> MayNeedSupport | None:
    waiting: list[Sign] = []
    tried: list[Sign] = []
    for sign in signs_of(facts, today):
        last = next((row for row in reversed(facts.support) if sign.key in row["reasons"]), None)
        if last is None or last["helped"] == Helped.NO:
            waiting.append(sign)
        elif last["helped"] not in IS_SETTLED and last["kind"] != SupportKind.NOTHING:
            tried.append(sign)
    if not waiting and not tried:
        return None
    breaks = [(each["starts_on"], each["ends_on"]) for each in facts.breaks]
    days = days_on_programme(facts.placement.starts_on, breaks, today)
    return MayNeedSupport(facts, waiting, tried, max(days - 1, 0) // DAYS_A_WEEK)


def _in_order(found: Sequence[MayNeedSupport]) -> list[MayNeedSupport]:
    """What is equal in order keeps that of the days: who has waited longest first."""
    if not found:
        return []
    longest_first = sorted(found, key=lambda each: (each.since, each.placement.pk))
    hazards = hazards_of_version(longest_first[0].placement.fact_live_model)
    order = support_order(
        [each.week for each in longest_first],
        [each.placement.opportunity.type for each in longest_first],
        [{sign.name for sign in each.signs} for each in longest_first],
        hazards,
    )
    return [longest_first[place] for place in order.tolist()]


def _is_about(row: Row, signs: Iterable[Sign]) -> bool:
    return any(sign.key in row["reasons"] for sign in signs)
