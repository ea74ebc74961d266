"""How much of the support a person needs is offered, and how much is missing."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.context import Context
from matching.features.base import Codes, Feature
from matching.pairs import Pairs
from matching.profiles.list_types import Ragged


Bits = NDArray[np.uint64]
WORD_BITS = 64
MOST = 3  # counted apart
NONE_OFFERED = "It offers none of the support they need."


class SupportCount(Feature):
    """How many kinds of support, out of those the person needs; a person who needs none has none either way."""

    kind = "pair"

    def codes(self, pairs: Pairs) -> Codes:
        known = pairs.context.opportunities.columns["support_offered"].known.take(pairs.opportunity)
        needs = _needs(pairs.context)
        told = needs.known.take(pairs.person) & (known | (needs.length.take(pairs.person) == 0))
        return np.where(told, np.minimum(self.count(pairs), MOST) + 1, 0)

    @abstractmethod
    def count(self, pairs: Pairs) -> Codes: ...

    def facts(self, pairs: Pairs) -> Sequence[Any]:
        needed = _needs(pairs.context).length[pairs.person].tolist()
        return list(zip(self.codes(pairs).tolist(), self.count(pairs).tolist(), needed, strict=True))

    def sentence(self, fact: Any) -> str:
        code, count, needed = fact
        if not code:
            return "Support they need, or support offered, is not recorded yet."
        return self.told(count, needed) if needed else "They need no particular support."

    @abstractmethod
    def told(self, count: int, needed: int) -> str: ...


class SupportMet(SupportCount):
    name = "support_met"
    label = "support they need and would have"
    bin_values = (0.0, -0.4, 0.4, 0.9, 1.3)

    def count(self, pairs: Pairs) -> Codes:
        return matched(pairs)

    def told(self, count: int, needed: int) -> str:
        if count == needed:
            return "It offers all the support they need."
        return f"It offers {count} of the {needed} kinds of support they need." if count else NONE_OFFERED


class SupportUnmet(SupportCount):
    name = "support_unmet"
    told_by = "support_met"  # how many of how many are offered says how many are not
    label = "support they need and would not have"
    bin_values = (0.0, -0.4, 0.4, 0.9, 1.3)

    def count(self, pairs: Pairs) -> Codes:
        return _needs(pairs.context).length.take(pairs.person) - matched(pairs)

    def told(self, count: int, needed: int) -> str:
        kinds = "kind" if count == 1 else "kinds"
        return (
            f"{count} {kinds} of support they need would be missing." if count else "No support they need is missing."
        )


def matched(pairs: Pairs) -> Codes:
    """How many kinds of support are both needed and offered, once for each block of pairs."""
    if "matched_support" not in pairs.__dict__:
        needs, offers = pairs.context.remember("support", lambda: _bits(pairs.context))
        count = np.zeros(len(pairs), dtype=np.intp)
        for word in range(needs.shape[1]):
            count += np.bitwise_count(needs[:, word].take(pairs.person) & offers[:, word].take(pairs.opportunity))
        pairs.__dict__["matched_support"] = count
    found: Codes = pairs.__dict__["matched_support"]
    return found


def _needs(context: Context) -> Ragged:
    needs: Ragged = context.people.columns["support_needs"]
    return needs


def _bits(context: Context) -> tuple[Bits, Bits]:
    """Kinds of support that are both needed and offered by somebody, as bits in words of 64."""
    needs, offers = _needs(context), context.opportunities.columns["support_offered"]
    shared = {word: bit for bit, word in enumerate(sorted(set(needs.words) & set(offers.words)))}
    return _packed(needs, shared), _packed(offers, shared)


def _packed(lists: Ragged, shared: dict[str, int]) -> Bits:
    bits = np.zeros((len(lists.length), len(shared) // WORD_BITS + 1), dtype=np.uint64)
    bit = np.array([shared.get(word, -1) for word in lists.words], dtype=np.int64)[lists.values]
    row = np.repeat(np.arange(len(lists.length)), lists.length)
    row, bit = row[bit >= 0], bit[bit >= 0]
    np.bitwise_or.at(bits, (row, bit // WORD_BITS), np.uint64(1) << (bit % WORD_BITS).astype(np.uint64))
    return bits
