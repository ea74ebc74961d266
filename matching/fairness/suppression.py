"""Small numbers: what may be shown without telling of single people.

A group is hidden when any of its counts is below the least. Since totals are shown, one hidden group could be worked
out by taking the others away; so whatever is hidden must be at least two groups, whose counts together reach the least.
The smallest of the shown groups are hidden beside it until that is so (complementary suppression, as the Office for
National Statistics does).
"""

import numpy as np
from numpy.typing import NDArray


Counts = NDArray[np.int64]


def shown(counts: Counts, least: Counts) -> NDArray[np.bool_]:
    """Which groups may be shown. `counts` has a row per group and a column per count, `least` a number per column."""
    small: NDArray[np.bool_] = np.any(counts < least, axis=1)
    if not small.any():
        return ~small
    for group in np.argsort(counts[:, 0], kind="stable"):
        if small.sum() >= 2 and (counts[small].sum(axis=0) >= least).all():
            break
        small[group] = True
    return ~small
