"""Base class of features: a bin (its code) for every pair, a value for every bin, and a sentence that tells the fact.

Code 0 always means unknown and has the value 0, so a fact that is not known moves no score. Bin values run in the
natural sense of the feature (further, more, higher); sign and size of their effect stand in `prior.py`.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from matching.context import Context
from matching.pairs import Pairs


Codes = NDArray[np.intp]
Kind = Literal["pair", "opportunity", "person"]


class Feature(ABC):
    """A binned covariate of pairs.

    `label` names it in a table. `bin_values` has the covariate's value in each bin. `monotone` says that fitted terms
    must rise or fall with the bin value all along (which way is itself fitted, since nothing in law or logic fixes
    it); `unordered_bins` have no place in that order. Terms of a feature that is not `learned` stay as the prior has
    them. One fact is one reason: a feature that is `told_by` another has its part in that one's reason, and no sentence
    beside it.
    """

    name: str
    label: str
    kind: ClassVar[Kind]
    bin_values: tuple[float, ...]
    monotone: ClassVar[bool] = True
    learned: ClassVar[bool] = True
    unordered_bins: tuple[int, ...] = ()
    told_by: ClassVar[str] = ""

    def ordered_bins(self) -> list[int]:
        """Codes of known bins by their value, without the unordered ones."""
        known = (code for code in range(1, len(self.bin_values)) if code not in self.unordered_bins)
        return sorted(known, key=self.bin_values.__getitem__)

    @abstractmethod
    def codes(self, pairs: Pairs) -> Codes:
        """Bin of every pair, 0 where the fact is unknown."""

    def facts(self, pairs: Pairs) -> Sequence[Any]:
        """Arguments of `sentence` for each pair; by default the code."""
        facts: list[int] = self.codes(pairs).tolist()
        return facts

    def may_be_told(self, pairs: Pairs) -> NDArray[np.bool_]:
        """Whether the fact of each pair may be told as a reason: not where it would tell of single people."""
        return np.ones(len(pairs), dtype=bool)

    @abstractmethod
    def sentence(self, fact: Any) -> str: ...


class ColumnFeature(Feature):
    """A feature of one side alone, computed once per call."""

    def codes(self, pairs: Pairs) -> Codes:
        positions = pairs.person if self.kind == "person" else pairs.opportunity
        return self.column_codes(pairs.context)[positions]

    def column_codes(self, context: Context) -> Codes:
        return context.remember(("feature", self.name), lambda: self.compute_codes(context))

    @abstractmethod
    def compute_codes(self, context: Context) -> Codes: ...


class OpportunityFeature(ColumnFeature):
    """A feature of the opportunity alone."""

    kind = "opportunity"


class PersonFeature(ColumnFeature):
    """A feature of the person alone: it enters chances, and never the order of a list."""

    kind = "person"


class BinnedCount(ColumnFeature):
    """A count held in one column, binned at `bin_edges`, with a sentence for every bin."""

    column_name: str
    bin_edges: tuple[float, ...]
    sentences: tuple[str, ...]

    def compute_codes(self, context: Context) -> Codes:
        column = context.person_column if self.kind == "person" else context.opportunity_column
        count = column(self.column_name)
        return digitize(np.where(count < 0, np.nan, count), self.bin_edges)

    def sentence(self, fact: Any) -> str:
        return self.sentences[int(fact)]


def digitize(values: NDArray[np.float64] | NDArray[np.int64], bin_edges: Sequence[float]) -> Codes:
    """Code 1 for values below the first edge, one more from each edge on; 0 where the value is unknown (NaN)."""
    codes = np.searchsorted(np.array(bin_edges), values, side="right") + 1
    return np.where(np.isnan(values), 0, codes).astype(np.intp)
