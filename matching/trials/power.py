"""What a trial of a size can find, worked out before it begins."""

from collections.abc import Sequence
from math import sqrt

from scipy.special import ndtr

from matching.evaluation.estimates import Z_95


POWER_OF_A_TRIAL = 0.8  # the chance of finding what is there from which a trial is called large enough
SMALLEST_STEP = 0.001


def find_chance(size: int, share: float, difference: float, called: float = 0.5) -> float:
    """Chance that the 95% interval leaves out nought, by the normal approximation (Fleiss, Levin and Paik 2003, ch. 4).

    Parameters
    ----------
    size : int
        How many are drawn, 1 or more.
    share : float
        Of those without a call the share that leaves, between 0 and 1.
    difference : float
        What a call changes of it; with it the share stays between 0 and 1.
    called : float, default=0.5
        Share of those drawn that is called, between 0 and 1.

    Returns
    -------
    chance : float

    Raises
    ------
    ValueError
        For numbers outside their range.
    """
    other = share + difference
    if size < 1 or not 0 < share < 1 or not 0 <= other <= 1 or not 0 < called < 1:
        raise ValueError("size is 1 or more, shares lie between 0 and 1")
    error = sqrt(other * (1 - other) / (size * called) + share * (1 - share) / (size * (1 - called)))
    beyond = abs(difference) / error
    return float(ndtr(beyond - Z_95) + ndtr(-beyond - Z_95))


def power_table(
    sizes: Sequence[int], differences: Sequence[float], share: float, called: float = 0.5
) -> list[list[float]]:
    """Chances of finding each difference, a row for each size.

    Parameters
    ----------
    sizes, differences : sequences
        As `find_chance` takes them.
    share, called : float
        As there.

    Returns
    -------
    table : list of lists of float
    """
    return [[find_chance(size, share, each, called) for each in differences] for size in sizes]


def smallest_found(size: int, share: float, called: float = 0.5) -> float | None:
    """The smallest fall in the share that leaves which a trial of this size finds with a chance of 80%.

    Parameters
    ----------
    size, share, called
        As `find_chance` takes them.

    Returns
    -------
    fall : float or None
        Above 0; None where it would not find it even if a call kept everybody.
    """
    steps = range(1, int(share / SMALLEST_STEP) + 1)
    falls = (step * SMALLEST_STEP for step in steps)
    return next((fall for fall in falls if find_chance(size, share, -fall, called) >= POWER_OF_A_TRIAL), None)


def smallest_rise(size: int, share: float, called: float = 0.5) -> float | None:
    """The smallest rise of a share that a trial of this size finds with a chance of 80%.

    Parameters
    ----------
    size, share, called
        As `find_chance` takes them.

    Returns
    -------
    rise : float or None
        Above 0; None where it would not find it even if everybody got there.
    """
    steps = range(1, int((1 - share) / SMALLEST_STEP) + 1)
    rises = (step * SMALLEST_STEP for step in steps)
    return next((rise for rise in rises if find_chance(size, share, rise, called) >= POWER_OF_A_TRIAL), None)
