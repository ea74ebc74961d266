"""What a trial can find, for the page on which it is decided whether to begin one."""

from dataclasses import dataclass

from matching.trials import power_table


SIZES = (60, 120, 240, 480)
FALLS = (5, 10, 15)  # in 100
SHARE = 25  # in 100: an example


@dataclass(frozen=True)
class Power:
    sizes: tuple[int, ...]
    falls: tuple[int, ...]
    share: int
    chances: list[list[float]]


def power_of() -> Power:
    return Power(SIZES, FALLS, SHARE, power_table(SIZES, [-fall / 100 for fall in FALLS], SHARE / 100))
