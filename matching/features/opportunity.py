"""Features of the opportunity alone."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.calendar import ordinals
from matching.context import Context
from matching.features.base import BinnedCount, Codes, OpportunityFeature, digitize
from matching.pairs import Pairs
from matching.vocabulary import SMALLEST_SHOWN


PRIOR_SHARE, PRIOR_WEIGHT = 0.6, 4  # retention of an employer without a record: as if so many starts had been observed
SHARE_BINS = 20
FEWER_THAN_TEN = "Fewer than ten care leavers have started with this employer."  # how few would tell of single people


class SentencePerCode(OpportunityFeature):
    """A feature whose sentence depends on the code alone."""

    sentences: tuple[str, ...]

    def sentence(self, fact: Any) -> str:
        return self.sentences[int(fact)]


class EmployerStarts(BinnedCount, OpportunityFeature):
    """Care leavers who have started with the employer before."""

    name = column_name = "employer_starts"
    label = "care leavers who started with the employer"
    bin_edges = (1, 3, 10)
    bin_values = (0.0, -0.2, 0.2, 0.5, 0.8)
    sentences = (
        "Whether care leavers have started with this employer is not recorded yet.",
        "No care leaver has started with this employer yet.",
        FEWER_THAN_TEN,
        FEWER_THAN_TEN,
        "Ten care leavers or more have started with this employer.",
    )


class EmployerLasting(OpportunityFeature):
    """Share of the employer's past care leavers who stayed 26 weeks, shrunk to the prior share while they are few.

    The posterior mean of a beta-binomial model with prior mean PRIOR_SHARE and prior size PRIOR_WEIGHT.
    """

    name = "employer_lasting"
    counted = "employer_starts"
    label = "care leavers who lasted with the employer"
    bin_values = (0.0, *((level / SHARE_BINS - PRIOR_SHARE) / (1 - PRIOR_SHARE) for level in range(SHARE_BINS + 1)))

    def compute_codes(self, context: Context) -> Codes:
        starts = context.opportunity_column(self.counted)
        lasted = context.opportunity_column("employer_sustained_26")
        share = (lasted + PRIOR_SHARE * PRIOR_WEIGHT) / (np.maximum(starts, 0) + PRIOR_WEIGHT)
        codes = np.rint(share * SHARE_BINS) + 1
        return np.where((starts < 0) | (lasted < 0), 0, codes).astype(np.intp)

    def may_be_told(self, pairs: Pairs) -> NDArray[np.bool_]:
        told: NDArray[np.bool_] = pairs.of_opportunity(self.counted) >= SMALLEST_SHOWN
        return told

    def facts(self, pairs: Pairs) -> Sequence[Any]:
        return list(zip(self.codes(pairs).tolist(), self.may_be_told(pairs).tolist(), strict=True))

    def sentence(self, fact: Any) -> str:
        code, may_be_told = fact
        if code and not may_be_told:
            return "Too few care leavers have started with this employer to say how often they last."
        if not code:
            return "How many care leavers lasted 26 weeks with this employer is not recorded yet."
        share = (code - 1) / SHARE_BINS
        if abs(share - PRIOR_SHARE) < 0.06:
            return "Care leavers last with this employer about as often as usual, as far as is known."
        return f"Care leavers last with this employer {'more' if share > PRIOR_SHARE else 'less'} often than usual."


class RingFenced(SentencePerCode):
    """Kept for care leavers."""

    name = "ring_fenced"
    label = "kept for care leavers"
    bin_values = (0.0, 0.0, 1.0)
    sentences = (
        "Whether it is kept for care leavers is not recorded yet.",
        "Open to everyone.",
        "Kept for care leavers.",
    )

    def compute_codes(self, context: Context) -> Codes:
        return (context.opportunity_column("care_leavers_only") + 1).astype(np.intp)


class FreePlaces(BinnedCount, OpportunityFeature):
    """More places, more chances."""

    name = column_name = "places"
    label = "number of places"
    bin_edges = (2, 3, 6)
    bin_values = (0.0, 0.0, 0.15, 0.3, 0.5)
    sentences = (
        "How many places there are is not recorded yet.",
        "One place.",
        "Two places.",
        "Three to five places.",
        "Six places or more.",
    )


class Wait(SentencePerCode):
    """Weeks from the day asked about to the start: people drift away while they wait."""

    name = "wait"
    label = "time until it starts"
    bin_values = (0.0, -0.3, -0.2, 0.1, 0.5, 1.0)
    sentences = (
        "The start date is not recorded yet.",
        "Starts within two weeks, or has rolling starts.",
        "Starts in two to six weeks.",
        "Starts in six weeks to three months.",
        "Starts in three to six months: a long time to wait.",
        "Starts in more than six months: a very long time to wait.",
    )

    def compute_codes(self, context: Context) -> Codes:
        wait = ordinals(context.start) - context.today
        return digitize(np.where(context.start_known, wait / 7, np.nan), (2, 6, 13, 26))
