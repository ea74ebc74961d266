"""How far an estimate may be out, for somebody who doubts the expert more than the estimate does.

An estimate that prefers little correction is right for the order: it does no harm where the expert is right. Its own
posterior is of no use for an interval, since it is as sure of the expert as that preference is. So intervals have a
prior of their own, the same at every size of history: any slope of the expert may be out by as much as his sizes are
large (`DOUBT_SIZE`). Under it the mean square of what separates the truth from the estimate is the covariance plus the
square of how far this posterior's own mean lies from the estimate.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matching.expert import DOUBT_LEVEL, DOUBT_SHARES, DOUBT_SIZE
from matching.learning.strength import Problem, around, normal_posterior


Floats = NDArray[np.float64]

# Standard deviations in log-odds; a slope is of a full dose, a shape has about this spread over the codes.
PRIOR = {"level": DOUBT_LEVEL, "interval": DOUBT_SHARES, "scale": 0.3, "slope": DOUBT_SIZE, "shape": 0.2}


def doubted(problem: Problem, middle: Floats) -> Floats:
    """Mean square, a row and a column for each column of the problem, of the truth less `middle`, the estimate."""
    slope, curvature = around(problem, middle)
    spread = np.array([PRIOR[kind] for kind in problem.kind])
    part = normal_posterior(slope + curvature @ middle, curvature, spread)
    apart = part.middle - middle
    return part.covariance + apart[:, None] * apart
