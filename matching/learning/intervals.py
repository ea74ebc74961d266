"""Mean square error of an estimate, under a wider prior than the one that shrinks the estimate.

Strong shrinkage is right for the order: it does no harm where the prior mean is right. The posterior under it is of no
use for an interval, since it is as sure of the prior mean as the shrinkage is strong. So intervals have a prior of
their own, the same at every size of history: any slope of the prior may be out by as much as its sizes are large
(`SLOPE_SD`). Under it the mean square error of the estimate is the posterior covariance plus the square of the bias:
how far the posterior mean lies from the estimate.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matching.learning.shrinkage import RegressionProblem, gaussian_posterior, gradient_and_information
from matching.prior import HAZARD_SHARE_SD, INTERCEPT_SD, SLOPE_SD


Floats = NDArray[np.float64]

# In log-odds; a slope is per unit of the bin value, a shape has about this standard deviation over the bins.
INTERVAL_PRIOR_SD = {"level": INTERCEPT_SD, "interval": HAZARD_SHARE_SD, "scale": 0.3, "slope": SLOPE_SD, "shape": 0.2}


def mean_square_error(problem: RegressionProblem, estimate: Floats) -> Floats:
    """Mean of (truth - estimate)(truth - estimate)', a row and a column per column of the design."""
    gradient, information = gradient_and_information(problem, estimate)
    sd = np.array([INTERVAL_PRIOR_SD[kind] for kind in problem.column_kind])
    posterior = gaussian_posterior(gradient + information @ estimate, information, sd)
    bias = posterior.mean - estimate
    return posterior.covariance + bias[:, None] * bias
