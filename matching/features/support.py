"""How much of the support a person needs is offered."""

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
NONE_OFFERED = "It offers none of the support they need."


class Support(Feature):
    name = "support"
    label = "support they need"
    kind = "pair"
    unordered_bins = (1,)  # they need none
    bin_values = (0.0, 0.0, -0.5, 0.3, 1.0)

    def codes(self, pairs: Pairs) -> Codes:
        needs, offers = _needs(pairs.context), pairs.context.opportunities.columns["support_offered"]
        needed = needs.length.take(pairs.person)
        codes = np.where(needs.known[pairs.person], 1, 0).astype(np.intp)
        rows = np.flatnonzero(needed > 0)
        matched = self._matched(pairs.take(rows))
        partly = np.where(matched == 0, 2, np.where(matched < needed[rows], 3, 4))
        codes[rows] = np.where(offers.known[pairs.opportunity[rows]], partly, 0)
        return codes

    def _matched(self, pairs: Pairs) -> Codes:
        needs, offers = pairs.context.remember("support", lambda: _bits(pairs.context))
        matched = np.zeros(len(pairs), dtype=np.intp)
        for word in range(needs.shape[1]):
            matched += np.bitwise_count(needs[:, word][pairs.person] & offers[:, word][pairs.opportunity])
        return matched

    def facts(self, pairs: Pairs) -> Sequence[Any]:
        needed = _needs(pairs.context).length[pairs.person].tolist()
        return list(zip(self.codes(pairs).tolist(), self._matched(pairs).tolist(), needed, strict=True))

    def sentence(self, fact: Any) -> str:
        code, matched, needed = fact
        if not code:
            return "Support they need, or support offered, is not recorded yet."
        if code == 1:
            return "They need no particular support."
        if code == 4:
            return "It offers all the support they need."
        return f"It offers {matched} of the {needed} kinds of support they need." if matched else NONE_OFFERED


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
