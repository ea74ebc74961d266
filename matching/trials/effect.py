"""What came of a trial, by intention to treat: all that were drawn count where the lot put them, rung or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, sqrt

from scipy.special import stdtrit


FALSE_ALARM = 0.05
FEWEST_FREE = 2  # degrees of freedom: of a handful of people the interval is as wide as can be


@dataclass(frozen=True)
class TrialWeek:
    """One draw: its own small trial, since how many were drawn and how many calls there were differ by the week.

    Parameters
    ----------
    left_called, called, left_others, others : int
        Of those that the lot gave a call, how many left and how many there were; the same of the others. Of whom it is
        not known whether they left is in none of them.
    not_known_called, not_known_others : int, default=0
        Of whom that is not known.
    """

    left_called: int
    called: int
    left_others: int
    others: int
    not_known_called: int = 0
    not_known_others: int = 0

    def __post_init__(self) -> None:
        if not (0 <= self.left_called <= self.called and 0 <= self.left_others <= self.others):
            raise ValueError("who left is counted among those there were")
        if min(self.not_known_called, self.not_known_others) < 0:
            raise ValueError("counts are 0 or more")


@dataclass(frozen=True)
class TrialEffect:
    """The difference that a call made, in shares: below 0 fewer left.

    Attributes
    ----------
    difference, low, high : float or None
        Share that left with a call less the share without, within weeks, and its 95% interval; None where no week had
        both with known outcomes.
    left_called, called, left_others, others : int
        Over all weeks.
    not_known : int
        Of whom it is not known whether they left.
    p_value : float or None
        Of the lot itself: how often it would have parted those who left at least so unequally if a call changed
        nothing.
    worst, best : float or None
        The difference if of the not known all that were called had left and no other, and the other way round.
    """

    difference: float | None
    low: float | None
    high: float | None
    left_called: int
    called: int
    left_others: int
    others: int
    not_known: int
    p_value: float | None
    worst: float | None
    best: float | None

    @property
    def shows_a_difference(self) -> bool:
        """Whether the interval leaves out nought, and the lot alone would seldom have done it."""
        if self.low is None or self.high is None or self.p_value is None:
            return False
        return not self.low <= 0 <= self.high and self.p_value <= FALSE_ALARM


def intention_to_treat(weeks: Sequence[TrialWeek]) -> TrialEffect:
    """Risk difference within weeks, weighted by Mantel and Haenszel, with Sato's variance.

    A difference is shown only where the lot itself would have made one as large in at most 5 of 100 draws, worked out
    without approximation: given who left, a week's number of them among the called is hypergeometric (Cox 1970).

    d = sum_w (a_w n0_w - b_w n1_w) / N_w / sum_w n1_w n0_w / N_w, with a of n1 that left with a call and b of n0
    without; its variance is consistent both for few large weeks and for many small ones (Greenland and Robins 1985;
    Sato 1989, Biometrics 45), and its interval that of Student's t with the people in excess of two a week. With no
    event at all it is Hanley's rule of three for either side.

    Parameters
    ----------
    weeks : sequence of TrialWeek
        One a draw.

    Returns
    -------
    effect : TrialEffect
    """
    estimate = _mantel_haenszel(weeks)
    bounds = (_mantel_haenszel(_if_left(weeks, called)) for called in (True, False))
    worst, best = (each[0] if each else None for each in bounds)
    low, high = _interval(weeks, estimate) if estimate else (None, None)
    return TrialEffect(
        estimate[0] if estimate else None,
        low,
        high,
        sum(each.left_called for each in weeks),
        sum(each.called for each in weeks),
        sum(each.left_others for each in weeks),
        sum(each.others for each in weeks),
        sum(each.not_known_called + each.not_known_others for each in weeks),
        _p_value(weeks) if estimate else None,
        worst,
        best,
    )


def _if_left(weeks: Sequence[TrialWeek], called: bool) -> list[TrialWeek]:
    return [
        TrialWeek(
            each.left_called + called * each.not_known_called,
            each.called + each.not_known_called,
            each.left_others + (not called) * each.not_known_others,
            each.others + each.not_known_others,
        )
        for each in weeks
    ]


def _mantel_haenszel(weeks: Sequence[TrialWeek]) -> tuple[float, float] | None:
    """The difference and its variance."""
    weight = above = first = second = 0.0
    for each in weeks:
        a, n1, b, n0 = each.left_called, each.called, each.left_others, each.others
        size = n1 + n0
        if not n1 or not n0:
            continue
        weight += n1 * n0 / size
        above += (a * n0 - b * n1) / size
        first += (n1**2 * b - n0**2 * a + n1 * n0 * (n0 - n1) / 2) / size**2
        second += (a * (n0 - b) + b * (n1 - a)) / (2 * size)
    if not weight:
        return None
    difference = above / weight
    return difference, max(difference * first + second, 0.0) / weight**2


def _interval(weeks: Sequence[TrialWeek], estimate: tuple[float, float]) -> tuple[float, float]:
    difference, variance = estimate
    told = [each for each in weeks if each.called and each.others]
    if variance == 0:
        called, others = sum(each.called for each in told), sum(each.others for each in told)
        return max(-1.0, difference - 3 / others), min(1.0, difference + 3 / called)
    free = max(sum(each.called + each.others - 2 for each in told), FEWEST_FREE)
    margin = float(stdtrit(free, 1 - FALSE_ALARM / 2)) * sqrt(variance)
    return max(-1.0, difference - margin), min(1.0, difference + margin)


def _p_value(weeks: Sequence[TrialWeek]) -> float:
    """Two-sided: twice the smaller tail of how many of those who left the lot puts among the called."""
    chances, seen = [1.0], 0
    for each in weeks:
        if not each.called or not each.others:
            continue
        seen += each.left_called
        chances = _convolved(chances, _of_a_week(each))
    return min(1.0, 2 * min(sum(chances[: seen + 1]), sum(chances[seen:])))


def _of_a_week(each: TrialWeek) -> list[float]:
    """Chance that 0, 1, ... of those who left are among the called."""
    left, size = each.left_called + each.left_others, each.called + each.others
    ways = comb(size, each.called)
    most = min(left, each.called)
    return [comb(left, number) * comb(size - left, each.called - number) / ways for number in range(most + 1)]


def _convolved(one: list[float], other: list[float]) -> list[float]:
    found = [0.0] * (len(one) + len(other) - 1)
    for place, chance in enumerate(one):
        for further, second in enumerate(other):
            found[place + further] += chance * second
    return found
