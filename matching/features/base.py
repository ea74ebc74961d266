"""What a feature is: a small code for every pair, a dose for every code, and a sentence that tells the fact.

Code 0 always means unknown and has dose 0, so a fact that is not known moves no score. Doses run in the natural sense
of the feature (further, more, higher); which way that counts, and how much, is said in `expert.py`.
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
    """`label` names it in a table. `monotone` says that what is learned must go one way with the dose (which way is
    itself learned, since nothing in law or logic fixes it); codes that are `loose` have no place in that order.
    """

    name: str
    label: str
    kind: ClassVar[Kind]
    doses: ClassVar[tuple[float, ...]]
    monotone: ClassVar[bool] = True
    loose: ClassVar[tuple[int, ...]] = ()

    def ladder(self) -> list[int]:
        """Known codes in the order of their dose, without the loose ones."""
        return sorted(
            (code for code in range(1, len(self.doses)) if code not in self.loose), key=self.doses.__getitem__
        )

    @abstractmethod
    def codes(self, pairs: Pairs) -> Codes: ...

    def facts(self, pairs: Pairs) -> Sequence[Any]:
        """What the sentence needs to know of each pair; by default the code."""
        facts: list[int] = self.codes(pairs).tolist()
        return facts

    @abstractmethod
    def sentence(self, fact: Any) -> str: ...


class OfOpportunity(Feature):
    """A feature of the opportunity alone, worked out once per call."""

    kind = "opportunity"

    def codes(self, pairs: Pairs) -> Codes:
        return self.column(pairs.context)[pairs.opportunity]

    def column(self, context: Context) -> Codes:
        return context.remember(("feature", self.name), lambda: self.work_out(context))

    @abstractmethod
    def work_out(self, context: Context) -> Codes: ...


class OfPerson(Feature):
    """A feature of the person alone: it enters chances, and never the order of a list."""

    kind = "person"

    def codes(self, pairs: Pairs) -> Codes:
        return self.column(pairs.context)[pairs.person]

    def column(self, context: Context) -> Codes:
        return context.remember(("feature", self.name), lambda: self.work_out(context))

    @abstractmethod
    def work_out(self, context: Context) -> Codes: ...


def steps(values: NDArray[np.float64] | NDArray[np.int64], bounds: Sequence[float]) -> Codes:
    """1 for values below the first bound, one more from each bound on; 0 where the value is unknown (NaN)."""
    codes = np.searchsorted(np.array(bounds), values, side="right") + 1
    return np.where(np.isnan(values), 0, codes).astype(np.intp)
