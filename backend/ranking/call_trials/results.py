"""What came of a trial of extra calls, by the rule that was written before it began, and not a day sooner."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from backend.core import clock
from backend.placements.early_ends import left_early
from backend.placements.marks import Seen
from backend.placements.models import CallTrial, CallTrialDraw, Placement
from backend.ranking.call_trials.services import monday
from matching.trials import TrialWeek, finding, intention_to_treat


@dataclass(frozen=True)
class TrialStanding:
    """`known_on` is the first day on which its result is said; `sentence` is empty before."""

    drawn: int
    called: int
    weeks: int
    known_on: dt.date
    sentence: str

    @property
    def is_known(self) -> bool:
        return bool(self.sentence)


def standing_of(trial: CallTrial) -> TrialStanding:
    """Before its end no more than how many were drawn: a look in between would be a test more."""
    draws = list(trial.draws.select_related("placement").prefetch_related(*_read("placement")))
    weeks = {each.week for each in draws}
    known_on = _last_draw(trial, weeks, len(draws)) + trial.followed_for
    is_known = clock.today() >= known_on
    sentence = finding(intention_to_treat(_weeks(trial, draws)), trial.weeks_followed) if is_known else ""
    return TrialStanding(len(draws), sum(each.is_called for each in draws), len(weeks), known_on, sentence)


def _read(whose: str) -> list[str]:
    return [f"{whose}__{name}" for name in ("breaks", "check_ins", "employer_changes")]


def _last_draw(trial: CallTrial, weeks: set[dt.date], drawn: int) -> dt.date:
    """Nobody is drawn after it: by the rule, or because it was stopped."""
    last = max(weeks, default=trial.begins_on)
    is_full = trial.most - drawn <= trial.calls_a_week
    return last if is_full or trial.stopped_at else trial.last_week


def _weeks(trial: CallTrial, draws: list[CallTrialDraw]) -> list[TrialWeek]:
    """Each where the lot put them, rung or not."""
    by_week: dict[dt.date, list[tuple[bool, bool | None]]] = defaultdict(list)
    for each in draws:
        by_week[each.week].append((each.is_called, has_left(each.placement, each.week + trial.followed_for)))
    return [_week(said) for said in by_week.values()]


def _week(said: list[tuple[bool, bool | None]]) -> TrialWeek:
    def count(is_called: bool, *outcomes: bool | None) -> int:
        return sum(called is is_called and left in outcomes for called, left in said)

    return TrialWeek(
        count(True, True),
        count(True, True, False),
        count(False, True),
        count(False, True, False),
        count(True, None),
        count(False, None),
    )


def has_left(placement: Placement, day: dt.date) -> bool | None:
    """Whether they had left by that day for a reason about the match; None where nobody has said since."""
    if placement.has_ended_by(day):
        return left_early(placement, day)
    there = Seen(placement, clock.today()).last_there
    is_said = bool(placement.ended_on) or (there is not None and there >= day)
    return False if is_said else None


def to_ring_now(placements: QuerySet[Placement]) -> list[Placement]:
    """Of these whom the lot of this week put first, in its order; of a trial that was stopped nobody."""
    week = monday(clock.today())
    drawn = {"call_draws__week": week, "call_draws__is_called": True, "call_draws__trial__stopped_at": None}
    found = placements.filter(ended_on__isnull=True, **drawn).select_related("care_leaver", "opportunity__employer")
    return list(found.order_by("call_draws__order"))
