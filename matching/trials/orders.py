"""Two orders of lists compared by lot: what came of it by intention to treat, the size it takes, and words for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.trials.effect import TrialEffect, TrialWeek, intention_to_treat
from matching.trials.power import POWER_OF_A_TRIAL, find_chance, smallest_rise
from matching.trials.words import in_100, signed


MOST_NEEDED = 1_000_000
NOTHING_TO_COMPARE = "Nothing can be compared: of nobody drawn in one week is it known with either order."


@dataclass(frozen=True)
class OrderWeek:
    """One draw of a comparison.

    Parameters
    ----------
    lasted_in_use, in_use, lasted_written, written : int
        Of those whose list had the order in use, how many got to the end that counts, and how many there were; the
        same of those with the written order. Of whom it is not known they are in none of these.
    not_known_in_use, not_known_written : int, default=0
        Of whom it is not known.
    """

    lasted_in_use: int
    in_use: int
    lasted_written: int
    written: int
    not_known_in_use: int = 0
    not_known_written: int = 0


def order_effect(weeks: Sequence[OrderWeek]) -> TrialEffect:
    """The difference that the order in use made, in shares: above 0 more got there than with the written order.

    By `intention_to_treat`: everybody counts with the order that the lot gave them.

    Parameters
    ----------
    weeks : sequence of OrderWeek
        One a draw.

    Returns
    -------
    effect : TrialEffect
        With the order in use in the place of a call.
    """
    return intention_to_treat(
        [
            TrialWeek(
                each.lasted_in_use,
                each.in_use,
                each.lasted_written,
                each.written,
                each.not_known_in_use,
                each.not_known_written,
            )
            for each in weeks
        ]
    )


def size_needed(share: float, difference: float) -> int | None:
    """How many have to be drawn, half for either order, so that a difference is found with a chance of 80%.

    Parameters
    ----------
    share : float
        Of those with the written order the share that gets there, between 0 and 1.
    difference : float
        What the order in use adds to it, above 0.

    Returns
    -------
    size : int or None
        The smallest even one; None above a million.
    """
    few, many = 0, MOST_NEEDED // 2
    if find_chance(2 * many, share, difference) < POWER_OF_A_TRIAL:
        return None
    while many - few > 1:
        half = (few + many) // 2
        few, many = (few, half) if find_chance(2 * half, share, difference) >= POWER_OF_A_TRIAL else (half, many)
    return 2 * many


def order_finding(effect: TrialEffect, weeks: int) -> str:
    """What the comparison showed, with its interval; of none shown, how large a one it could not have found.

    Parameters
    ----------
    effect : TrialEffect
        By `order_effect`.
    weeks : int
        For which each was followed.

    Returns
    -------
    sentence : str
    """
    if effect.difference is None or effect.low is None or effect.high is None:
        return NOTHING_TO_COMPARE
    seen = (
        f"Of {effect.called} with the order in use {effect.left_called} got to week 13 of a place within {weeks} weeks,"
        f" of {effect.others} with the written order {effect.left_others}: {in_100(effect.difference)}, 95% interval"
        f" {signed(effect.low)} to {signed(effect.high)}."
    )
    return " ".join(filter(None, [_headline(effect), seen, _not_found(effect), _not_known(effect)]))


def _headline(effect: TrialEffect) -> str:
    if not effect.shows_a_difference:
        return "No difference was found that this many people could show: it is not known which order is better."
    assert effect.difference is not None
    return f"The order in use led to {'more' if effect.difference > 0 else 'fewer'} places that last."


def _not_found(effect: TrialEffect) -> str:
    share = effect.left_others / effect.others if effect.others else 0.0
    if effect.shows_a_difference or not 0 < share < 1:
        return ""
    size = effect.called + effect.others
    rise = smallest_rise(size, share, effect.called / size)
    if rise is None:
        return "A comparison of this size would most likely have missed any difference."
    return (
        f"A rise of less than {rise * 100:.0f} in 100 would most likely have been missed by a comparison of this size."
    )


def _not_known(effect: TrialEffect) -> str:
    if not effect.not_known or effect.worst is None or effect.best is None:
        return ""
    return (
        f"Of {effect.not_known} it is not known; by what came of them the difference could lie between"
        f" {signed(effect.best)} and {signed(effect.worst)} in 100."
    )
