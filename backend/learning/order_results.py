"""What came of a comparison of two orders, by the rule that was registered, and not a day sooner."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from backend.core import clock
from backend.learning.order_protocol import LASTS_WEEKS
from backend.model_versions.models import OrderComparison, OrderDraw
from backend.placements.choices import MarkState
from backend.placements.marks import Seen
from backend.placements.models import Placement
from backend.referrals.models import Referral
from matching.trials import OrderWeek, order_effect, order_finding


A_DAY = dt.timedelta(days=1)
LASTS_DAYS = LASTS_WEEKS * 7


@dataclass(frozen=True)
class Steps:
    """Of those with one order: how many there are, were introduced, and started."""

    order: str
    drawn: int
    introduced: int
    started: int


@dataclass(frozen=True)
class ComparisonStanding:
    """`known_on` is the first day on which its result is said; `sentence` is empty before, and so are `steps`."""

    drawn: int
    written: int
    known_on: dt.date
    sentence: str
    steps: list[Steps]

    @property
    def is_known(self) -> bool:
        return bool(self.sentence)


def standing_of(comparison: OrderComparison) -> ComparisonStanding:
    """Before its end no more than how many were drawn: a look in between would be a test more."""
    draws = list(comparison.draws.all())
    known_on = _last_draw(comparison, draws) + comparison.followed_for + A_DAY
    is_known = clock.today() >= known_on
    return ComparisonStanding(
        len(draws),
        sum(each.is_written for each in draws),
        known_on,
        order_finding(order_effect(_weeks(draws)), comparison.weeks_followed) if is_known else "",
        _steps(comparison) if is_known else [],
    )


def _last_draw(comparison: OrderComparison, draws: list[OrderDraw]) -> dt.date:
    """Nobody is drawn after it: by the rule, or because it was stopped."""
    last = max((each.week for each in draws), default=comparison.begins_on)
    is_full = comparison.most - len(draws) < 2
    return last if is_full or comparison.stopped_at else comparison.last_week


def _weeks(draws: list[OrderDraw]) -> list[OrderWeek]:
    started = _started_by(draws)
    by_week: dict[dt.date, list[tuple[bool, bool | None]]] = defaultdict(list)
    for each in draws:
        by_week[each.week].append((each.is_written, has_lasted(each, started[each.care_leaver_id])))
    return [_week(said) for said in by_week.values()]


def _started_by(draws: list[OrderDraw]) -> dict[int, list[Placement]]:
    started: dict[int, list[Placement]] = defaultdict(list)
    theirs = Placement.objects.filter(care_leaver__in=[each.care_leaver_id for each in draws])
    for placement in theirs.prefetch_related("breaks", "check_ins", "employer_changes"):
        started[placement.care_leaver_id].append(placement)
    return started


def _week(said: list[tuple[bool, bool | None]]) -> OrderWeek:
    def count(is_written: bool, *outcomes: bool | None) -> int:
        return sum(written is is_written and lasted in outcomes for written, lasted in said)

    return OrderWeek(
        count(False, True),
        count(False, True, False),
        count(True, True),
        count(True, True, False),
        count(False, None),
        count(True, None),
    )


def has_lasted(draw: OrderDraw, placements: list[Placement]) -> bool | None:
    """Whether they got to the mark of a place started since the draw; None where nobody has said."""
    since = [each for each in placements if draw.week <= each.starts_on <= draw.until]
    found = [_of(each, draw.until) for each in since]
    if True in found:
        return True
    return None if None in found else False


def _of(placement: Placement, until: dt.date) -> bool | None:
    standing = Seen(placement, clock.today()).standing(LASTS_DAYS)
    if standing.due_on is None or standing.due_on > until:
        return False
    return {MarkState.REACHED: True, MarkState.NOT_KNOWN: None}.get(standing.state, False)


def _steps(comparison: OrderComparison) -> list[Steps]:
    introduced = Exists(_since(Referral.objects.all(), "created_at__date"))
    started = Exists(_since(Placement.objects.all(), "starts_on"))
    rows = list(comparison.draws.values_list("is_written", introduced, started))
    return [_steps_of("Order in use", False, rows), _steps_of("Written order", True, rows)]


def _since(rows: QuerySet[Any], day: str) -> QuerySet[Any]:
    theirs = {"care_leaver": OuterRef("care_leaver"), f"{day}__gte": OuterRef("week"), f"{day}__lte": OuterRef("until")}
    return rows.filter(**theirs)


def _steps_of(order: str, is_written: bool, rows: list[tuple[bool, bool, bool]]) -> Steps:
    theirs = [(introduced, started) for written, introduced, started in rows if written is is_written]
    return Steps(order, len(theirs), sum(each[0] for each in theirs), sum(each[1] for each in theirs))
